//! Windows: the runs of words that the model sees at once, a paragraph or whole sentences of it.

use std::ops::Range;

/// Up to how many words sentences share a window: attention costs grow with its square.
const SHARED_WORDS: usize = 50;
/// Most words of a window, for one long sentence.
pub(crate) const MOST_WORDS: usize = 100;
/// Most pieces of a window, far below the 512 places that the encoder knows.
const MOST_PIECES: usize = 250;
/// Pieces of a batch: enough to keep the kernels busy, so few that what is made of them stays in the cache.
const BATCH_PIECES: usize = 192;
/// Of a sentence that is too long, the part that must stay in a window before a mark may cut it.
const KEEP: usize = 3;

/// A run of a report's tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// First token.
    pub first: usize,
    /// After the last token.
    pub last: usize,
    /// Whether it ends inside a sentence that is longer than a window.
    pub cut: bool,
}

/// Packs the sentences of one paragraph, as rules see them (`first..last` of its tokens), into windows. `pieces[i]` is the
/// number of pieces of token `i`, `words[i]` the token itself.
pub(crate) fn windows(sentences: &[(usize, usize)], words: &[&str], pieces: &[usize], out: &mut Vec<Window>) {
    let size = |first: usize, last: usize| pieces.get(first..last).unwrap_or(&[]).iter().sum::<usize>();
    let fits = |first: usize, last: usize| last - first <= MOST_WORDS && size(first, last) <= MOST_PIECES;
    let mut open: Option<(usize, usize)> = None;
    for (first, last) in sentences.iter().copied().filter(|(first, last)| first < last) {
        if let Some((start, end)) = open {
            if end == first && last - start <= SHARED_WORDS && fits(start, last) {
                open = Some((start, last));
                continue;
            }
            out.push(Window { first: start, last: end, cut: false });
        }
        let mut start = first;
        while !fits(start, last) {
            let mut limit = (start + MOST_WORDS).min(last);
            while limit > start + 1 && size(start, limit) > MOST_PIECES {
                limit -= 1;
            }
            let end = cut(words, start, limit);
            out.push(Window { first: start, last: end, cut: true });
            start = end;
        }
        open = Some((start, last));
    }
    out.extend(open.filter(|(first, last)| first < last).map(|(first, last)| Window { first, last, cut: false }));
}

/// Where to cut a sentence that goes on beyond `limit`: after the last strong mark, else the last comma, else before the last
/// "and" or "or", else at the limit.
fn cut(words: &[&str], start: usize, limit: usize) -> usize {
    let least = start + (limit - start) / KEEP;
    let last = |test: &dyn Fn(&str) -> bool| (least..limit).rev().find(|i| words.get(*i).is_some_and(|w| test(w)));
    let strong = |w: &str| matches!(w, ";" | ":" | "." | "!" | "?" | "—" | "–" | "--" | "•" | "|");
    if let Some(mark) = last(&strong).or_else(|| last(&|w| w == ",")) {
        return mark + 1;
    }
    match last(&|w| w.eq_ignore_ascii_case("and") || w.eq_ignore_ascii_case("or")) {
        Some(joint) if joint > start => joint,
        _ => limit.max(start + 1),
    }
}

/// Groups neighbouring windows: ranges of `windows`, batch by batch.
pub(crate) fn batches(windows: &[Window], pieces: &[usize]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut full = 0;
    for (i, window) in windows.iter().enumerate() {
        let size = pieces.get(window.first..window.last).unwrap_or(&[]).iter().sum::<usize>() + 2;
        match out.last_mut() {
            Some(open) if full + size <= BATCH_PIECES => open.end = i + 1,
            _ => {
                out.push(i..i + 1);
                full = 0;
            }
        }
        full += size;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentences: &[(usize, usize)], words: &[&str], expected: &[(usize, usize, bool)]) {
        let pieces = vec![1; words.len()];
        let mut out = Vec::new();
        windows(sentences, words, &pieces, &mut out);
        let got: Vec<_> = out.iter().map(|w| (w.first, w.last, w.cut)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn sentences_share_a_window_while_they_fit() {
        let words = vec!["a"; 230];
        check(&[(0, 20), (20, 45), (45, 60), (60, 160)], &words, &[(0, 45, false), (45, 60, false), (60, 160, false)]);
    }

    #[test]
    fn a_sentence_beyond_the_window_is_cut_at_a_mark() {
        let mut words = vec!["a"; 150];
        words[60] = ",";
        words[20] = ";";
        check(&[(0, 150)], &words, &[(0, 61, true), (61, 150, false)]);
        words[60] = "a";
        check(&[(0, 150)], &words, &[(0, 100, true), (100, 150, false)]);
    }

    #[test]
    fn batches_hold_every_window_once() {
        let windows: Vec<Window> =
            (0..9).map(|i| Window { first: i * 50, last: i * 50 + 10 + (i * 7) % 40, cut: false }).collect();
        let pieces = vec![3; 500];
        let all = batches(&windows, &pieces);
        assert!(all.len() > 1);
        assert_eq!(all.into_iter().flatten().collect::<Vec<_>>(), (0..9).collect::<Vec<_>>());
    }
}
