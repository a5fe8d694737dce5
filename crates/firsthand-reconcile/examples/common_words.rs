//! Makes `data/common_words.tsv` again: in how many documents of CoNLL-U treebanks each levelled word stands.
//!
//! `cargo run --release -p firsthand-reconcile --example common_words -- FILE.conllu ... > data/common_words.tsv`

use std::collections::{BTreeMap, BTreeSet};

fn main() {
    let mut documents = 0usize;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for path in std::env::args().skip(1) {
        let Ok(file) = std::fs::read_to_string(&path) else {
            eprintln!("{path}: cannot be read");
            continue;
        };
        for document in file.split("# newdoc").skip(1) {
            let text: Vec<&str> = document.lines().filter_map(|l| l.strip_prefix("# text = ")).collect();
            if text.len() < 5 {
                continue;
            }
            documents += 1;
            let words: BTreeSet<String> = text.iter().flat_map(|l| firsthand_reconcile::normal_words(l)).collect();
            for word in words {
                *counts.entry(word).or_default() += 1;
            }
        }
    }
    println!("# In how many documents of general English each levelled word stands (words of three documents or more).");
    println!("# Counted by examples/common_words.rs over UD English EWT and GUM; CC BY-SA 4.0, as those are.");
    println!("#documents\t{documents}");
    for (word, count) in counts.into_iter().filter(|(_, n)| *n >= 3) {
        println!("{word}\t{count}");
    }
}
