//! The shipped network: its weights out of the binary, a report's windows in, scores out, on the thread that asks.

use super::encoder::{Encoder, Piece};
use super::heads::Heads;
use super::weights::Weights;
use super::wordpiece::WordPiece;
use super::{Labels, OTHER, PIECE, Parser, Scores, shape};
use crate::layers::{MentionKind, Upos};
use std::sync::OnceLock;

/// The network with its vocabulary and labels.
pub(crate) struct Network {
    encoder: Encoder,
    heads: Heads,
    pieces: WordPiece,
    labels: Labels,
}

/// The model that travels in the binary, unpacked on first use; `None` where it cannot be read.
pub(crate) fn shipped() -> Option<&'static dyn Parser> {
    static SHIPPED: OnceLock<Option<Network>> = OnceLock::new();
    let load = || {
        Network::load(
            include_bytes!("../../../../models/language.safetensors"),
            include_str!("../../../../models/labels.json"),
            include_str!("../../../../models/vocab.txt"),
        )
    };
    SHIPPED.get_or_init(load).as_ref().map(|n| n as &dyn Parser)
}

impl Network {
    /// Reads the weights, their labels (`{"upos","rels","mentions","names"}`) and the vocabulary.
    fn load(weights: &'static [u8], labels: &str, vocabulary: &'static str) -> Option<Network> {
        let labels = read_labels(labels)?;
        let weights = Weights::new(weights)?;
        let encoder = Encoder::new(&weights)?;
        let heads = Heads::new(&weights, &labels, encoder.width)?;
        let fits = vocabulary.lines().count() <= encoder.pieces();
        fits.then(|| Network { encoder, heads, pieces: WordPiece::new(vocabulary), labels })
    }
}

impl Parser for Network {
    fn labels(&self) -> &Labels {
        &self.labels
    }

    fn pieces(&self, word: &str) -> usize {
        let mut out = Vec::new();
        self.pieces.pieces(word, &mut out);
        out.len()
    }

    fn score(&self, batch: &[Vec<&str>]) -> Option<Vec<Scores>> {
        let (mut pieces, mut ids) = (Vec::new(), Vec::new());
        let (mut windows, mut words) = (Vec::with_capacity(batch.len()), Vec::with_capacity(batch.len()));
        for window in batch {
            let start = pieces.len();
            pieces.push(Piece { id: self.pieces.start, shape: OTHER });
            let mut spans = Vec::with_capacity(window.len());
            for word in window {
                let first = pieces.len();
                ids.clear();
                self.pieces.pieces(word, &mut ids);
                pieces.extend(ids.iter().map(|id| Piece { id: *id, shape: PIECE }));
                if let Some(piece) = pieces.get_mut(first) {
                    piece.shape = shape(word);
                }
                spans.push((first, pieces.len() - 1));
            }
            pieces.push(Piece { id: self.pieces.end, shape: OTHER });
            windows.push(start..pieces.len());
            words.push(spans);
        }
        let vectors = self.encoder.encode(&pieces, &windows);
        Some(self.heads.score(&vectors, self.encoder.width, &words))
    }
}

fn read_labels(json: &str) -> Option<Labels> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    let names = |key: &str| value.get(key).and_then(|v| v.as_array()).cloned();
    let upos = names("upos")?.into_iter().map(|v| serde_json::from_value::<Upos>(v).unwrap_or_default()).collect();
    let rels: Vec<Box<str>> = names("rels")?.iter().map(|v| v.as_str().unwrap_or("dep").into()).collect();
    let kinds = |key: &str| -> Option<Vec<MentionKind>> {
        Some(names(key)?.into_iter().map(|v| serde_json::from_value(v).unwrap_or_default()).collect())
    };
    let root = rels.iter().position(|r| &**r == "root");
    Some(Labels { upos, root, mentions: kinds("mentions")?, names: kinds("names")?, rels })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_of_a_window_do_not_hang_on_its_company() {
        let network = shipped().expect("the shipped weights are read");
        let windows: Vec<Vec<&str>> = [
            "The mayor of Orvel denied that anybody had been hurt .",
            "Fire",
            "Ada Venn , a spokesperson for the Harbour Board , told the Courier on 3 May that 14 people were missing .",
        ]
        .iter()
        .map(|s| s.split(' ').collect())
        .collect();
        let together = network.score(&windows).expect("scores");
        for (window, scores) in windows.iter().zip(&together) {
            let alone = network.score(std::slice::from_ref(window)).expect("scores");
            assert_eq!(format!("{alone:?}"), format!("{:?}", [scores]));
            let (n, labels) = (window.len(), network.labels());
            assert_eq!(scores.arcs.len(), n * (n + 1));
            assert_eq!(scores.spans.len(), n * (labels.mentions.len() + 1) * n);
            assert_eq!(scores.rels.len(), n * labels.rels.len() * (scores.rank + 1));
        }
        let verb = together[0]
            .upos
            .chunks(network.labels().upos.len())
            .nth(4)
            .map(|line| line.iter().copied().fold(f32::MIN, f32::max));
        let column = network.labels().upos.iter().position(|u| *u == Upos::Verb).expect("verbs are known");
        assert_eq!(verb, together[0].upos.get(4 * network.labels().upos.len() + column).copied());
        assert!(network.score(&[]).is_some_and(|s| s.is_empty()));
        assert!(network.score(&[Vec::new()]).is_some_and(|s| s.len() == 1 && s[0].words == 0));
    }
}
