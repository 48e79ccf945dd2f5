//! How much of the page's edges the banner covers, told on the root element, so that a fixed header can move: the height of the closed
//! banner, since opened details move nothing. Several banners are in `stack.rs`.
//! The page's script measures and tells it, whatever the rest of the code comes as.

use e2e::blip;
use e2e::world::World;
use serde_json::{Value, json};

/// What the page is told, and what is there to be told of.
const COVERED: &str = "
const style = getComputedStyle(document.documentElement);
const told = ['top', 'bottom'].map((edge) => style.getPropertyValue('--status-widget-offset-' + edge).trim());
const element = document.querySelector('status-widget');
const banner = element && element.shadowRoot.querySelector('[part~=banner]');
const isOpen = Boolean(banner && 'open' in banner.dataset);
if (banner && !isOpen) seen.closed = banner.offsetHeight;
const height = banner ? seen.closed : 0;
";

/// Waits until the banner's height is told for this edge, and nothing for the other.
async fn until_told(world: &World, top: bool) -> Value {
    let height = if top { "`${height}px`, '0px'" } else { "'0px', `${height}px`" };
    world
        .until_script(&format!("{COVERED} return height > 0 && told.join() === [{height}].join() && height;"))
        .await
}

async fn until_nothing(world: &World) {
    world.until_script(&format!("{COVERED} return told.join() === '0px,0px';")).await;
}

#[test]
fn it_follows_the_banner_as_that_grows_and_goes() {
    e2e::test_alike("it_follows_the_banner_as_that_grows_and_goes", async |world| {
        world.feed.summary(blip("summary-1640"));
        for edge in ["top", "bottom"] {
            world.open_mounted(&format!("{{ placement: '{edge}' }}")).await;
            world.until(edge, |banner| banner.visible).await;
            let closed = until_told(world, edge == "top").await;
            world.click("toggle").await;
            world.until("details", |banner| banner.expanded == "true").await;
            let covers = "return document.querySelector('status-widget').shadowRoot.querySelector('[part~=banner]').offsetHeight;";
            let opened = world.run(covers).await;
            assert!(opened.as_f64() > closed.as_f64(), "{edge}: {closed} closed, {opened} open");
            assert_eq!(
                until_told(world, edge == "top").await,
                closed,
                "{edge}: opening moves nothing of the page"
            );
            world.click("toggle").await;
            world.until("no details", |banner| banner.expanded == "false").await;
            // Longer lines, by the page's own font size.
            world.run("document.querySelector('status-widget').style.setProperty('--status-widget-max-width', '9em');").await;
            until_told(world, edge == "top").await;
            world.run("seen.handle.update({ source: '', placement: 'top' });").await;
            until_nothing(world).await;
        }
    });
}

#[test]
fn only_a_banner_at_an_edge_covers_one() {
    e2e::test_alike("only_a_banner_at_an_edge_covers_one", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ placement: 'top' }").await;
        world.until("the banner", |banner| banner.visible).await;
        until_told(world, true).await;
        for placement in ["bottom-right", "inline", "top-left"] {
            let options = json!({ "source": world.feed.origin(), "placement": placement });
            world.run(&format!("seen.handle.update({options});")).await;
            until_nothing(world).await;
            assert!(world.banner().await.visible, "{placement}");
            let options = json!({ "source": world.feed.origin(), "placement": "bottom" });
            world.run(&format!("seen.handle.update({options});")).await;
            until_told(world, false).await;
        }
        world.run("seen.handle.destroy();").await;
        until_nothing(world).await;
    });
}
