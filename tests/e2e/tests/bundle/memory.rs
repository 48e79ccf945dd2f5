//! What a browser remembers over page views: what was put away, and that somebody who saw an incident hears of its end.

use e2e::{Answer, Banner, World, blip};
use serde_json::json;

/// How much is kept of sources, by the name of which there is a space.
const KEPT: &str = "return [localStorage, sessionStorage]\
    .map((storage) => Object.keys(storage).filter((key) => key.includes(' ')).length);";

const HISTORY: &str = "/api/v2/incidents.json";

/// The story's clock, in milliseconds, as script.
const DURING: &str = "now: () => Date.UTC(2021, 9, 8, 20, 0)";
const AFTER: &str = "now: () => Date.UTC(2021, 9, 9, 0, 15)";
const A_WEEK_LATER: &str = "now: () => Date.UTC(2021, 9, 15, 22, 30)";

/// Opens the page anew, as of this time, with these further options.
async fn view(world: &World, clock: &str, options: &str) {
    world.open_mounted(&format!("{{ components: 'Desk', {clock}, {options} }}")).await;
    world.settle().await;
}

fn asked(world: &World) -> usize {
    world.feed.seen().iter().filter(|seen| seen.path == HISTORY).count()
}

#[test]
fn those_who_saw_it_hear_of_its_end_and_later_of_its_cause() {
    e2e::test("those_who_saw_it_hear_of_its_end_and_later_of_its_cause", async |world| {
        let options = "resolved: '8d'";
        world.feed.summary(blip("summary-1640"));
        view(world, DURING, options).await;
        assert_eq!((world.banner().await.headline.as_str(), asked(world)), ("Desk degraded", 0));

        world.feed.summary(blip("summary-2111"));
        world.feed.answer(HISTORY, [Answer::json(blip("incidents-2111"))]);
        view(world, AFTER, options).await;
        let banner = world.banner().await;
        assert_eq!(
            (banner.headline.as_str(), banner.severity.as_str()),
            ("Desk back to normal", "info"),
            "{banner:#?}"
        );
        assert_eq!(banner.stage, "Resolved");
        for _ in 0..3 {
            world.refresh().await;
        }
        assert_eq!(asked(world), 1, "the history is asked once");
        world.click("toggle").await;
        // A body comes a moment after its head, with what reads it.
        let told = |banner: &Banner, count: usize, words: &str| {
            banner.updates.len() == count && banner.updates[0].contains(words)
        };
        world.until("its posts", |banner| told(banner, 4, "database server")).await;

        world.feed.answer(HISTORY, [Answer::json(blip("incidents-postmortem"))]);
        view(world, A_WEEK_LATER, options).await;
        assert_eq!(asked(world), 2, "and once more with the page");
        assert_eq!(world.banner().await.stage, "Postmortem");
        world.click("toggle").await;
        world.until("the postmortem", |banner| told(banner, 5, "Where we are now")).await;
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn a_history_that_is_not_to_be_had_is_no_error() {
    e2e::test("a_history_that_is_not_to_be_had_is_no_error", async |world| {
        for answer in
            [Answer::status(404), Answer::json("{}"), Answer::json(blip("incidents-2111")).without_cors()]
        {
            world.feed.answer(HISTORY, [answer]);
            world.feed.summary(blip("summary-1640"));
            view(world, DURING, "").await;
            world.feed.summary(blip("summary-2111"));
            world.refresh().await;
            let banner = world.banner().await;
            assert_eq!(banner.headline, "Desk back to normal", "after it was last seen open: {banner:#?}");
            assert_eq!(world.events("error").await, Vec::<serde_json::Value>::new());
            world.run("localStorage.clear();").await;
        }
        world.host_goes_on().await;
    });
}

#[test]
fn nobody_else_hears_of_it() {
    e2e::test("nobody_else_hears_of_it", async |world| {
        world.feed.summary(blip("summary-2111"));
        view(world, AFTER, "resolved: '8d'").await;
        assert!(world.banner().await.hidden);
        assert_eq!(asked(world), 0);
        assert_eq!(world.run(KEPT).await, json!([0, 0]), "and nothing is stored");
    });
}

#[test]
fn what_was_put_away_stays_away_where_the_page_lets_it_be_kept() {
    e2e::test("what_was_put_away_stays_away_where_the_page_lets_it_be_kept", async |world| {
        for (options, stays) in [("", true), ("storage: 'session'", true), ("storage: 'off'", false)] {
            world.feed.summary(blip("summary-1315"));
            view(world, DURING, options).await;
            world.click("dismiss").await;
            view(world, DURING, options).await;
            assert_eq!(world.banner().await.hidden, stays, "{options:?}: the same again");
            // Another stage brings it back.
            world.feed.summary(blip("summary-1414"));
            view(world, DURING, options).await;
            assert!(world.banner().await.visible, "{options:?}: another stage");
            let kept = world.run(KEPT).await;
            // The memory, and what the next page view begins with.
            let expected = match options {
                "" => json!([2, 0]),
                "storage: 'off'" => json!([0, 0]),
                _ => json!([0, 2]),
            };
            assert_eq!(kept, expected, "{options:?}");
            world.run("localStorage.clear(); sessionStorage.clear();").await;
        }
    });
}

#[test]
fn storage_that_is_blocked_full_or_full_of_nonsense_is_as_good_as_none() {
    e2e::test("storage_that_is_blocked_full_or_full_of_nonsense_is_as_good_as_none", async |world| {
        let nonsense = "for (const key of Object.keys(localStorage)) localStorage[key] = '\\t\\n{\"\\u0000';";
        for (name, before) in [
            (
                "blocked",
                "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });",
            ),
            ("absent", "Object.defineProperty(window, 'localStorage', { value: null });"),
            (
                "full",
                "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
            ),
            ("unreadable", "Storage.prototype.getItem = () => { throw new Error('no'); };"),
            ("nonsense", nonsense),
        ] {
            world.feed.summary(blip("summary-1315"));
            view(world, DURING, "").await;
            world
                .open(
                    &format!("<script>{before}</script><script src=\"/dist/status-widget.js\"></script>"),
                    "",
                )
                .await;
            let source = json!({ "source": world.feed.origin() });
            world
                .run(&format!("seen.handle = StatusWidget.mount({{ ...{source}, components: 'Desk' }});"))
                .await;
            world.until(name, |banner| banner.headline == "Desk degraded").await;
            world.click("dismiss").await;
            world.refresh().await;
            assert!(world.banner().await.hidden, "{name}: it is put away at least on this page");
            world.host_goes_on().await;
            assert_eq!(world.console().await, [], "{name}");
        }
    });
}

#[test]
fn what_is_too_old_is_withdrawn() {
    e2e::test("what_is_too_old_is_withdrawn", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: 'Desk', refresh: '15s', maxAge: '30s' }").await;
        world.until("the banner", |banner| banner.visible).await;
        world.feed.answer(e2e::SUMMARY, [Answer::status(500)]);
        world.refresh().await;
        let as_of = "const root = document.querySelector('status-widget').shadowRoot;\
            return [...root.querySelectorAll('[part~=meta] time')].some((node) => node.innerText.startsWith('As of'));";
        assert_eq!(world.run(as_of).await, json!(true), "it says as of when it is");
        world.skip(std::time::Duration::from_secs(20)).await;
        assert!(world.banner().await.visible, "it has half a minute");
        world.skip(std::time::Duration::from_secs(11)).await;
        let gone = "return document.querySelector('status-widget').shadowRoot.querySelector('[part~=banner]') === null;";
        world.until_script(gone).await;
        assert_eq!(world.run("return seen.handle.state.level;").await, json!("unknown"));
        let reasons =
            world.run("return seen.handle.explain().reasons.map((reason) => reason.because);").await;
        assert_eq!(reasons[0], "stale");
        world.feed.summary(blip("summary-1315"));
        world.refresh().await;
        assert!(world.banner().await.visible, "and comes back with a good answer");
    });
}
