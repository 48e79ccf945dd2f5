//! A file of one's own, for teams without a status page: `{"notices": [{"title", "severity", …}]}`. Its JSON Schema is
//! [`SCHEMA`].
//!
//! It is the team's word: what it says of a component by a notice's severity is that component's state, and an empty list of notices
//! says that there is nothing to say. Without an id of its own a component is called by its group as well, since another group may have
//! one of its name, and a notice by all that tells it from others.

use super::prelude::*;

/// What an editor completes such a file by.
pub const SCHEMA: &str = include_str!("own.schema.json");

pub static FORMAT: Format = system! {
    name: "own",
    rules: &[],
    documents: [
        "notices": "notices[] !incidents !services",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "A file of one's own",
    tells: "notices with severity, components, times, posts, link",
    cannot: "–",
    cors: Cors::Host,
};

const SCRIPT: &str = "
let States 'info=operational,maintenance=under_maintenance,minor=degraded_performance,major=partial_outage,critical=major_outage';
page name=0.name url=0.url zone=0.timeZone incidents='1' maintenances='1';
each 0.notices { put Same title+starts .; }
each 0.notices {
  let Planned severity~'maintenance=1,*=';
  let Word stage;
  let Last;
  if !stage { each updates { if stage&(!Last|Last<at) { let Last at|'1'; let Word stage; } } }
  let Done Word~'resolved=1,closed=1,completed=1,complete=1,fixed=1,done=1,ended=1,finished=1,solved=1,postmortem=1,\
maintenancecomplete=1,maintenancecompleted=1,cancelled=1,canceled=1,aborted=1,withdrawn=1,*=';
  let Over Done|ends<Now;
  let Ahead Now<starts;
  if Planned|!Ahead {
    let Stage (Planned|Done)&Word|Planned&(Over&'completed'|starts&'scheduled'|'in_progress')|Over&'resolved'|Word;
    notice planned=Planned id=id|title+starts+(Same[title+starts].components.0#components.0&(components.0|'-')) title stage=Stage impact=severity starts
      ends=(Planned|!(Now<ends))&ends link;
    say stage=Stage at=!Planned&starts body=text;
    each updates { post stage at body=text; }
    let State (Over|Ahead|Planned&Stage%'sched'&!('1'<starts))&'operational'|severity~States;
    each components {
      affect id|name|.+''|'?';
      if !0.components.0 { mention id=id|name|. name status=State; }
    }
  }
}
each 0.components { group id=group; component id=id|(group&group#name&group+' - ')+name name status group; }
if !Components&!Notices&!0.status&!0.meta { overall status='operational'; }
";

#[cfg(test)]
mod tests {
    use super::super::tools::words::word;
    use super::*;
    use crate::feed::words;
    use crate::model::{ComponentStatus, Stage};
    use serde_json::Value;

    /// The schema offers what is read, and nothing else.
    #[test]
    fn the_script_reads_every_field_of_the_schema() {
        #[track_caller]
        fn check(schema: &Value, besides: &[&str]) {
            for name in schema["properties"].as_object().expect("it has").keys() {
                let is_end = |sign: char| !sign.is_ascii_alphanumeric();
                let is_read = SCRIPT.split(is_end).any(|word| word == name);
                assert!(is_read || besides.contains(&name.as_str()), "{name}");
            }
        }
        let schema: Value = serde_json::from_str(SCHEMA).expect("it is JSON");
        check(&schema, &["$schema"]);
        check(&schema["properties"]["components"]["items"], &[]);
        check(&schema["properties"]["notices"]["items"], &[]);
        check(&schema["properties"]["notices"]["items"]["properties"]["updates"]["items"], &[]);
        let id = &schema["properties"]["components"]["items"]["properties"]["id"]["type"];
        let named = &schema["properties"]["notices"]["items"]["properties"]["components"]["items"]["type"];
        assert_eq!(named, id, "a component is called by its id");
    }

    /// Every word that it offers is one that is understood.
    #[test]
    fn the_schemas_words_are_read() {
        let schema: Value = serde_json::from_str(SCHEMA).expect("it is JSON");
        let words = |at: &str| -> Vec<String> {
            let words = schema.pointer(at).and_then(Value::as_array).unwrap_or_else(|| panic!("{at}"));
            words.iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
        };
        for state in words("/properties/components/items/properties/status/enum") {
            assert!(ComponentStatus::from_code(&state).is_some(), "{state}");
        }
        let (_, states) = SCRIPT.split_once("let States '").expect("there is a table");
        let (states, _) = states.split_once('\'').expect("it ends");
        for severity in words("/properties/notices/items/properties/severity/enum") {
            let state = word(states, &severity);
            assert!(ComponentStatus::from_code(state).is_some(), "{severity}");
        }
        for stage in words("/$defs/stage/enum") {
            assert!(Stage::from_code(&stage).is_some(), "{stage}");
        }
    }

    /// What is over by the reader of Statuspage, of incidents or of maintenances, says nothing of its components any more.
    #[test]
    fn every_word_that_ends_a_notice_ends_what_it_said() {
        let (_, done) = SCRIPT.split_once("let Done Word~'").expect("there is a table");
        let (done, _) = done.split_once('\'').expect("it ends");
        for table in [words::STAGES, words::PLANNED] {
            for stage in table.split([';', ' ']).filter(|word| !word.is_empty()) {
                let is_over = |planned| words::stage(stage, planned).is_some_and(Stage::ended);
                assert_eq!(word(done, stage) == "1", is_over(false) || is_over(true), "{stage}");
                assert_eq!(is_over(false), is_over(true), "{stage}");
            }
        }
    }
}
