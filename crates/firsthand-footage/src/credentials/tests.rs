use super::*;
use sha2::{Digest, Sha256};

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut out = (body.len() as u32 + 8).to_be_bytes().to_vec();
    out.extend(kind);
    out.extend(body);
    out
}

fn superbox(label: &str, children: &[Vec<u8>]) -> Vec<u8> {
    let mut description = vec![0u8; 16];
    description.push(3);
    description.extend(label.as_bytes());
    description.push(0);
    let mut body = boxed(b"jumd", &description);
    children.iter().for_each(|c| body.extend(c));
    boxed(b"jumb", &body)
}

fn text(t: &str) -> Vec<u8> {
    [vec![0x78, t.len() as u8], t.as_bytes().to_vec()].concat()
}

fn bytes(b: &[u8]) -> Vec<u8> {
    [vec![0x58, b.len() as u8], b.to_vec()].concat()
}

fn map(pairs: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut out = vec![0xa0 + pairs.len() as u8];
    for (k, v) in pairs {
        out.extend(text(k));
        out.extend(v);
    }
    out
}

fn list(items: &[Vec<u8>]) -> Vec<u8> {
    [vec![0x80 + items.len() as u8], items.concat()].concat()
}

fn number(n: usize) -> Vec<u8> {
    [vec![0x1a], (n as u32).to_be_bytes().to_vec()].concat()
}

/// A PNG-like file whose manifest names its own bytes; `spoil` changes the action's words after they were hashed.
fn signed(spoil: bool) -> Vec<u8> {
    let before = [b"\x89PNG\r\n\x1a\n".to_vec(), [0, 0, 0, 2].to_vec(), b"tESt..".to_vec(), vec![0; 4]].concat();
    let after = [[0, 0, 0, 0].to_vec(), b"IEND".to_vec(), vec![0; 4]].concat();
    let hash = Sha256::digest([before.clone(), after.clone()].concat());
    let chunk = |length: usize| {
        let skipped = list(&[map(&[("start", number(before.len())), ("length", number(length))])]);
        let data = map(&[("exclusions", skipped), ("alg", text("sha256")), ("hash", bytes(&hash))]);
        let data = superbox("c2pa.hash.data", &[boxed(b"cbor", &data)]);
        let word = |w: &str| map(&[("actions", list(&[map(&[("action", text(w))])]))]);
        let action = |w: &str| superbox("c2pa.actions", &[boxed(b"cbor", &word(w))]);
        let named = |label: &str, whole: &[u8]| {
            let url = format!("self#jumbf=c2pa.assertions/{label}");
            map(&[("url", text(&url)), ("hash", bytes(&Sha256::digest(&whole[8..])))])
        };
        let named = list(&[named("c2pa.hash.data", &data), named("c2pa.actions", &action("c2pa.created"))]);
        let claim = map(&[("claim_generator", text("Darkroom/3")), ("alg", text("sha256")), ("assertions", named)]);
        let action = action(if spoil { "c2pa.drawing" } else { "c2pa.created" });
        let manifest = superbox(
            "urn:uuid:1",
            &[superbox("c2pa.assertions", &[data, action]), superbox("c2pa.claim", &[boxed(b"cbor", &claim)])],
        );
        let store = superbox("c2pa", &[manifest]);
        [(store.len() as u32).to_be_bytes().to_vec(), b"caBX".to_vec(), store, vec![0; 4]].concat()
    };
    let length = chunk(0).len();
    [&before[..], &chunk(length), &after].concat()
}

#[test]
fn an_intact_file_a_changed_file_and_a_changed_statement_are_told_apart() {
    let found = read(&signed(false)).unwrap();
    assert_eq!(found.state, State::Intact);
    assert_eq!(found.generator.as_deref(), Some("Darkroom/3"));
    assert_eq!((found.manifests, found.actions), (1, vec!["c2pa.created".to_owned()]));
    assert!(!found.signature_checked);
    let mut changed = signed(false);
    changed[17] ^= 1;
    assert_eq!(read(&changed).unwrap().state, State::FileAltered);
    let mut longer = signed(false);
    longer.push(7);
    assert_eq!(read(&longer).unwrap().state, State::FileAltered);
    assert_eq!(read(&signed(true)).unwrap().state, State::StatementAltered);
}

#[test]
fn pieces_in_a_jpeg_are_put_together_again() {
    let store = superbox("c2pa", &[superbox("urn:uuid:1", &[])]);
    let mut file = vec![0xff, 0xd8];
    let (first, second) = store.split_at(40);
    for (i, piece) in [first.to_vec(), [&store[..8], second].concat()].iter().enumerate() {
        let body = [b"JP\0\x01\0\0\0".to_vec(), vec![i as u8 + 1], piece.clone()].concat();
        file.extend([0xff, 0xeb]);
        file.extend((body.len() as u16 + 2).to_be_bytes());
        file.extend(body);
    }
    file.extend([0xff, 0xd9]);
    let found = read(&file).unwrap();
    assert_eq!((found.manifests, found.state), (1, State::Unchecked));
}

#[test]
fn files_without_or_with_broken_credentials_do_no_harm() {
    assert_eq!(read(b""), None);
    assert_eq!(read(b"\xff\xd8\xff\xeb\xff\xff"), None);
    let whole = signed(false);
    for cut in 0..whole.len() {
        read(&whole[..cut]);
    }
    for at in 0..whole.len() {
        for bit in [1u8, 0x80, 0xff] {
            let mut odd = whole.clone();
            odd[at] ^= bit;
            read(&odd);
        }
    }
    // Lists within lists without end.
    assert_eq!(cbor::read(&[0x9f; 4000]), None);
    assert_eq!(cbor::read(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), None);
}
