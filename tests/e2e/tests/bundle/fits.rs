//! Nothing too wide, nothing cut off without a way to read it, every target large enough: at 320 px, and at 400 % zoom, which is 320 by
//! 256 px to a page, and on a desk. In every state of the gallery, in both directions. The style sheet is the same whatever the code
//! comes as.

use e2e::browser::Look;
use e2e::gallery::wanted;
use e2e::world::World;

const FAULTS: &str = "
const faults = [];
if (banner.hidden) return faults;
const shown = (node) => node.checkVisibility() && node.getBoundingClientRect().width > 0;
const named = (node) => node.getAttribute('part') || node.localName;
const scrolls = (node) => /auto|scroll/.test(getComputedStyle(node).overflowY);
const box = banner.getBoundingClientRect();
const page = document.documentElement;
if (box.left < 0 || box.right > page.clientWidth + 1) faults.push(`the banner is from ${box.left} to ${box.right} of ${page.clientWidth}`);
if (page.scrollWidth > page.clientWidth) faults.push(`the page is ${page.scrollWidth} wide`);
const share = !wanted.open ? 1 / 3 : innerWidth < 640 ? 0.85 : 0.6;
const limit = Math.max(innerHeight * share, 5 * 16) + 1;
if (wanted.placement !== 'inline' && box.height > limit) faults.push(`the banner is ${box.height} high, of ${limit}`);
// Of several at one edge, which are down to a line; the details have all of it.
const isLine = 'cut' in banner.dataset;
if (banner.dataset.cut === 'edge') return faults;
for (const node of [banner, ...banner.querySelectorAll('*')]) {
  // The severity is for ears alone.
  if (!shown(node) || node.closest('svg, [part=severity]')) continue;
  const { left, right, width, height } = node.getBoundingClientRect();
  if (left < box.left - 1 || right > box.right + 1) faults.push(`${named(node)} is from ${left} to ${right}, outside ${box.left} to ${box.right}`);
  const isShortened = isLine && node.matches('[part=headline], [part=name], [part=message]');
  if (!isShortened && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline') {
    faults.push(`${named(node)} is ${node.scrollWidth} wide in ${node.clientWidth}`);
  }
  // A long title is cut while the details are closed, which have all of it.
  const isCut = !('open' in banner.dataset) && node.matches('[part=headline], [part=message]');
  if (!isCut && node.scrollHeight > node.clientHeight + 1 && getComputedStyle(node).overflowY !== 'visible' && !scrolls(node)) {
    faults.push(`${named(node)} is ${node.scrollHeight} high in ${node.clientHeight} and does not scroll`);
  }
  const isInText = node.closest('[part=update-body]');
  if (node.matches('button, a') && !isInText && (width < 24 || height < 24)) faults.push(`${named(node)} is a target of ${width} by ${height}`);
}
return faults;
";

/// Lest it be silent because it sees nothing.
const BREAK: &str = "
const style = (name) => banner.querySelector(`[part=${name}]`).style;
banner.style.maxHeight = 'none';
style('headline').whiteSpace = 'nowrap';
Object.assign(style('bar'), { height: '300px', maxHeight: '300px', overflow: 'hidden' });
style('text').minHeight = '400px';
Object.assign(style('toggle'), { font: '6px/1 serif', padding: 0 });
";

/// Looks at every state in a viewport of this size.
async fn check(world: &World, width: u32, height: u32, languages: &[&str]) {
    let mut faults = Vec::new();
    let mut count = 0;
    world.browser.look(Look { width, height, dark: false }).await.unwrap();
    let states = world.open_gallery().await;
    let broken = [wanted("long", "top", "light", "en", false)];
    let broken = world.look_through(&broken, &[BREAK, FAULTS].concat()).await.join("\n");
    for fault in ["bar is", "toggle is a target"] {
        assert!(broken.contains(fault), "it does not see that {fault} …: {broken}");
    }
    for fault in ["the banner is", "headline is"] {
        // There is room for a long headline.
        assert!(width > 320 || broken.contains(fault), "it does not see that {fault} …: {broken}");
    }
    for state in states {
        let mut looks = Vec::new();
        for lang in languages {
            looks.push(wanted(&state, "top", "light", lang, false));
            for placement in ["bottom", "bottom-right", "inline"] {
                looks.push(wanted(&state, placement, "light", lang, true));
            }
        }
        count += looks.len();
        faults.extend(world.look_through(&looks, FAULTS).await);
    }
    println!("room of {width} by {height} px: {count} looks");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_state_fits_a_phone() {
    e2e::test_alike("every_state_fits_a_phone", async |world| check(world, 320, 640, &["en", "ar"]).await);
}

#[test]
fn every_state_fits_at_400_per_cent() {
    e2e::test_alike("every_state_fits_at_400_per_cent", async |world| {
        check(world, 320, 256, &["en", "ar"]).await
    });
}

#[test]
fn every_state_fits_a_desk() {
    e2e::test_alike("every_state_fits_a_desk", async |world| check(world, 1280, 600, &["en"]).await);
}
