//! Tells a heap of texts apart and scores it: B-cubed precision, recall and F1 against the field `gold`.
//!
//! Reads JSON lines of {"id","title","text","pub","gold"} from the files named, all put on one heap.

use std::collections::BTreeMap;

fn main() {
    let (mut texts, mut gold) = (Vec::new(), Vec::new());
    for path in std::env::args().skip(1) {
        let file = std::fs::read_to_string(&path).unwrap_or_default();
        for v in file.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok()) {
            let get = |k: &str| v.get(k).and_then(|x| x.as_str()).unwrap_or("").to_owned();
            gold.push(get("gold"));
            texts.push((get("title"), get("text"), Some(get("pub")).filter(|p| !p.is_empty())));
        }
    }
    let found = firsthand_reconcile::heap(&texts);
    let mut cells: BTreeMap<(&str, usize), f64> = BTreeMap::new();
    let (mut golds, mut founds) = (BTreeMap::new(), BTreeMap::new());
    for (g, f) in gold.iter().zip(&found) {
        *cells.entry((g, *f)).or_default() += 1.0;
        *golds.entry(g.as_str()).or_insert(0.0) += 1.0;
        *founds.entry(*f).or_insert(0.0) += 1.0;
    }
    let n = gold.len().max(1) as f64;
    let (mut p, mut r) = (0.0, 0.0);
    for ((g, f), count) in &cells {
        p += count * count / founds.get(f).copied().unwrap_or(1.0) / n;
        r += count * count / golds.get(g).copied().unwrap_or(1.0) / n;
    }
    println!(
        "reports {} gold {} found {} b3 precision {p:.3} recall {r:.3} f1 {:.4}",
        gold.len(),
        golds.len(),
        founds.len(),
        2.0 * p * r / (p + r)
    );
    for case in ["surfside", "lahaina"] {
        let parts: Vec<f64> = cells.iter().filter(|((g, _), _)| *g == case).map(|(_, n)| *n).collect();
        if !parts.is_empty() {
            println!("  {case}: {parts:?}");
        }
    }
}
