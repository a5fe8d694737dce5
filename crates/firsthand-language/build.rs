//! Says whether the weights lie in `models/`: without them the layers are filled by rule alone.

use std::path::Path;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(weights)");
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    let files = ["language.onnx", "labels.json", "vocab.txt"].map(|name| models.join(name));
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    if files.iter().all(|f| f.is_file()) {
        println!("cargo::rustc-cfg=weights");
    }
}
