//! The demo's gallery in a test's browser: every state of the widget on one page, gone through by its own controls. It judges nothing.

use serde_json::{Value, json};

use crate::world::World;

/// Puts a page's controls to what is wanted and waits until that is shown, its entrance over.
const LOOK: &str = r#"
window.look = async ({ state, placement = "top", theme = "light", lang = "en", open = false }) => {
  const { controls } = document.forms;
  Object.entries({ state, placement, theme, lang }).forEach(([name, value]) => { controls[name].value = value; });
  controls.open.checked = open;
  controls.dispatchEvent(new Event("change"));
  while (document.documentElement.dataset.shown !== state) await new Promise((done) => setTimeout(done, 5));
  window.shadow = document.querySelector("status-widget").shadowRoot;
  // It is in the tree once it is drawn, in a task of its own after the answer, and only where something shows.
  const drawn = () => shadow.querySelector("[part=banner]");
  for (let turn = 0; turn < 200 && state !== "operational" && !drawn(); turn += 1) await new Promise((done) => setTimeout(done, 5));
  window.banner = drawn() || { hidden: true };
  // Those of others at the same edge, too.
  const finish = ({ shadowRoot }) => shadowRoot && shadowRoot.getAnimations().forEach((animation) => animation.finish());
  document.querySelectorAll("status-widget").forEach(finish);
};
window.name_of = (wanted) => Object.values(wanted).map((value) => value === true ? "open" : value || "closed").join(" ");
"#;

/// One look at the gallery, as its controls have it.
#[must_use]
pub fn wanted(state: &str, placement: &str, theme: &str, lang: &str, open: bool) -> Value {
    json!({ "state": state, "placement": placement, "theme": theme, "lang": lang, "open": open })
}

impl World {
    /// Opens the gallery and answers the names of its states, but for those that take half a minute to come.
    ///
    /// # Panics
    /// When the page does not come up.
    pub async fn open_gallery(&self) -> Vec<String> {
        let url = format!("{}/gallery.html?state=operational", self.host.origin());
        self.browser.goto(&url).await.expect("the gallery");
        self.until_script("return document.documentElement.dataset.shown === 'operational';").await;
        self.run(LOOK).await;
        let states = "return [...document.forms.controls.state.options].map(({ value }) => value);";
        let states: Vec<String> = serde_json::from_value(self.run(states).await).expect("names of states");
        states.into_iter().filter(|state| state != "stale").collect()
    }

    /// Looks at each of these in turn, and answers what the script says at each: the faults that it found, with the look's name. The
    /// script is the body of an `async` function that returns a list of texts.
    pub async fn look_through(&self, looks: &[Value], script: &str) -> Vec<String> {
        let mut told = Vec::new();
        for wanted in looks {
            // A call for each: a driver gives up on a script that takes half a minute, which many looks may on a busy machine.
            let look = format!(
                "const wanted = {wanted}; await look(wanted);\
                 const faults = await (async () => {{ {script} }})();\
                 return faults.map((fault) => `${{name_of(wanted)}}: ${{fault}}`);"
            );
            let faults = self.run_async(&look).await;
            told.extend(serde_json::from_value::<Vec<String>>(faults).expect("a list of texts"));
        }
        told
    }
}
