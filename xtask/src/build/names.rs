//! The names by which the module and its glue know each other, made short in both. wasm-bindgen writes each with a hash, twice;
//! a page would download three thousand bytes of them. It knows the shape of the glue, and fails where it finds another.

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

/// The pass of wasm-opt that renames in the module and prints what it did.
pub const PASS: &str = "--minify-imports-and-exports-and-modules";

/// The one module that all imports come from after that.
pub const MODULE: &str = "a";

/// Where the imports' object begins.
const FIRST: &str = "    const import0 = {\n";

/// What the pass prints.
#[derive(Debug, Deserialize)]
pub struct Renamed {
    /// Module, name, new name.
    imports: Vec<(String, String, String)>,
    /// Name, new name.
    exports: Vec<(String, String)>,
}

impl Renamed {
    /// Reads what the pass printed.
    pub fn read(printed: &str) -> Result<Self> {
        serde_json::from_str(printed).context("wasm-opt does not say what it renamed")
    }

    /// The glue with the new names: a key of the imports' object, or a member of `wasm`.
    pub fn in_glue(&self, glue: &str) -> Result<String> {
        let mut text = glue.to_owned();
        for (module, name, short) in &self.imports {
            if let Some(namespace) = namespace_of(module, glue) {
                // A function in a file of ours that needs no glue is imported from there; all are to come from one module.
                text = text.replacen(FIRST, &format!("{FIRST}        {short}: {namespace}.{name},\n"), 1);
                continue;
            }
            let key = format!("        {name}: ");
            ensure!(text.matches(&key).count() == 1, "the glue does not define the import {name} once");
            text = text.replace(&key, &format!("        {short}: "));
            // Once for all imports; there is only this module.
            text = text.replace(&format!("\"{module}\": import0"), &format!("\"{MODULE}\": import0"));
        }
        let is_used = |line: &&str| !line.starts_with("        \"./snippets/");
        let text: String = text.split_inclusive('\n').filter(is_used).collect();
        let is_named = text.contains(&format!("\"{MODULE}\": import0"));
        ensure!(is_named || self.imports.is_empty(), "the glue names no module of imports");
        self.with_members(&text)
    }

    fn with_members(&self, glue: &str) -> Result<String> {
        let mut parts = glue.split("wasm.");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = part.find(|c: char| !is_of_name(c)).unwrap_or(part.len());
            let (name, rest) = part.split_at(end);
            // "another_wasm.x" is no member of ours.
            let member = !text.ends_with(is_of_name);
            let short = self.exports.iter().find(|(long, _)| long == name).map(|(_, short)| short.as_str());
            match (member, short) {
                (true, Some(short)) => text.extend(["wasm.", short, rest]),
                (true, None) => bail!("the glue calls {name}, which the module does not export"),
                (false, _) => text.extend(["wasm.", part]),
            }
        }
        Ok(text)
    }
}

/// By which name the glue imports all of this module.
fn namespace_of<'a>(module: &str, glue: &'a str) -> Option<&'a str> {
    let end = format!(" from \"{module}\"");
    glue.lines().find_map(|line| line.strip_prefix("import * as ")?.strip_suffix(&end))
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::Renamed;

    const PRINTED: &str =
        r#"{"imports": [["./x_bg.js", "__wbg_then_1f", "$"]], "exports": [["memory", "b"], ["free", "c"]]}"#;

    #[test]
    fn renames_keys_and_members_alone() {
        let glue = "    const import0 = {\n        __wbg_then_1f: function(memory) {\n            wasm.free(memory);\n        },\n    };\n\
                    return { \"./x_bg.js\": import0 };\nnew Uint8Array(wasm.memory.buffer)";
        let short = "    const import0 = {\n        $: function(memory) {\n            wasm.c(memory);\n        },\n    };\n\
                     return { \"a\": import0 };\nnew Uint8Array(wasm.b.buffer)";
        assert_eq!(Renamed::read(PRINTED).unwrap().in_glue(glue).unwrap(), short);
    }

    #[test]
    fn takes_what_needs_no_glue_from_its_file() {
        let printed = r#"{"imports": [["./x_bg.js", "__wbg_then_1f", "$"], ["./snippets/x/y.js", "now", "A"]], "exports": []}"#;
        let glue = "import * as import1 from \"./snippets/x/y.js\"\n    const import0 = {\n        __wbg_then_1f: function() {},\n    };\n    \
                    return {\n        \"./x_bg.js\": import0,\n        \"./snippets/x/y.js\": import1,\n    };\n";
        let short = "import * as import1 from \"./snippets/x/y.js\"\n    const import0 = {\n        A: import1.now,\n        $: function() {},\n    };\n    \
                     return {\n        \"a\": import0,\n    };\n";
        assert_eq!(Renamed::read(printed).unwrap().in_glue(glue).unwrap(), short);
    }

    #[test]
    fn refuses_glue_of_another_shape() {
        let renamed = Renamed::read(PRINTED).unwrap();
        assert!(renamed.in_glue("imports.set('__wbg_then_1f', function() {});").is_err());
        assert!(Renamed { imports: vec![], exports: vec![] }.with_members("wasm.gone()").is_err());
    }
}
