//! How readers have set up their system: less motion, forced colours, paper. Only Blink's driver can pretend to be so set up; the rules
//! themselves are one style sheet for all engines, whatever the code comes as.

use e2e::Engine;
use e2e::gallery::wanted;
use serde_json::json;

const SEVERITIES: [&str; 5] = ["information", "maintenance", "minor", "major", "critical"];

async fn emulate(world: &e2e::World, media: &str, features: &[(&str, &str)]) {
    let features: Vec<_> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    let wish = json!({ "media": media, "features": features });
    world.browser.devtools("Emulation.setEmulatedMedia", wish).await.unwrap();
}

#[test]
fn nothing_moves_where_less_motion_is_wished_for() {
    e2e::needs().engines(&[Engine::Blink]).alike().test(
        "nothing_moves_where_less_motion_is_wished_for",
        async |world| {
            const MOVING: &str = "return banner.hidden ? [] : [banner, ...banner.querySelectorAll('*')].filter((node) => {\
            const { animationName, transitionDuration } = getComputedStyle(node);\
            return animationName !== 'none' || !/^(0s(, )?)+$/.test(transitionDuration);\
          }).map((node) => `${node.getAttribute('part')} moves`);";
            for (wish, moves) in [("no-preference", true), ("reduce", false)] {
                emulate(world, "", &[("prefers-reduced-motion", wish)]).await;
                let states = world.open_gallery().await;
                let looks: Vec<_> =
                    states.iter().map(|state| wanted(state, "top", "light", "en", true)).collect();
                let told = world.look_through(&looks, MOVING).await;
                assert_eq!(!told.is_empty(), moves, "{wish}: {told:#?}");
            }
        },
    );
}

#[test]
fn forced_colours_keep_edges_icons_and_controls() {
    e2e::needs().engines(&[Engine::Blink]).alike().test("forced_colours_keep_edges_icons_and_controls", async |world| {
        const LOST: &str = "
            const faults = [];
            const style = (node) => getComputedStyle(node);
            const ground = style(banner).backgroundColor;
            const seen = (what, colour) => { if (colour === ground || colour === 'rgba(0, 0, 0, 0)') faults.push(`${what} cannot be seen`); };
            if (parseFloat(style(banner).borderBlockStartWidth) + parseFloat(style(banner).borderBlockEndWidth) === 0) faults.push('no edge');
            seen('the edge', style(banner).borderBlockEndColor);
            seen('the icon', style(banner.querySelector('[part=icon]')).fill);
            for (const name of ['headline', 'link', 'toggle', 'meta', 'update-body']) {
              const node = banner.querySelector(`[part=${name}]`);
              if (node) seen(name, style(node).color);
            }
            seen('the cross', getComputedStyle(banner.querySelector('[part=dismiss]'), '::before').borderTopColor);
            const dot = banner.querySelector('[part=update]');
            if (dot) seen('the dot', getComputedStyle(dot, '::before').backgroundColor);
            return faults;";
        for scheme in ["light", "dark"] {
            emulate(world, "", &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await;
            world.open_gallery().await;
            assert_eq!(world.run("return matchMedia('(forced-colors: active)').matches;").await, json!(true));
            for theme in ["light", "dark"] {
                let looks: Vec<_> =
                    SEVERITIES.iter().map(|state| wanted(state, "top", theme, "en", true)).collect();
                assert_eq!(world.look_through(&looks, LOST).await, [""; 0], "{scheme}");
            }
        }
    });
}

#[test]
fn paper_shows_nothing_of_it() {
    e2e::needs().engines(&[Engine::Blink]).alike().test("paper_shows_nothing_of_it", async |world| {
        const SEEN: &str = "return banner.checkVisibility() ? ['it can be seen'] : [];";
        for (media, seen) in [("screen", 7), ("print", 0)] {
            emulate(world, media, &[]).await;
            world.open_gallery().await;
            let looks: Vec<_> =
                ["top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right", "inline"]
                    .iter()
                    .map(|placement| wanted("critical", placement, "light", "en", false))
                    .collect();
            assert_eq!(world.look_through(&looks, SEEN).await.len(), seen, "{media}");
        }
    });
}

#[test]
fn a_finger_gets_larger_controls() {
    e2e::needs().engines(&[Engine::Blink]).alike().test("a_finger_gets_larger_controls", async |world| {
        const SMALL: &str = "return [...banner.querySelectorAll('button, [part=actions] a')]\
            .filter((control) => control.offsetParent && control.closest('[part=bar]')).map((control) => {\
              const { width, height } = control.getBoundingClientRect();\
              const least = control.getAttribute('part') === 'dismiss' ? Math.min(width, height) : height;\
              return [control.getAttribute('part'), least];\
            }).filter(([part, least]) => least < LIMIT).map(([part, least]) => `${part} is ${least} px`);";
        for (touch, limit) in [(false, 24), (true, 44)] {
            let wish = json!({ "enabled": touch, "maxTouchPoints": if touch { 5 } else { 1 } });
            world.browser.devtools("Emulation.setTouchEmulationEnabled", wish).await.unwrap();
            world.open_gallery().await;
            assert_eq!(world.run("return matchMedia('(pointer: coarse)').matches;").await, json!(touch));
            for placement in ["top", "bottom-right"] {
                let looks = [wanted("several", placement, "light", "en", false)];
                let told = world.look_through(&looks, &SMALL.replace("LIMIT", &limit.to_string())).await;
                assert_eq!(told, [""; 0], "a finger: {touch}");
            }
        }
    });
}
