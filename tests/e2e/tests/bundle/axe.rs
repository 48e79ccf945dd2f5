//! axe-core over every state of the gallery: by its rules of WCAG 2.2 A and AA and its best practices, nothing may be wrong. What axe
//! cannot see (focus, motion, what is cut off) is for the modules beside this one. Markup and colours are the same whatever the code
//! comes as.

use e2e::Engine;
use e2e::gallery::wanted;

/// As npm installed it for the tests; one script that leaves `axe` behind.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/node_modules/axe-core/axe.min.js");

/// The widget and all that is in its shadow root. What axe could not make out is told apart: it is no fault, but it is no proof. In WebKit
/// it takes Arabic for the ligatures of an icon font and leaves its contrast alone; the colours are those of the other languages.
const CHECK: &str = "
const outcome = await axe.run({ include: ['status-widget'] }, {
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete', 'passes'],
});
const where = (node) => `${[].concat(...node.target).join(' ')} ${node.html.slice(0, 160)}`;
const told = (kind, results) => results.flatMap(({ id, nodes }) => nodes.map((node) => `${kind} ${id} at ${where(node)}`));
window.looked = (window.looked || 0) + 1;
window.proved = (window.proved || 0) + outcome.passes.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes).length;
const faults = told('violates', outcome.violations).concat(told('unclear', outcome.incomplete));
if (!banner.hidden && !outcome.passes.some(({ id }) => id === 'button-name')) faults.push('violates nothing, because axe saw nothing');
return faults;
";

/// Lest axe be silent because it sees nothing.
const BREAK: &str = "
banner.style.color = '#bbb';
shadow.querySelector('[part=dismiss]').removeAttribute('aria-label');
shadow.querySelector('[part=toggle]').setAttribute('aria-expanded', 'perhaps');
";

#[test]
fn axe_finds_nothing_in_any_state() {
    e2e::test_alike("axe_finds_nothing_in_any_state", async |world| {
        let states = world.open_gallery().await;
        let axe = std::fs::read_to_string(AXE).expect("axe-core, which `cargo xtask dist` installs");
        world.run(&axe).await;
        let broken = world
            .look_through(&[wanted("minor", "inline", "light", "en", true)], &[BREAK, CHECK].concat())
            .await;
        for rule in ["color-contrast", "button-name", "aria-valid-attr-value"] {
            assert!(
                broken.iter().any(|told| told.contains(rule)),
                "axe does not see a broken {rule}: {broken:#?}"
            );
        }
        let mut faults = Vec::new();
        let mut unclear = 0;
        for state in &states {
            let mut looks = Vec::new();
            for (theme, lang) in [("light", "en"), ("dark", "ar"), ("dark", "en"), ("light", "ar")] {
                // Opened in the flow of the page nothing is scrolled out of axe's sight.
                looks.push(wanted(state, "top", theme, lang, false));
                looks.push(wanted(state, "inline", theme, lang, true));
            }
            if world.browser.engine() != Engine::Blink {
                // Rules and nodes are the same in all engines; colours and boxes are looked at in each.
                looks.truncate(4);
            }
            for told in world.look_through(&looks, CHECK).await {
                if told.contains(": unclear ") {
                    unclear += 1;
                    println!("{told}");
                } else {
                    faults.push(told);
                }
            }
        }
        println!(
            "axe: {} states, {} looks, {} texts with enough contrast, {unclear} things unclear",
            states.len(),
            world.run("return looked - 1;").await,
            world.run("return proved;").await,
        );
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    });
}
