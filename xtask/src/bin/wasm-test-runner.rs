//! Runs a wasm test binary in a browser: wasm-bindgen's own runner, built from our Cargo.lock. It adds nothing of its own.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
