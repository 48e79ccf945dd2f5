//! One of all tabs asks, the others hear; what is put away in one is away in all. Tabs are frames here, which every engine's driver
//! shows at the same time, each with its own time; the browser's locks and channels know no difference, and
//! none between a page with WebAssembly and one without.

use e2e::{Answer, SUMMARY, World, blip};
use serde_json::{Value, json};

use crate::polls::{ABSENCES, CLOCK};

/// Serves a page that is to be a tab, at this path, with something that goes before the widget.
fn serve(world: &World, path: &str, before: &str, options: &str) -> String {
    let head = format!(
        "{CLOCK}{before}{}",
        world.tag(&format!("data-components=\"Desk\" data-max-age=\"8d\" {options}"))
    );
    world.host.page(path, &head, "")
}

/// It has shown something and waits for its next question, not for an answer: time that passes before would be the answer's.
const AT_WORK: &str = "window.seen && seen.events.length > 0 && seen.set().length > 0 && seen.set().every(([wait]) => wait > 10)";

/// It waits as the one does that asks for all. The lock comes a moment after the first answer; until then it waits as long as a follower.
const LEADS: &str = "seen.waits()[0] <= 66";

/// Opens a window with a tab of each of these addresses, one after the other, each when the one before is at work.
async fn open(world: &World, addresses: &[String]) {
    world.open("", "").await;
    for (number, address) in addresses.iter().enumerate() {
        let open = "const frame = document.createElement('iframe'); frame.src = ADDRESS; document.body.append(frame);";
        world.run(&open.replace("ADDRESS", &json!(address).to_string())).await;
        until(world, number, AT_WORK).await;
    }
}

/// Two tabs alike.
async fn open_two(world: &World, before: &str, options: &str) {
    let address = serve(world, "/tab", before, options);
    open(world, &[address.clone(), address]).await;
    until(world, 0, LEADS).await;
}

/// What runs script in a tab: an expression, whose value it returns, or statements, which end in a semicolon. Not by `eval`: a page
/// that refuses WebAssembly refuses that, too.
fn in_tab(tab: usize, script: &str) -> String {
    let text = if script.ends_with(';') { script.to_owned() } else { format!("window.told = ({script});") };
    format!(
        "const tab = frames[{tab}], head = tab && tab.document.head;\
         if (!head) return;\
         const script = tab.document.createElement('script');\
         script.textContent = {};\
         tab.told = undefined;\
         head.append(script);\
         script.remove();\
         return tab.told;",
        json!(text)
    )
}

async fn run(world: &World, tab: usize, script: &str) -> Value {
    world.run(&in_tab(tab, script)).await
}

async fn until(world: &World, tab: usize, script: &str) {
    world.until_script(&in_tab(tab, script)).await;
}

/// Waits until a tab shows this stage, or nothing.
async fn shows(world: &World, tab: usize, stage: &str) {
    let root = "document.querySelector('status-widget').shadowRoot";
    let script = if stage.is_empty() {
        format!("!{root}.querySelector('[part~=banner]')")
    } else {
        format!("{root}.querySelector('[part~=stage]')?.textContent.toLowerCase().includes('{stage}')")
    };
    until(world, tab, &script).await;
}

/// Lets time pass in both, at once: one must not hear of an answer that the other would have had later.
async fn pass(world: &World, seconds: u32) {
    world.run(&format!("Array.from(frames).forEach((frame) => frame.seen.pass({seconds}));")).await;
}

/// How long a tab waits until it asks, in seconds; what waits besides, for the minute to turn, was set later.
async fn wait(world: &World, tab: usize) -> f64 {
    run(world, tab, "seen.waits()[0] || 0").await.as_f64().expect("a number")
}

/// Lets this time pass in all tabs and in the page around them, with a moment before and after for what waits for no timer.
async fn skip(world: &World, milliseconds: u32) {
    let script = format!(
        "await seen.rest(100);\
         await Promise.all([window, ...Array.from(frames)].map((frame) => frame.seen.skip({milliseconds})));\
         await seen.rest(100);"
    );
    world.run_async(&script).await;
}

/// A moment later the feed must not have been asked more often.
async fn asked(world: &World, polls: usize) {
    skip(world, 400).await;
    assert_eq!(world.feed.polls(), polls);
}

#[test]
fn one_asks_for_all() {
    e2e::test_alike("one_asks_for_all", async |world| {
        world.feed.summary(blip("summary-1315"));
        open_two(world, "", "").await;
        // Each has asked when it came.
        asked(world, 2).await;
        assert!(wait(world, 1).await > 80.0, "who follows leaves the leader time");
        // An answer as the last one is told, too: it says that somebody asks.
        let stages = [
            ("summary-1414", "monitoring"),
            ("summary-1640", "identified"),
            ("summary-1640", "identified"),
            ("summary-1640", "identified"),
            ("summary-1414", "monitoring"),
        ];
        for (round, (summary, stage)) in stages.into_iter().enumerate() {
            world.feed.summary(blip(summary));
            pass(world, 66).await;
            for tab in 0..2 {
                shows(world, tab, stage).await;
            }
            asked(world, 3 + round).await;
        }
        for tab in 0..2 {
            assert_eq!(run(world, tab, "seen.errors.length + seen.console.length").await, json!(0));
        }
    });
}

#[test]
fn another_takes_over_when_the_leader_goes() {
    e2e::test_alike("another_takes_over_when_the_leader_goes", async |world| {
        let gone = "seen.handle.destroy();";
        let closed = "setTimeout(() => frameElement.remove(), 0);";
        let absences = ABSENCES.map(|(name, goes, returns)| (name, goes, returns));
        for (name, goes, returns) in
            absences.into_iter().chain([("taken out", gone, ""), ("closed", closed, "")])
        {
            world.feed.summary(blip("summary-1315"));
            let before = world.feed.polls();
            if name == "taken out" {
                // By who has mounted it: what a tag has brought stays.
                let mount = format!(
                    "{CLOCK}<script src=\"/dist/status-widget.js\"></script><script>seen.handle =\
                     StatusWidget.mount({{ source: '{}', components: 'Desk', maxAge: '8d' }});</script>",
                    world.feed.origin()
                );
                let address = world.host.page("/tab", &mount, "");
                open(world, &[address.clone(), address]).await;
                until(world, 0, LEADS).await;
            } else {
                open_two(world, "", "").await;
            }
            run(world, 0, goes).await;
            let other = usize::from(name != "closed");
            world.until_script(&format!("return frames.length === {};", other + 1)).await;
            until(world, other, LEADS).await;
            world.feed.summary(blip("summary-1414"));
            run(world, other, "seen.pass(66)").await;
            shows(world, other, "monitoring").await;
            asked(world, before + 3).await;
            if !returns.is_empty() {
                // Who comes back in time has heard, or asks; either way it has the news.
                run(world, 0, returns).await;
                run(world, 0, "seen.pass(66)").await;
                shows(world, 0, "monitoring").await;
            }
        }
    });
}

#[test]
fn who_follows_hears_while_nobody_looks_and_need_not_ask_on_return() {
    e2e::test_alike("who_follows_hears_while_nobody_looks_and_need_not_ask_on_return", async |world| {
        let (_, goes, returns) = ABSENCES[0];
        world.feed.summary(blip("summary-1315"));
        open_two(world, "", "").await;
        run(world, 1, goes).await;
        world.feed.summary(blip("summary-1414"));
        pass(world, 66).await;
        shows(world, 1, "monitoring").await;
        run(world, 1, returns).await;
        asked(world, 3).await;
    });
}

/// Two tabs in which all is well with Desk.
async fn open_calm(world: &World) {
    let mail = "\"name\": \"E-mail\", \"status\": \"";
    let calm = blip("summary-1300");
    // With that the widget has begun, though it shows nothing.
    let slow = calm.replace(&format!("{mail}operational"), &format!("{mail}degraded_performance"));
    assert_ne!(slow, calm);
    world.feed.summary(slow);
    open_two(world, "", "").await;
}

/// The levels that a tab has told of.
async fn levels(world: &World, tab: usize) -> Value {
    run(
        world,
        tab,
        "seen.events.filter((event) => event.name === 'change').map((event) => event.detail.level).join()",
    )
    .await
}

/// Nobody has asked the history.
fn no_history(world: &World) {
    let seen = world.feed.seen();
    assert!(seen.iter().all(|seen| !seen.path.contains("incidents")), "{seen:?}");
}

/// What another remembers of an incident comes before the document that has it.
#[test]
fn an_incident_that_begins_is_no_end() {
    e2e::test_alike("an_incident_that_begins_is_no_end", async |world| {
        open_calm(world).await;
        world.feed.summary(blip("summary-1315"));
        pass(world, 66).await;
        for tab in 0..2 {
            shows(world, tab, "investigating").await;
            assert_eq!(levels(world, tab).await, json!("operational,minor"), "{tab}");
        }
        no_history(world);
    });
}

#[test]
fn who_starts_anew_leads_again() {
    e2e::test_alike("who_starts_anew_leads_again", async |world| {
        world.feed.summary(blip("summary-1315"));
        let address = serve(world, "/tab", "", "");
        open(world, &[address]).await;
        until(world, 0, LEADS).await;
        run(world, 0, "document.querySelector('status-widget').format = 'statuspage';").await;
        asked(world, 2).await;
        shows(world, 0, "investigating").await;
        let wait = wait(world, 0).await;
        assert!((10.0..=66.0).contains(&wait), "{wait}");
    });
}

#[test]
fn a_leader_that_is_stuck_is_not_waited_for() {
    e2e::test_alike("a_leader_that_is_stuck_is_not_waited_for", async |world| {
        world.feed.summary(blip("summary-1315"));
        open_two(world, "", "").await;
        world.feed.summary(blip("summary-1414"));
        // No time passes in the first one.
        run(world, 1, "seen.pass(105)").await;
        shows(world, 1, "monitoring").await;
        shows(world, 0, "monitoring").await;
        asked(world, 3).await;
    });
}

#[test]
fn a_failing_feed_is_asked_by_one_and_all_know() {
    e2e::test_alike("a_failing_feed_is_asked_by_one_and_all_know", async |world| {
        world.feed.summary(blip("summary-1315"));
        open_two(world, "", "").await;
        world.feed.answer(SUMMARY, [Answer::status(500)]);
        pass(world, 66).await;
        for tab in 0..2 {
            until(world, tab, "seen.events.some((event) => event.name === 'error')").await;
        }
        asked(world, 3).await;
        pass(world, 30).await;
        asked(world, 3).await;
        let as_of = "[...document.querySelector('status-widget').shadowRoot.querySelectorAll('[part~=meta] time')]\
            .some((node) => node.innerText.startsWith('As of'))";
        until(world, 1, as_of).await;
    });
}

#[test]
fn one_whose_page_may_not_reach_the_feed_hears_from_one_that_may() {
    e2e::test_alike("one_whose_page_may_not_reach_the_feed_hears_from_one_that_may", async |world| {
        world.feed.summary(blip("summary-1315"));
        let free = serve(world, "/free", "", "");
        let head = format!("{CLOCK}{}", world.tag("data-components=\"Desk\" data-max-age=\"8d\""));
        let bound = world.host.page_under("connect-src 'self'", "/bound", &head, "");
        open(world, &[bound, free]).await;
        // The first one asked first, and failed; it leads. The other's first answer reaches it.
        shows(world, 0, "investigating").await;
        world.feed.summary(blip("summary-1414"));
        for _ in 0..3 {
            pass(world, 66).await;
            // Until the lead has been passed on.
            skip(world, 1500).await;
        }
        for tab in 0..2 {
            shows(world, tab, "monitoring").await;
        }
    });
}

#[test]
fn what_is_put_away_in_one_is_away_in_all() {
    e2e::test_alike("what_is_put_away_in_one_is_away_in_all", async |world| {
        for storage in ["local", "session", "off"] {
            world.feed.summary(blip("summary-1315"));
            open_two(world, "", &format!("data-storage=\"{storage}\"")).await;
            for tab in 0..2 {
                shows(world, tab, "investigating").await;
            }
            let before = world.feed.polls();
            let dismiss =
                "document.querySelector('status-widget').shadowRoot.querySelector('[part~=dismiss]').click()";
            run(world, 1, dismiss).await;
            for tab in 0..2 {
                shows(world, tab, "").await;
            }
            assert_eq!(world.feed.polls(), before, "{storage}");
            // Another stage brings it back in both.
            world.feed.summary(blip("summary-1414"));
            pass(world, 66).await;
            for tab in 0..2 {
                shows(world, tab, "monitoring").await;
            }
            world.run("localStorage.clear(); sessionStorage.clear();").await;
        }
    });
}

#[test]
fn where_the_browser_lacks_them_each_asks_by_itself() {
    e2e::test_alike("where_the_browser_lacks_them_each_asks_by_itself", async |world| {
        let no_locks = "Object.defineProperty(navigator, 'locks', { value: undefined });";
        let no_channel = "delete window.BroadcastChannel;";
        let refused = "BroadcastChannel.prototype.postMessage = () => { throw new Error('no'); };\
            LockManager.prototype.request = () => Promise.reject('no');";
        for lack in [no_channel.to_owned(), format!("{no_locks}{no_channel}"), refused.to_owned()] {
            world.feed.summary(blip("summary-1315"));
            let before = world.feed.polls();
            open_two(world, &format!("<script>{lack}</script>"), "").await;
            asked(world, before + 2).await;
            for tab in 0..2 {
                let wait = wait(world, tab).await;
                assert!((10.0..=66.0).contains(&wait), "{lack}: {wait}");
            }
            world.feed.summary(blip("summary-1414"));
            pass(world, 66).await;
            for tab in 0..2 {
                shows(world, tab, "monitoring").await;
                assert_eq!(
                    run(world, tab, "seen.errors.length + seen.console.length").await,
                    json!(0),
                    "{lack}"
                );
            }
            asked(world, before + 4).await;
        }
    });
}

#[test]
fn who_is_kept_for_a_way_back_holds_neither_channel_nor_lock() {
    e2e::test_alike("who_is_kept_for_a_way_back_holds_neither_channel_nor_lock", async |world| {
        world.feed.summary(blip("summary-1315"));
        let count = "<script>seen.open = new Set(); window.BroadcastChannel = class extends BroadcastChannel {\
            constructor(name) { super(name); seen.open.add(this); } close() { seen.open.delete(this); super.close(); } };</script>";
        world.open(&format!("{CLOCK}{count}{}", world.tag("data-components=\"Desk\"")), "").await;
        world.until("the banner", |banner| banner.visible).await;
        let held = "return [seen.open.size, (await navigator.locks.query()).held.length];";
        world.until_script("return seen.open.size === 1;").await;
        // As browsers say it: that the page is left, and then that nobody sees it.
        world.run("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));").await;
        world.run(ABSENCES[0].1).await;
        world.quiet().await;
        assert_eq!(world.run_async(held).await, json!([0, 0]));
        world.run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));").await;
        world.run(ABSENCES[0].2).await;
        world.until_script("return seen.open.size === 1;").await;
        world.quiet().await;
        assert_eq!(world.run_async(held).await, json!([1, 1]), "and leads again");
    });
}

#[test]
fn fifty_elements_are_one_request() {
    e2e::test_alike("fifty_elements_are_one_request", async |world| {
        world.feed.summary(blip("summary-1315"));
        let element =
            format!("<status-widget source=\"{}\" components=\"Desk\"></status-widget>", world.feed.origin());
        let posts = "<script>{ const { prototype } = BroadcastChannel, { postMessage } = prototype; seen.posts = 0;\
            prototype.postMessage = function (word) { seen.posts += 1; postMessage.call(this, word); }; }</script>";
        let head = format!("{CLOCK}{posts}<script async src=\"/dist/status-widget.js\"></script>");
        world.open(&head, &element.repeat(50)).await;
        let all_show = |stage: &str| {
            format!(
                "return [...document.querySelectorAll('status-widget')].every((element) => element.shadowRoot &&\
                 element.shadowRoot.querySelector('[part~=stage]')?.textContent.toLowerCase().includes('{stage}'));"
            )
        };
        world.until_script(&all_show("investigating")).await;
        asked(world, 1).await;
        // What each would tell the others of the same answer is told once, or it would be heard 2,450 times; a few begin before they hear.
        let posts = world.run("return seen.posts;").await;
        assert!(posts.as_u64() < Some(15), "{posts} words");
        world.feed.summary(blip("summary-1414"));
        world.run("seen.pass(66);").await;
        world.until_script(&all_show("monitoring")).await;
        asked(world, 2).await;
        // The one that leads goes; one of the others asks.
        world.feed.summary(blip("summary-1640"));
        world.run("document.querySelector('status-widget').remove();").await;
        world.quiet().await;
        world.run("seen.pass(66);").await;
        world.until_script(&all_show("identified")).await;
        asked(world, 3).await;
        world.host_goes_on().await;
        assert_eq!(world.console().await, []);
    });
}
