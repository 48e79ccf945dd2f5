//! From a module as browsers take it to one that says the same with the first WebAssembly alone: JavaScript has words for no more. So what
//! runs where WebAssembly is refused is compiled with the rest, and the standard library is built once. It makes no JavaScript.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use walrus::{Module, RawCustomSection};

use crate::setup::npm::NpmTools;
use crate::steps::output_of;

/// What a module says of its own features, by which wasm-bindgen chooses where it keeps JavaScript's values.
const FEATURES: &str = "target_features";

/// What asks for the first place after those of values that are always there. With a table of references wasm-bindgen answers this
/// itself.
const END_OF_STATICS: (&str, &str) = ("__wbindgen_externref_xform__", "__wbindgen_externref_statics_end");

/// wasm-bindgen's list of values in JavaScript begins with so many empty places, then the four values that are always there.
const EMPTY: i32 = 1024;
const ALWAYS_THERE: [&str; 4] = ["undefined", "null", "true", "false"];

/// Lowers the module in this file.
pub fn lower(npm: &NpmTools, file: &Path) -> Result<()> {
    let passes =
        ["--signext-lowering", "--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering"];
    let mut wasm_opt = npm.command("wasm-opt");
    output_of(wasm_opt.arg(file).args(passes).args(["--strip-target-features", "-g", "-o"]).arg(file))?;
    let mut module = Module::from_file(file).context("what was lowered cannot be read")?;
    let (from, name) = END_OF_STATICS;
    // One that holds no values does not ask.
    if let Ok(asks) = module.imports.get_func(from, name) {
        let end = EMPTY + ALWAYS_THERE.len() as i32;
        module.replace_imported_func(asks, |(body, _)| _ = body.i32_const(end))?;
    }
    // No feature. A module that says nothing is taken for one with all of them.
    module.customs.add(RawCustomSection { name: FEATURES.to_owned(), data: vec![0] });
    module.emit_wasm_file(file)
}

/// Whether wasm-bindgen's JavaScript keeps values as it is taken for granted here.
pub fn check(glue: &str) -> Result<()> {
    let holds =
        [format!("new Array({EMPTY}).fill(undefined)"), format!("heap.push({})", ALWAYS_THERE.join(", "))];
    let is_without = !glue.contains("heap");
    ensure!(
        is_without || holds.iter().all(|part| glue.contains(part)),
        "the glue keeps values in another way"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn knows_another_layout() {
        let glue = "let heap = new Array(1024).fill(undefined);\nheap.push(undefined, null, true, false);\n";
        for (glue, expected) in [
            (glue.to_owned(), true),
            (String::new(), true),
            (glue.replace("1024", "128"), false),
            (glue.replace(", false", ""), false),
        ] {
            assert_eq!(check(&glue).is_ok(), expected, "{glue}");
        }
    }
}
