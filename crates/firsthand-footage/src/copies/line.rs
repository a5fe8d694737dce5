//! When in the archive's clip each stretch of the footage was: a line of times for each stretch, so that another speed
//! and another cut are seen as what they are.

use serde::{Deserialize, Serialize};

/// A stretch of the footage that runs along the archive's clip.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Seconds into the footage at which the stretch begins and ends.
    pub footage: [f64; 2],
    /// Seconds into the archive's clip at the same moments.
    pub archive: [f64; 2],
    /// Seconds of the archive that pass in one of the footage: 1 as filmed, 2 sped up twofold, negative backwards.
    pub rate: f64,
    /// Frames of the footage that were found along it.
    pub frames: usize,
}

/// Seconds of the archive that a frame may lie beside its line.
const SLACK: f64 = 0.6;
/// Slowest and fastest stretch that is looked for.
const RATES: [f64; 2] = [0.2, 5.0];
/// Frames that make a line, at least, and seconds of footage they must span.
const FEWEST: usize = 3;
const SPAN: f64 = 1.0;
/// Lines told, at most, and pairs of times tried as their ends.
const LINES: usize = 8;
const ENDS: usize = 160;

/// The lines along which pairs of times (footage, archive) lie, longest first.
pub(super) fn lines(times: &[[f64; 2]]) -> Vec<Line> {
    let mut left: Vec<[f64; 2]> = times.iter().copied().filter(|t| t.iter().all(|v| v.is_finite())).collect();
    left.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    left.dedup();
    let mut found = Vec::new();
    while let Some(line) = longest(&left).filter(|_| found.len() < LINES) {
        // What lies within the stretch is explained, along its line or not: a still scene matches everywhere.
        left.retain(|t| t[0] < line.footage[0] || t[0] > line.footage[1]);
        found.push(line);
    }
    found
}

fn longest(times: &[[f64; 2]]) -> Option<Line> {
    let step = times.len().div_ceil(ENDS).max(1);
    let ends: Vec<[f64; 2]> = times.iter().copied().step_by(step).collect();
    let mut best: Option<(usize, f64, f64)> = None;
    for (i, a) in ends.iter().enumerate() {
        for b in ends.iter().skip(i + 1).filter(|b| b[0] - a[0] >= SPAN) {
            let rate = (b[1] - a[1]) / (b[0] - a[0]);
            if !(RATES[0]..=RATES[1]).contains(&rate.abs()) {
                continue;
            }
            let offset = a[1] - rate * a[0];
            let count = along(times, rate, offset).count();
            // Of lines that explain as much, the one at the speed of life is the likeliest.
            let strange = rate.abs().ln().abs() + if rate < 0.0 { 10.0 } else { 0.0 };
            let better = best.is_none_or(|(c, r, _)| {
                let its = r.abs().ln().abs() + if r < 0.0 { 10.0 } else { 0.0 };
                count > c || (count == c && strange < its)
            });
            if better {
                best = Some((count, rate, offset));
            }
        }
    }
    let (_, rate, offset) = best?;
    let (rate, offset) = as_filmed(times, rate, offset).unwrap_or_else(|| refined(times, rate, offset));
    let mut on = along(times, rate, offset);
    let first = on.next()?;
    let last = on.last().unwrap_or(first);
    let count = along(times, rate, offset).count();
    let line = Line { footage: [first, last], archive: [first, last].map(|t| rate * t + offset), rate, frames: count };
    (count >= FEWEST && last - first >= SPAN).then_some(line)
}

/// Times of the footage, each once, whose pair lies along a line.
fn along(times: &[[f64; 2]], rate: f64, offset: f64) -> impl Iterator<Item = f64> {
    let mut last = f64::NEG_INFINITY;
    times.iter().filter(move |t| (t[1] - rate * t[0] - offset).abs() <= SLACK).filter_map(move |t| {
        let new = t[0] > last;
        last = t[0];
        new.then_some(t[0])
    })
}

/// The line at the speed of life, where it explains nine tenths of what another one does: a few seconds with half a second of
/// slack do not tell 1 from 1.1.
fn as_filmed(times: &[[f64; 2]], rate: f64, offset: f64) -> Option<(f64, f64)> {
    let mut shifts: Vec<f64> =
        times.iter().filter(|t| (t[1] - rate * t[0] - offset).abs() <= SLACK).map(|t| t[1] - t[0]).collect();
    shifts.sort_by(f64::total_cmp);
    let shift = shifts.get(shifts.len() / 2).copied()?;
    let explained = along(times, 1.0, shift).count() * 10;
    (explained >= 9 * along(times, rate, offset).count()).then_some((1.0, shift))
}

/// Least squares over the pairs along a line; the line itself where that is no better defined.
fn refined(times: &[[f64; 2]], rate: f64, offset: f64) -> (f64, f64) {
    let on: Vec<&[f64; 2]> = times.iter().filter(|t| (t[1] - rate * t[0] - offset).abs() <= SLACK).collect();
    let n = on.len() as f64;
    let (mx, my) = (on.iter().map(|t| t[0]).sum::<f64>() / n, on.iter().map(|t| t[1]).sum::<f64>() / n);
    let (mut xx, mut xy) = (0.0, 0.0);
    for t in &on {
        xx += (t[0] - mx) * (t[0] - mx);
        xy += (t[0] - mx) * (t[1] - my);
    }
    let better = xy / xx;
    if n < 2.0 || !better.is_finite() || !(RATES[0]..=RATES[1]).contains(&better.abs()) {
        return (rate, offset);
    }
    (better, my - better * mx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_faster_copy_is_one_line_and_a_re_cut_two() {
        let fast: Vec<[f64; 2]> = (0..20).map(|i| [f64::from(i) * 0.5, 3.0 + f64::from(i)]).collect();
        let found = lines(&fast);
        assert_eq!(found.len(), 1);
        assert!((found[0].rate - 2.0).abs() < 1e-6 && found[0].frames == 20);
        assert_eq!(found[0].footage, [0.0, 9.5]);
        let cut: Vec<[f64; 2]> = (0..20).map(|i| f64::from(i) * 0.5).map(|t| [t, if t < 5.0 { t + 30.0 } else { t }]).collect();
        let found = lines(&cut);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|l| (l.rate - 1.0).abs() < 1e-6 && l.frames == 10));
    }

    #[test]
    fn a_still_scene_runs_at_the_speed_of_life_and_strays_make_no_line() {
        let still: Vec<[f64; 2]> = (0..100).map(|i| [f64::from(i / 10), f64::from(i % 10)]).collect();
        assert!((lines(&still)[0].rate - 1.0).abs() < 1e-6);
        let short = [[0.0, 4.0], [0.5, 4.6], [1.0, 5.1], [1.5, 5.7], [2.0, 6.2]];
        assert_eq!(lines(&short)[0].rate, 1.0);
        assert!(lines(&[[0.0, 9.0], [4.0, 1.0]]).is_empty());
        assert!(lines(&[[f64::NAN, 0.0], [1.0, f64::INFINITY]]).is_empty());
    }
}
