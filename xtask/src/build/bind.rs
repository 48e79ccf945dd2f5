//! From a compiled module to one with its JavaScript: wasm-bindgen for the glue, wasm-opt; and wasm2js, where it is to run without
//! WebAssembly. It compiles nothing, and names and writes no file of `dist/`.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use walrus::Module;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use super::lower;
use super::names::{self, MODULE, Renamed};
use super::part::{Part, Wasm};
use super::table;
use crate::setup::npm::NpmTools;
use crate::steps::output_of;

/// What a page's browser must have, named one by one: "all" would let in encodings that browsers refuse.
const FEATURES: &[&str] = &[
    "bulk-memory",
    "bulk-memory-opt",
    "call-indirect-overlong",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

/// Writes all files of a part into its folder, which is there and empty.
pub fn finish(npm: &NpmTools, part: Part, compiled: &[u8], wasm: &Wasm) -> Result<()> {
    let module = wasm.folder.join("compiled.wasm");
    std::fs::write(&module, compiled)?;
    if part.is_compat() {
        lower::lower(npm, &module)?;
    }
    bind(part, &module, &wasm.folder)?;
    optimize(npm, part, &wasm.folder, wasm)?;
    if part.is_compat() {
        without_wasm(npm, wasm)?;
    }
    Ok(())
}

fn bind(part: Part, compiled: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("status_widget")
        .web(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .demangle(false)
        // In every browser that has reference types.
        .encode_into(EncodeInto::Always)
        .remove_name_section(false)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen cannot read what was compiled")?;
    let bound = folder.join("status_widget_bg.wasm");
    let mut module = Module::from_file(&bound).context("what wasm-bindgen wrote cannot be read")?;
    let pruned = table::prune(&mut module);
    // What reads other systems' documents takes texts and gives one, and has nothing of js-sys; nor do the commands call for any of it.
    let has_idle = !matches!(part, Part::Formats | Part::CompatFormats | Part::Command);
    ensure!(pruned > 0 || !has_idle, "nothing to take out of the table: is --table-base still heard?");
    let realloc = module.exports.iter().find(|export| export.name == REALLOC).map(|export| export.id());
    module.exports.delete(realloc.context("the module has no way to make room larger")?);
    module.emit_wasm_file(&bound)
}

/// Optimizes the module, then has it and its glue renamed.
fn optimize(npm: &NpmTools, part: Part, folder: &Path, wasm: &Wasm) -> Result<()> {
    let wasm_opt = |module: &str| {
        let mut command = npm.command("wasm-opt");
        command.arg(folder.join(module)).arg("--mvp-features");
        command.args(features(part).iter().map(|feature| format!("--enable-{feature}")));
        command
    };
    let small = "status_widget_small.wasm";
    if !part.is_waited_for() {
        // What takes long here is left out.
        let stripped = ["-O1", "--strip-dwarf", "--strip-producers", "--strip-target-features", "-g", "-o"];
        output_of(wasm_opt("status_widget_bg.wasm").args(stripped).arg(folder.join(small)))?;
        return rename(&wasm_opt, small, folder, wasm);
    }
    output_of(
        wasm_opt("status_widget_bg.wasm")
            // Loops and blocks are laid out anew from the bare flow of control, which leaves fewer of them than LLVM does. Once more of
            // the same, or until nothing changes, takes three times as long and leaves no byte less, compressed.
            .args(["-Oz", "--flatten", "--rereloop", "-Oz"])
            // The linker puts the far end of the stack there: no address is a sum that begins elsewhere and ends below 1024.
            .arg("--low-memory-unused")
            // What is repeated compresses well, so a call saves less than it costs: little is inlined here.
            .args(["-aimfs", "6", "-fimfs", "0", "-ocimfs", "20"])
            .args(["--merge-similar-functions", "-Oz"])
            .args(["--strip-dwarf", "--strip-producers", "--strip-target-features", "-g", "-o"])
            .arg(folder.join(small)),
    )?;
    rename(&wasm_opt, small, folder, wasm)
}

/// Gives the optimized module and its glue short names for each other.
fn rename(wasm_opt: &dyn Fn(&str) -> Command, small: &str, folder: &Path, wasm: &Wasm) -> Result<()> {
    // By itself: among the passes that are repeated it would rename its own names.
    output_of(wasm_opt(small).args([names::PASS, "-g", "-o"]).arg(&wasm.named))?;
    let printed = output_of(wasm_opt(small).args([names::PASS, "-o"]).arg(&wasm.module))?;
    let glue = with_plain_texts(&std::fs::read_to_string(folder.join("status_widget.js"))?)?;
    let glue = Renamed::read(&printed)?.in_glue(&glue)?;
    std::fs::write(&wasm.glue, with_plain_start(&with_own_files(&glue)?)?)?;
    Ok(())
}

/// What its module may hold beyond the first WebAssembly, which is all that can be said in JavaScript.
fn features(part: Part) -> &'static [&'static str] {
    if part.is_compat() { &[] } else { FEATURES }
}

/// Exports what a loader of our own needs to start the module. wasm-bindgen's takes addresses, requests, bytes and modules, by
/// two names each; bundling leaves out what nobody imports.
fn with_plain_start(glue: &str) -> Result<String> {
    for name in ["__wbg_get_imports()", "__wbg_finalize_init(instance, module)"] {
        ensure!(glue.contains(&format!("function {name}")), "the glue has no {name}");
    }
    Ok(format!("{glue}\nexport {{ __wbg_get_imports as imports, __wbg_finalize_init as start }};\n"))
}

/// What the module exports so that room for a text can be made larger.
const REALLOC: &str = "__wbindgen_realloc";

/// Writes texts to the module in one way, where wasm-bindgen has one for what is ASCII, one for the rest, which needs more room then, and a
/// third for modules that cannot make room larger. That is the shortest, and texts of ours are few and short.
fn with_plain_texts(glue: &str) -> Result<String> {
    let other = "the glue writes texts in another way";
    let begin = "(arg, malloc, realloc) {\n    if (realloc === undefined) {\n";
    let (before, rest) = glue.split_once(begin).context(other)?;
    let (plain, rest) = rest.split_once("\n    }\n").context(other)?;
    let (_, after) = rest.split_once("\n}\n").context(other)?;
    let text = format!("{before}(arg, malloc) {{\n{plain}\n}}\n{after}");
    Ok(text.replace(&format!(", wasm.{REALLOC})"), ")"))
}

/// wasm-bindgen copies the files of ours that the module imports from. Bundled from where they are, they stand there once for the
/// loader and the module.
fn with_own_files(glue: &str) -> Result<String> {
    let mut parts = glue.split("./snippets/");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, inside) =
            part.split_once("/www/embed/").context("the module imports from outside of www/embed")?;
        text.extend(["#embed/", inside]);
    }
    Ok(text)
}

/// The module as JavaScript.
fn without_wasm(npm: &NpmTools, wasm: &Wasm) -> Result<()> {
    let mut command = npm.command("wasm2js");
    output_of(command.arg(&wasm.module).args(["--mvp-features", "-Oz", "-o"]).arg(&wasm.code))?;
    std::fs::write(&wasm.code, with_instantiate(&std::fs::read_to_string(&wasm.code)?)?)?;
    let glue = std::fs::read_to_string(&wasm.glue)?;
    lower::check(&glue)?;
    std::fs::write(&wasm.glue, with_moving_memory(&glue)?)?;
    Ok(())
}

/// What wasm2js writes starts at once, with imports from a file. Ours is started when the page is ready, like a wasm.
fn with_instantiate(code: &str) -> Result<String> {
    // One that imports nothing has no such line.
    let inner = code.strip_prefix(&format!("import * as {MODULE} from '{MODULE}';\n")).unwrap_or(code);
    let inner = inner.split_once("var retasmFunc = asmFunc(").filter(|(code, _)| !code.contains("import "));
    let (inner, _) = inner.context("wasm2js writes another kind of file")?;
    Ok(format!("{inner}export {{ asmFunc as instantiate }};\n"))
}

/// Where a wasm's memory grows, its old buffer is detached. wasm2js copies into another, and leaves the old one as it was.
fn with_moving_memory(glue: &str) -> Result<String> {
    let (_, rest) = glue.split_once("= new DataView(").context("the glue looks into no memory")?;
    let (buffer, _) = rest.split_once(')').context("the glue is cut off")?;
    let is_other = format!("cachedUint8ArrayMemory0.buffer !== {buffer}");
    let mut text = glue.to_owned();
    for (before, after) in [
        ("cachedUint8ArrayMemory0.byteLength === 0", is_other.as_str()),
        ("cachedDataViewMemory0.buffer.detached === undefined && ", ""),
    ] {
        ensure!(text.matches(before).count() == 1, "the glue looks after its memory in another way");
        text = text.replace(before, after);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::with_plain_texts;

    #[test]
    fn keeps_one_way_to_write_texts() {
        let glue = "f(x, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);\nfunction pass(arg, malloc, realloc) {\n    \
                    if (realloc === undefined) {\n        return malloc(arg);\n    }\n    while (true) {\n    }\n}\nlet after;\n";
        let plain = "f(x, wasm.__wbindgen_malloc);\nfunction pass(arg, malloc) {\n        return malloc(arg);\n}\nlet after;\n";
        assert_eq!(with_plain_texts(glue).unwrap(), plain);
        assert!(with_plain_texts("function pass(arg, malloc) {}").is_err());
    }
}
