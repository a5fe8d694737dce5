//! Local alignment of two word streams: the passages that stand in both, also where words were changed or cut.
//!
//! Seeds are pairs of neighbouring meaningful words that stand in both texts; each is extended both ways by a banded alignment
//! that stops where the score has dropped too far. Work is bounded by the lengths of the texts, whatever they hold.

use crate::words::{Kind, Words};

/// A passage that two texts share, as half-open ranges of word indexes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Passage {
    /// In the first text.
    pub a: (usize, usize),
    /// In the second text.
    pub b: (usize, usize),
    /// Words that match.
    pub matched: usize,
    /// Words that match and carry meaning.
    pub content: usize,
    /// The alignment's score.
    pub score: i32,
}

impl Passage {
    fn overlaps(&self, other: &Passage) -> bool {
        let over = |x: (usize, usize), y: (usize, usize)| x.0.max(y.0) < x.1.min(y.1);
        over(self.a, other.a) || over(self.b, other.b)
    }

    /// Share of the longer side's words that match, 0 to 1.
    pub fn density(&self) -> f64 {
        let longer = (self.a.1 - self.a.0).max(self.b.1 - self.b.0).max(1);
        self.matched as f64 / longer as f64
    }
}

/// Half the width of the band, in words: the longest cut inside a passage.
const BAND: usize = 12;
/// How far the score may drop below its best before an extension stops.
const DROP: i32 = 14;
/// Smallest score of a passage: about six meaningful words in a row.
const KEEP: i32 = 24;
/// A pair of words standing more often than this in a text seeds nothing.
const REPEATS: usize = 6;
/// Alignment cells for each word of both texts.
const CELLS_A_WORD: usize = 600;

/// The passages that two texts share: without overlap in either, sorted.
pub(crate) fn align(a: &Words, b: &Words) -> Vec<Passage> {
    passages(a, b, false)
}

/// The passages that stand twice in one text.
pub(crate) fn align_within(text: &Words) -> Vec<Passage> {
    passages(text, text, true)
}

fn passages(a: &Words, b: &Words, within: bool) -> Vec<Passage> {
    let mut budget = CELLS_A_WORD * (a.len() + b.len()) + 100_000;
    let (mut over_a, mut over_b): (Vec<u32>, Vec<bool>) = (vec![0; a.len()], vec![false; b.len()]);
    let mut found: Vec<Passage> = Vec::new();
    for seed in seeds(a, b, within) {
        let (i, j) = (seed.a, seed.b);
        let last = over_a.get(i).copied().unwrap_or(0) as usize;
        let inside = last.checked_sub(1).and_then(|n| found.get(n)).is_some_and(|p| p.b.0 <= j && j < p.b.1);
        // What stands several times in a text adds nothing where a passage is found already.
        let taken = !seed.single && (last > 0 || over_b.get(j) == Some(&true));
        if inside || taken || budget == 0 {
            continue;
        }
        let passage = grow(a, b, i, j, within, &mut budget);
        if passage.score < KEEP {
            continue;
        }
        found.push(passage);
        over_a.iter_mut().take(passage.a.1).skip(passage.a.0).for_each(|c| *c = found.len() as u32);
        over_b.iter_mut().take(passage.b.1).skip(passage.b.0).for_each(|c| *c = true);
    }
    without_overlap(a, b, found)
}

/// Where an alignment may begin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seed {
    a: usize,
    b: usize,
    /// Whether the pair of words stands once in either text.
    single: bool,
}

/// Positions of pairs of neighbouring meaningful words that stand in both texts: those that stand once first, each kind in order.
fn seeds(a: &Words, b: &Words, within: bool) -> Vec<Seed> {
    // Sorted rather than hashed: two texts are met in hundreds of pairs, and no text can make this slow.
    let sorted = |words: &Words| {
        let mut pairs = bigrams(words);
        pairs.sort_unstable();
        pairs
    };
    let (in_a, in_b) = (sorted(a), sorted(b));
    let (mut found, mut rest) = (Vec::new(), in_b.as_slice());
    for here in in_a.chunk_by(|x, y| x.0 == y.0) {
        let Some((key, _)) = here.first() else { continue };
        rest = rest.get(rest.partition_point(|x| x.0 < *key)..).unwrap_or(&[]);
        let there = rest.get(..rest.partition_point(|x| x.0 == *key)).unwrap_or(&[]);
        if there.len() > REPEATS {
            continue;
        }
        let single = there.len() == 1 && here.len() == 1;
        for (_, i) in here {
            let pairs = there.iter().filter(|(_, j)| !within || j > i);
            found.extend(pairs.map(|(_, j)| Seed { a: *i as usize, b: *j as usize, single }));
        }
    }
    found.sort_unstable_by_key(|s| (!s.single, s.a, s.b));
    found
}

fn bigrams(words: &Words) -> Vec<((u32, u32), u32)> {
    let content = words.content();
    content
        .windows(2)
        .filter_map(|pair| {
            let (i, k) = (*pair.first()?, *pair.get(1)?);
            let key = (*words.hash.get(i as usize)?, *words.hash.get(k as usize)?);
            Some((key, i))
        })
        .collect()
}

fn grow(a: &Words, b: &Words, i: usize, j: usize, within: bool, budget: &mut usize) -> Passage {
    // Within one text the two sides must not run into each other.
    let (a_end, b_start) = if within { (j, i + 1) } else { (a.len(), 0) };
    let ahead = extend(a_end.saturating_sub(i), b.len() - j, budget, |x, y| pair_score(a, b, i + x, j + y));
    let back = extend(i, j - b_start.min(j), budget, |x, y| pair_score(a, b, i - 1 - x, j - 1 - y));
    Passage {
        a: (i - back.a, i + ahead.a),
        b: (j - back.b, j + ahead.b),
        matched: back.matched + ahead.matched,
        content: back.content + ahead.content,
        score: back.score + ahead.score,
    }
}

/// Score of aligning two words: positive where they match, more where they carry meaning.
fn pair_score(a: &Words, b: &Words, i: usize, j: usize) -> i32 {
    match (a.hash.get(i), b.hash.get(j)) {
        (Some(x), Some(y)) if x == y => match a.kind.get(i) {
            Some(Kind::Function) | None => 1,
            Some(_) => 4,
        },
        _ => -2,
    }
}

#[derive(Clone, Copy, Default)]
struct Reach {
    a: usize,
    b: usize,
    matched: usize,
    content: usize,
    score: i32,
}

/// Extends from a corner over at most `rows` and `columns` words; `score` is asked for offsets from the corner.
fn extend(rows: usize, columns: usize, budget: &mut usize, score: impl Fn(usize, usize) -> i32) -> Reach {
    const WIDTH: usize = 2 * BAND + 1;
    const NEVER: i32 = i32::MIN / 2;
    let out = Reach { score: NEVER, ..Reach::default() };
    let mut best = Reach::default();
    let mut row = [out; WIDTH + 2];
    // Row 0: only gaps in the first text. Slot d + 1 holds column r + d - BAND.
    for (column, cell) in row.iter_mut().skip(BAND + 1).take(BAND + 1).enumerate() {
        cell.score = -(column as i32);
        cell.b = column;
    }
    for r in 1..=rows {
        if *budget < WIDTH {
            *budget = 0;
            break;
        }
        *budget -= WIDTH;
        let before = row;
        let mut highest = NEVER;
        for d in 0..WIDTH {
            let column = (r + d).wrapping_sub(BAND);
            if column > columns {
                row[d + 1] = out;
                continue;
            }
            let mut cell = before[d + 2];
            cell.score -= 1;
            if row[d].score - 1 > cell.score {
                cell = row[d];
                cell.score -= 1;
            }
            if column > 0 {
                let s = score(r - 1, column - 1);
                let from = before[d + 1];
                if from.score + s >= cell.score {
                    cell = from;
                    cell.score += s;
                    cell.matched += usize::from(s > 0);
                    cell.content += usize::from(s > 1);
                    if cell.score > best.score {
                        best = Reach { a: r, b: column, ..cell };
                    }
                }
            }
            highest = highest.max(cell.score);
            row[d + 1] = cell;
        }
        if highest < best.score - DROP {
            break;
        }
    }
    best
}

/// The best passages, and of those that run into a better one what is left of them: two that end in a common word are two still.
fn without_overlap(a: &Words, b: &Words, mut found: Vec<Passage>) -> Vec<Passage> {
    /// Passages cut, at most: more only arise in hostile texts.
    const CUT: usize = 200;
    found.sort_by(|x, y| y.score.cmp(&x.score).then(x.cmp(y)));
    // Many passages only arise in hostile texts; the best are enough there.
    found.truncate(2_000);
    let mut kept: Vec<Passage> = Vec::new();
    let (mut taken_a, mut taken_b) = (vec![false; a.len()], vec![false; b.len()]);
    let mut cuts = 0;
    for mut passage in found {
        if kept.iter().any(|k| k.overlaps(&passage)) {
            cuts += 1;
            let free = |i: usize, j: usize| taken_a.get(i) == Some(&false) && taken_b.get(j) == Some(&false);
            match (cuts <= CUT).then(|| left_of(a, b, &passage, free)).flatten() {
                Some(left) if !kept.iter().any(|k| k.overlaps(&left)) => passage = left,
                _ => continue,
            }
        }
        taken_a.iter_mut().take(passage.a.1).skip(passage.a.0).for_each(|taken| *taken = true);
        taken_b.iter_mut().take(passage.b.1).skip(passage.b.0).for_each(|taken| *taken = true);
        kept.push(passage);
    }
    kept.sort();
    kept
}

/// The longest run of a passage whose words are free, where that is a passage by itself.
fn left_of(a: &Words, b: &Words, p: &Passage, free: impl Fn(usize, usize) -> bool) -> Option<Passage> {
    let pairs = matched_pairs(a, b, p);
    let run = pairs.chunk_by(|x, y| free(x.0, x.1) == free(y.0, y.1)).filter(|run| run.first().is_some_and(|x| free(x.0, x.1)));
    let run = run.rev().max_by_key(|run| run.len())?;
    let (first, last) = (run.first()?, run.last()?);
    let gain: i32 = run.iter().map(|(i, j)| pair_score(a, b, *i, *j)).sum();
    let between = |x: &(usize, usize), y: &(usize, usize)| (y.0 - x.0 - 1 + y.1 - x.1 - 1) as i32;
    let loss: i32 = run.windows(2).filter_map(|w| Some(between(w.first()?, w.get(1)?))).sum();
    let left = Passage {
        a: (first.0, last.0 + 1),
        b: (first.1, last.1 + 1),
        matched: run.len(),
        content: run.iter().filter(|(i, _)| a.is_content(*i)).count(),
        score: gain - loss,
    };
    (left.score >= KEEP).then_some(left)
}

/// Pairs of equal words inside a passage, in order, by following its best diagonal through cuts.
pub(crate) fn matched_pairs(a: &Words, b: &Words, p: &Passage) -> Vec<(usize, usize)> {
    let (mut i, mut j) = (p.a.0, p.b.0);
    let mut pairs = Vec::with_capacity(p.matched);
    while i < p.a.1 && j < p.b.1 {
        if a.hash.get(i) == b.hash.get(j) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else {
            (i, j) = resume(a, b, p, i, j);
        }
    }
    pairs
}

fn resume(a: &Words, b: &Words, p: &Passage, i: usize, j: usize) -> (usize, usize) {
    for skip in 1..=2 * BAND {
        for x in 0..=skip {
            let (x, y) = (i + x, j + skip - x);
            if x < p.a.1 && y < p.b.1 && a.hash.get(x) == b.hash.get(y) && a.is_content(x) {
                return (x, y);
            }
        }
    }
    (i + 1, j + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reworded_copy_is_one_passage() {
        let a = Words::of(
            "Eleven sailors drowned when the ferry Marigold caught fire in Orvel harbour on Monday, the coastguard said.",
        );
        let b = Words::of(
            "According to the paper, 11 sailors died when the ferry Marigold burst into flames in Orvel harbour Monday, the coastguard announced.",
        );
        let found = align(&a, &b);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].content >= 8, "{found:?}");
    }

    #[test]
    fn paragraphs_turned_round_are_found_whatever_word_they_begin_with() {
        let lead = "An explosion tore through the covered market of Orvel on Tuesday evening.";
        let count = "\"We carried out 12 bodies,\" said Tomas Rell, a surgeon at Orvel City Hospital.";
        let time = "The explosion came at about 7:40 p.m. local time, the police said.";
        let a = Words::of(&[lead, count, time].join(" "));
        let b = Words::of(&[time, count, lead].join(" "));
        let found = align(&a, &b);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.iter().map(|p| p.matched).sum::<usize>() + 3 >= a.len(), "{found:?}");
    }

    #[test]
    fn a_body_that_stands_twice_is_found() {
        let body = "A gunman opened fire at the Pellam market on Tuesday and wounded nine shoppers before guards shot him. ";
        let text = Words::of(&format!("{body} Subscribe to our letter now. {body}"));
        let found = align_within(&text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].matched >= 15);
    }

    #[test]
    fn repeats_do_not_blow_up() {
        let text = Words::of(&"fire harbour sailors drowned ".repeat(20_000));
        assert!(align(&text, &text).len() < 2_001);
    }
}
