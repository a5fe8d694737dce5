//! Prints what the copy finder sees of pairs of texts: id, id and features, one pair a line. For labelling and tuning.
//!
//! Reads JSON lines of {"id","text"} from the file named first.

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let file = std::fs::read_to_string(&path).unwrap_or_default();
    let texts: Vec<(String, String)> = file
        .lines()
        .filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok())
        .map(|v| {
            let get = |k: &str| v.get(k).and_then(|x| x.as_str()).unwrap_or("").to_owned();
            (get("id"), get("text"))
        })
        .collect();
    for line in firsthand_reconcile::copy_features(&texts) {
        println!("{line}");
    }
}
