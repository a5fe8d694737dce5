//! Reads a manifest store and checks its hashes.

use super::cbor::{self, Value};
use super::container;
use super::{Credentials, State};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Boxes and statements that are followed, at most.
const MOST: usize = 512;

pub(super) fn read(bytes: &[u8]) -> Option<Credentials> {
    let store = container::store(bytes)?;
    let mut found =
        Credentials { generator: None, manifests: 0, actions: Vec::new(), state: State::Unchecked, signature_checked: false };
    let top = boxes(&store).into_iter().find(|b| b.kind == *b"jumb" && b.label().as_deref() == Some("c2pa"));
    let manifests: Vec<Box<'_>> =
        top.map(|t| t.children()).unwrap_or_default().into_iter().filter(|b| b.kind == *b"jumb").collect();
    found.manifests = manifests.len();
    // The last manifest is the file's own; the others are those of what it was made from, and came along with it.
    if let Some((active, others)) = manifests.split_last() {
        judge(active, bytes, &mut found);
        let spoilt = |m: &Box<'_>| Read::new(m).is_some_and(|r| r.states().contains(&State::StatementAltered));
        if found.state != State::FileAltered && others.iter().any(spoilt) {
            found.state = State::StatementAltered;
        }
    }
    Some(found)
}

/// The parts of a manifest that are looked at.
struct Read<'a> {
    claim: Value,
    statements: Vec<Box<'a>>,
    /// The hash function where nothing else is said.
    own: String,
}

impl<'a> Read<'a> {
    fn new(manifest: &Box<'a>) -> Option<Self> {
        let parts = manifest.children();
        let part = |name: &str| parts.iter().find(|p| p.label().is_some_and(|l| l == name || l == format!("{name}.v2")));
        let claim = part("c2pa.claim").and_then(|c| c.content(b"cbor")).and_then(cbor::read)?;
        let mut statements = part("c2pa.assertions").map(|s| s.children()).unwrap_or_default();
        statements.truncate(MOST);
        let own = claim.get("alg").and_then(Value::text).unwrap_or("sha256").to_owned();
        Some(Read { claim, statements, own })
    }

    /// For each statement that the claim names, whether it is the one that it names. Every statement is hashed once, however
    /// often it is named.
    fn states(&self) -> Vec<State> {
        let sums: BTreeMap<String, Vec<u8>> =
            self.statements.iter().filter_map(|s| Some((s.label()?, Sha256::digest(s.body).to_vec()))).collect();
        let named = ["assertions", "created_assertions", "gathered_assertions"];
        let named = named.iter().filter_map(|n| self.claim.get(n)?.list()).flatten().take(MOST);
        named.map(|n| statement(n, &sums, &self.own)).collect()
    }
}

fn judge(manifest: &Box<'_>, file: &[u8], found: &mut Credentials) {
    let Some(read) = Read::new(manifest) else { return };
    let claim = &read.claim;
    found.generator = claim.get("claim_generator").and_then(Value::text).map(clean).or_else(|| {
        let info = claim.get("claim_generator_info")?;
        let info = info.list().and_then(|l| l.first()).unwrap_or(info);
        info.get("name").and_then(Value::text).map(clean)
    });
    let mut states = read.states();
    let none_named = states.is_empty();
    let mut bound = false;
    for one in &read.statements {
        let label = one.label().unwrap_or_default();
        let Some(said) = one.content(b"cbor").and_then(cbor::read) else { continue };
        if label == "c2pa.hash.data" && !bound {
            bound = true;
            states.push(whole(&said, file, &read.own));
        } else if label.starts_with("c2pa.actions") {
            let actions = said.get("actions").and_then(Value::list).unwrap_or_default();
            found.actions.extend(actions.iter().take(MOST).filter_map(|a| a.get("action")?.text().map(clean)));
        }
    }
    let any = |s: State| states.contains(&s);
    found.state = if any(State::FileAltered) {
        State::FileAltered
    } else if any(State::StatementAltered) {
        State::StatementAltered
    } else if any(State::Unchecked) || !bound || none_named {
        State::Unchecked
    } else {
        State::Intact
    };
}

/// Whether a statement is the one that the claim names by its address and hash.
fn statement(named: &Value, sums: &BTreeMap<String, Vec<u8>>, own: &str) -> State {
    let (Some(url), Some(hash)) = (named.get("url").and_then(Value::text), named.get("hash").and_then(Value::bytes)) else {
        return State::Unchecked;
    };
    if named.get("alg").and_then(Value::text).unwrap_or(own) != "sha256" {
        return State::Unchecked;
    }
    let label = url.rsplit('/').next().unwrap_or_default();
    match sums.get(label) {
        Some(sum) if sum == hash => State::Intact,
        Some(_) => State::StatementAltered,
        // A statement may have been taken out lawfully, or stand elsewhere.
        None => State::Unchecked,
    }
}

/// Whether the file, without the parts left out, has the hash that the manifest names.
fn whole(said: &Value, file: &[u8], own: &str) -> State {
    let Some(hash) = said.get("hash").and_then(Value::bytes) else { return State::Unchecked };
    if said.get("alg").and_then(Value::text).unwrap_or(own) != "sha256" {
        return State::Unchecked;
    }
    let mut sum = Sha256::new();
    let mut at = 0usize;
    for out in said.get("exclusions").and_then(Value::list).unwrap_or_default() {
        let number = |n: &str| out.get(n).and_then(Value::number).and_then(|v| usize::try_from(v).ok());
        let (Some(start), Some(length)) = (number("start"), number("length")) else { return State::Unchecked };
        let Some(part) = file.get(at..start) else { return State::FileAltered };
        sum.update(part);
        at = start.saturating_add(length);
    }
    sum.update(file.get(at..).unwrap_or_default());
    if sum.finalize().as_slice() == hash { State::Intact } else { State::FileAltered }
}

fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// A box of JUMBF (ISO 19566-5).
struct Box<'a> {
    kind: [u8; 4],
    body: &'a [u8],
}

impl<'a> Box<'a> {
    /// What a superbox is called.
    fn label(&self) -> Option<String> {
        let first = next(self.body).map(|(b, _)| b).filter(|b| b.kind == *b"jumd")?;
        // Sixteen bytes of type, one of switches, then the name up to a zero.
        let named = first.body.get(17..)?;
        let end = named.iter().position(|b| *b == 0)?;
        Some(String::from_utf8_lossy(named.get(..end)?).chars().take(200).collect())
    }

    /// What stands in a superbox, without its description.
    fn children(&self) -> Vec<Box<'a>> {
        boxes(self.body).into_iter().skip(1).collect()
    }

    /// The body of the first box of a kind in a superbox.
    fn content(&self, kind: &[u8; 4]) -> Option<&'a [u8]> {
        self.children().into_iter().find(|b| b.kind == *kind).map(|b| b.body)
    }
}

/// The boxes that follow one another in some bytes, up to the first that does not fit.
fn boxes(bytes: &[u8]) -> Vec<Box<'_>> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while let Some((one, after)) = next(rest).filter(|_| found.len() < MOST) {
        found.push(one);
        rest = after;
    }
    found
}

/// The first box and what follows it.
fn next(bytes: &[u8]) -> Option<(Box<'_>, &[u8])> {
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    let kind = bytes.get(4..8)?.try_into().ok()?;
    let (head, length) = match length {
        0 => (8, bytes.len()),
        1 => (16, usize::try_from(u64::from_be_bytes(bytes.get(8..16)?.try_into().ok()?)).ok()?),
        n => (8, n),
    };
    Some((Box { kind, body: bytes.get(head..length)? }, bytes.get(length..)?))
}
