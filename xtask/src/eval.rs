//! `cargo xtask eval`: runs the scorers and writes what they say to `eval/*.csv`, so that a change in quality shows in the diff.
//!
//! The bundled example is always scored. What needs the shared data beside the checkout is left out, with a word, where that is
//! not there; its last committed figures then stay as they are. `--all` scores everything instead of a fixed sample.

use crate::footage;
use crate::score;
use crate::tools::{binary, capture, json, root, scratch, shared};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One line of `eval/*.csv`.
pub(crate) struct Row {
    task: String,
    measure: String,
    value: String,
    /// What is to be reached, where [`TARGETS`] does not say it.
    target: String,
    command: String,
}

pub(crate) struct Setting {
    pub firsthand: PathBuf,
    pub shared: Option<PathBuf>,
    pub all: bool,
}

type Task = fn(&Setting) -> Result<Option<Vec<Row>>, String>;

/// Name (and csv file) of each evaluation, in the order in which they run.
const TASKS: &[(&str, Task)] = &[
    ("example", example),
    ("heldout", heldout),
    ("cases", cases),
    ("layers", layers),
    ("times", times),
    ("places", places),
    ("gva", gva),
    ("fakes", fakes),
    ("muc", muc),
    ("heap", heap),
    ("footage", footage::places),
    ("footage_speed", footage::speed),
    ("footage_copies", footage::copies),
    ("footage_index", footage::index),
    ("footage_calibration", footage::calibration),
];

/// Those that take too long for every run: only by name or with `--all`.
const LONG: &[&str] = &["footage_speed", "footage_copies", "footage_index", "footage_calibration"];

/// Those that run examples of a crate and not the program, by the beginning of their names.
const WITHOUT_PROGRAM: &str = "footage";

/// What the project has set itself to reach, where a figure is set.
const TARGETS: &[(&str, &str, f64)] = &[
    ("pooled", "f1", 0.80),
    ("pooled", "precision", 0.85),
    ("pooled", "bound", 0.90),
    ("pooled", "source", 0.88),
    ("pooled", "chain", 0.70),
    ("pooled", "background", 0.70),
    ("pooled", "kept", 0.97),
    ("pooled", "copies", 1.0),
    ("pooled", "origins", 0.97),
    ("pooled", "final", 1.0),
    ("pooled", "course", 0.80),
    ("ud ewt dev", "LAS f1", 85.5),
    ("ud ewt dev", "sentences f1", 88.0),
    ("ud gum news", "sentences f1", 96.0),
    ("mentions gum news", "spans f1", 78.0),
    ("names gum news", "typed f1", 85.0),
    ("names re3d", "typed f1", 85.0),
    ("mentions gum news", "typed f1", 66.0),
    ("attribution polnear dev", "source overlap f1", 78.0),
    ("attribution polnear dev", "cue overlap f1", 75.0),
    ("attribution polnear dev", "content overlap f1", 75.0),
    ("quantities newsquant", "value f1", 85.0),
    ("quantities newsquant", "value and bound f1", 85.0),
    ("timex TimeBank", "strict f1", 82.0),
    ("timex TimeBank", "relaxed f1", 91.0),
    ("timex TimeBank", "value f1", 79.0),
    ("timex AQUAINT", "strict f1", 82.0),
    ("timex AQUAINT", "relaxed f1", 91.0),
    ("timex AQUAINT", "value f1", 79.0),
    ("times", "value accuracy", 93.0),
    ("LGL", "found f1", 75.0),
    ("LGL", "within 161 km", 70.0),
    ("GeoVirus", "found f1", 85.0),
    ("GeoVirus", "within 161 km", 85.0),
    ("records", "killed accuracy", 0.80),
    ("records", "injured accuracy", 0.70),
    ("records", "date accuracy", 0.75),
    ("records", "date within a day", 0.95),
    ("records", "city accuracy", 0.85),
    ("stream", "b3 f1", 0.92),
    ("fakes", "civilians", 0.65),
    ("muc", "all f1", 42.0),
    ("news_cluster", "b3 f1", 0.96),
];

/// Runs the named evaluations (none named: all of them). A name stands for all that begin with it and `_` too, unless `--only` is given.
pub fn run(args: &[&str]) -> Result<(), String> {
    let named: Vec<&str> = args.iter().copied().filter(|a| !a.starts_with("--")).collect();
    if let Some(unknown) = named.iter().find(|n| !TASKS.iter().any(|(t, _)| t == *n)) {
        let known: Vec<&str> = TASKS.iter().map(|(t, _)| *t).collect();
        return Err(format!("no evaluation is called '{unknown}'; there are: {}", known.join(", ")));
    }
    let only = args.contains(&"--only");
    let stands_for = |n: &str, task: &str| task == n || !only && task.strip_prefix(n).is_some_and(|rest| rest.starts_with('_'));
    let all = args.contains(&"--all");
    let chosen: Vec<&(&str, Task)> = TASKS
        .iter()
        .filter(|(t, _)| named.iter().any(|n| stands_for(n, t)) || named.is_empty() && (all || !LONG.contains(t)))
        .collect();
    let needed = chosen.iter().any(|(t, _)| !t.starts_with(WITHOUT_PROGRAM));
    let firsthand = if needed { binary()? } else { PathBuf::new() };
    let setting = Setting { firsthand, shared: shared(), all };
    let mut failed = Vec::new();
    for (name, task) in chosen {
        match task(&setting) {
            Ok(Some(rows)) => write(name, &rows)?,
            Ok(None) => println!("{name}: left out, its data is not beside this checkout"),
            Err(message) => failed.push(format!("{name}: {message}")),
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

fn write(name: &str, rows: &[Row]) -> Result<(), String> {
    let mut csv = String::from("task,measure,value,target,command\n");
    println!("{name}");
    for r in rows {
        let target = TARGETS.iter().find(|(t, m, _)| *t == r.task && *m == r.measure).map(|(_, _, v)| *v);
        let shown = target.map(|t| t.to_string()).unwrap_or_else(|| r.target.clone());
        let cells = [&r.task, &r.measure, &r.value, &shown, &r.command].map(|c| quoted(c));
        csv.push_str(&(cells.join(",") + "\n"));
        let mark = match (r.value.parse::<f64>(), target) {
            (Ok(v), Some(t)) if v >= t => "reached",
            (Ok(_), Some(_)) => "below",
            _ => "",
        };
        println!("  {:26} {:24} {:>8}  {shown:>6} {mark}", r.task, r.measure, r.value);
    }
    let path = root().join("eval").join(format!("{name}.csv"));
    std::fs::write(&path, csv).map_err(|e| format!("{}: {e}", path.display()))
}

/// A cell of a csv file: quoted where a comma or a quotation mark stands in it.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A row with what is to be reached, in words.
pub(crate) fn aimed(task: &str, measure: &str, value: impl ToString, target: &str, command: &str) -> Row {
    Row { target: target.into(), ..row(task, measure, value, command) }
}

pub(crate) fn row(task: &str, measure: &str, value: impl ToString, command: &str) -> Row {
    Row { task: task.into(), measure: measure.into(), value: value.to_string(), target: String::new(), command: command.into() }
}

fn build(s: &Setting, input: &Path, out: &Path) -> Result<Json, String> {
    capture(Command::new(&s.firsthand).arg("build").arg(input).arg("--json").arg(out))?;
    json(out)
}

/// The bundled example against its hand-written gold.
fn example(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let folder = crate::golden::example()?;
    let dossier = build(s, &folder.join("reports"), &scratch("example")?.join("d.json"))?;
    let gold = json(&folder.join("gold.json"))?;
    let name = folder.file_name().and_then(|n| n.to_str()).unwrap_or("example").to_owned();
    let scores = score::score(&dossier, &gold);
    let value = |v: Option<f64>| v.map(|v| v.to_string()).unwrap_or_default();
    Ok(Some(scores.iter().map(|x| row(&name, &x.measure, value(x.value), "cargo xtask eval example")).collect()))
}

/// Invented cases that no rule was written on: how the rules generalise.
fn heldout(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let folder = root().join("eval/heldout");
    let listed = std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut cases: Vec<PathBuf> =
        listed.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| p.join("gold.json").is_file()).collect();
    cases.sort();
    let out = scratch("heldout")?;
    let mut rows = Vec::new();
    for case in cases {
        let name = case.file_name().and_then(|n| n.to_str()).unwrap_or("case").to_owned();
        let dossier = build(s, &case.join("reports"), &out.join(format!("{name}.json")))?;
        let gold = json(&case.join("gold.json"))?;
        let value = |v: Option<f64>| v.map(|v| v.to_string()).unwrap_or_default();
        rows.extend(
            score::score(&dossier, &gold).iter().map(|x| row(&name, &x.measure, value(x.value), "cargo xtask eval heldout")),
        );
    }
    Ok(Some(rows))
}

/// Whole real cases with gold claims.
fn cases(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let out = scratch("cases")?;
    let mut command = Command::new("python3");
    command.arg(shared.join("eval/score_case.py"));
    for case in ["surfside", "lahaina"] {
        let dossier = out.join(format!("{case}.json"));
        build(s, &shared.join("cases").join(case).join("reports"), &dossier)?;
        command.arg(dossier).arg(shared.join("cases").join(case).join("gold.json"));
    }
    let said = capture(command.arg("--json"))?;
    let sheet: BTreeMap<String, Json> = serde_json::from_str(&said).map_err(|e| e.to_string())?;
    let mut rows = Vec::new();
    for (case, scores) in &sheet {
        for measure in [
            "precision",
            "recall",
            "f1",
            "bound",
            "source",
            "chain",
            "origins",
            "background",
            "kept",
            "traps",
            "copies",
            "final",
            "course",
        ] {
            let value = match &scores[measure] {
                Json::Null => String::new(),
                Json::Bool(b) => u8::from(*b).to_string(),
                v => v.to_string(),
            };
            rows.push(row(case, measure, value, "cargo xtask eval cases"));
        }
    }
    Ok(Some(rows))
}

/// The language layers on annotated text.
fn layers(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let data = shared.join("data");
    let limit = |n: &str| {
        if s.all { "1000000".to_owned() } else { n.to_owned() }
    };
    let mut rows = Vec::new();
    let mut add = |task: &str, args: Vec<String>| -> Result<(), String> {
        let script = shared.join("eval/score_layers.py");
        let kind = args.first().cloned().unwrap_or_default();
        let said = capture(Command::new("python3").arg(script).arg(&kind).arg(&s.firsthand).args(args.iter().skip(1)))?;
        rows.extend(f1_rows(task, &said, &format!("score_layers.py {kind}")));
        Ok(())
    };
    let text = |p: PathBuf| p.to_string_lossy().into_owned();
    add("ud ewt dev", vec!["ud".into(), text(data.join("ud/ewt-dev.conllu")), "--limit".into(), limit("60")])?;
    let news: Vec<String> = gum_news(&data)?.into_iter().map(text).collect();
    add("ud gum news", vec!["ud".into(), text(joined(&news)?)])?;
    add("mentions gum news", [vec!["mentions".to_owned()], news.clone()].concat())?;
    let polnear = text(data.join("polnear/dev"));
    add("attribution polnear dev", vec!["attribution".into(), polnear, "--limit".into(), limit("60")])?;
    add("quantities newsquant", vec!["quantities".into(), text(data.join("newsquant/dev.json"))])?;
    for set in ["TimeBank", "AQUAINT"] {
        add(&format!("timex {set}"), vec!["timex".into(), text(data.join("tempeval3").join(set))])?;
    }
    let own = |task: &str, script: &str, first: &[&str], rest: &[String]| -> Result<Vec<Row>, String> {
        let mut command = Command::new("python3");
        command.arg(root().join("eval").join(script)).args(first).arg(&s.firsthand).args(rest);
        Ok(f1_rows(task, &capture(&mut command)?, &[&[script], first].concat().join(" ")))
    };
    rows.extend(own("coreference gum news", "score_coref.py", &[], &news)?);
    rows.extend(own("names gum news", "score_names.py", &["gum"], &news)?);
    rows.extend(own("names re3d", "score_names.py", &["re3d"], &[text(data.join("re3d"))])?);
    Ok(Some(rows))
}

/// The files one after the other, in one file.
fn joined(files: &[String]) -> Result<PathBuf, String> {
    let path = scratch("joined")?.join("all.conllu");
    let mut all = String::new();
    for file in files {
        all.push_str(&std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?);
    }
    std::fs::write(&path, all).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(path)
}

/// Every fourth news document of GUM, by name: those that no training sees.
fn gum_news(data: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = data.join("gum/dep");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.file_name().and_then(|n| n.to_str()).is_some_and(|n| n.starts_with("GUM_news_")))
        .collect();
    files.sort();
    Ok(files.into_iter().step_by(4).collect())
}

/// Reads the lines `name P .. R .. F1 ..` that the shared scorers print; two groups on a line are exact and overlap.
fn f1_rows(task: &str, said: &str, command: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in said.lines() {
        let Some((name, rest)) = line.split_once(" P ") else {
            continue;
        };
        let name = name.trim();
        let (name, groups) = match name.strip_suffix("exact") {
            Some(role) => (role.trim(), vec![(" exact", rest), (" overlap", rest.split_once("overlap P").map_or("", |x| x.1))]),
            None => (name, vec![("", rest)]),
        };
        for (kind, part) in groups {
            if let Some(f1) = part.split("F1").nth(1).and_then(|v| v.split_whitespace().next()) {
                rows.push(row(task, &format!("{name}{kind} f1"), f1, command));
            }
        }
    }
    rows
}

/// The hand-labelled set of clock times, zones and event-anchored expressions.
fn times(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    python_json(
        "times",
        Command::new("python3").arg(root().join("eval/score_times.py")).arg(&s.firsthand),
        "eval/score_times.py",
    )
}

/// Toponyms found and placed.
fn places(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else { return Ok(None) };
    let limit = if s.all { "1000000" } else { "100" };
    let mut rows = Vec::new();
    for (task, file) in [("LGL", "lgl.xml"), ("GeoVirus", "GeoVirus.xml")] {
        let mut command = Command::new("python3");
        command.arg(root().join("eval/score_geo.py")).arg(&s.firsthand).arg(shared.join("data/geoparsing").join(file));
        let said = capture(command.args(["--limit", limit]))?;
        rows.extend(f1_rows(task, &said, "eval/score_geo.py"));
        let near = said.lines().find_map(|l| l.strip_prefix("within 161 km")).and_then(|l| l.split_whitespace().next());
        rows.extend(near.map(|v| row(task, "within 161 km", v, "eval/score_geo.py")));
    }
    Ok(Some(rows))
}

/// Dossiers of recorded incidents, and a mixed heap told apart.
fn gva(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let mut rows = Vec::new();
    for (task, sample) in [("records", "150"), ("stream", "300")] {
        let mut command = Command::new("python3");
        command.arg(shared.join("eval/score_gva.py")).arg(task).arg(&s.firsthand).arg(shared.join("data/gva"));
        let said = capture(command.args(["--limit", if s.all { "1000000" } else { sample }]))?;
        let sheet: Json = serde_json::from_str(&said).map_err(|e| format!("{task}: {e}"))?;
        rows.extend(flat(task, &sheet, &format!("score_gva.py {task}")));
    }
    Ok(Some(rows))
}

/// Civilians killed, report by report, against a monitoring centre's records.
fn fakes(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let mut command = Command::new("python3");
    command.arg(root().join("eval/score_fakes.py")).arg(&s.firsthand).arg(shared.join("data/fakes-syria/reports.jsonl"));
    python_json("fakes", &mut command, "eval/score_fakes.py")
}

/// Role fillers on MUC-4.
fn muc(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let data = shared.join("data/muc4");
    let mut command = Command::new("python3");
    command
        .arg(shared.join("eval/score_muc.py"))
        .arg(&s.firsthand)
        .arg(data.join("gtt_json/dev.json"))
        .arg(data.join("CORPORA"));
    let said = capture(command.args(["--limit", if s.all { "1000000" } else { "100" }]))?;
    let mut rows = f1_rows("muc", &said, "score_muc.py");
    for r in &mut rows {
        r.measure = r.measure.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    Ok(Some(rows))
}

/// One heap of many events told apart.
fn heap(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let mut command = Command::new("python3");
    command.arg(root().join("eval/score_heap.py")).arg(&s.firsthand).arg(shared.join("data/giveme5w1h/news_cluster"));
    python_json("news_cluster", &mut command, "eval/score_heap.py")
}

fn python_json(task: &str, command: &mut Command, shown: &str) -> Result<Option<Vec<Row>>, String> {
    let said = capture(command)?;
    let sheet: Json = serde_json::from_str(&said).map_err(|e| format!("{shown}: {e}"))?;
    Ok(Some(flat(task, &sheet, shown)))
}

/// A sheet of figures, nested at most once more, as rows.
fn flat(task: &str, sheet: &Json, command: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for (key, value) in sheet.as_object().into_iter().flatten() {
        match value {
            Json::Object(inner) => rows.extend(inner.iter().map(|(k, v)| row(task, &join(key, k), v, command))),
            Json::String(s) => rows.push(row(task, key, s, command)),
            v => rows.push(row(task, key, v, command)),
        }
    }
    rows
}

fn join(key: &str, inner: &str) -> String {
    format!("{key} {inner}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_lines_of_the_shared_scorers() {
        let said = "source   exact P 10.00  R 20.00  F1 13.33   overlap P 50.00  R 60.00  F1 54.55\nLAS       P 1.00  R 2.00  F1 1.33\nother";
        let got: Vec<(String, String)> = f1_rows("t", said, "c").into_iter().map(|r| (r.measure, r.value)).collect();
        let want = [("source exact f1", "13.33"), ("source overlap f1", "54.55"), ("LAS f1", "1.33")];
        assert_eq!(got, want.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn nested_sheets_become_rows() {
        let sheet = serde_json::json!({"incidents": 3, "date": {"accuracy": 0.5, "within a day": 0.9}});
        let got: Vec<String> = flat("records", &sheet, "c").into_iter().map(|r| format!("{}={}", r.measure, r.value)).collect();
        assert_eq!(got, ["date accuracy=0.5", "date within a day=0.9", "incidents=3"]);
    }
}
