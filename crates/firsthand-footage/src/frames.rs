//! Which frames of a clip stand for it: shots, then the sharpest and most different frames of each.

use crate::clip::{self, ClipOptions, Frame};
use crate::note::Noted;
use crate::raster::Gray;
use std::path::Path;

/// A frame that stands for its surroundings.
#[derive(Clone, Debug)]
pub struct Keyframe {
    /// The frame and its time.
    pub frame: Frame,
    /// Which shot it belongs to, from 0.
    pub shot: usize,
    /// Sharpness (mean square of the Laplacian); compares frames of one clip only.
    pub sharpness: f64,
    thumb: Gray,
}

/// Seconds from which at most one frame is taken.
const SLOT: f64 = 2.0;
/// Candidates held in memory at a time; beyond it the most different half is kept.
const HELD: usize = 200;
/// A jump of the thumbnail this large (mean absolute change of brightness) may be a cut.
const CUT: f64 = 0.10;
/// A cut also stands out against the changes before it by this factor.
const STANDS_OUT: f64 = 3.0;
/// Frames whose thumbnails differ by less than this show the same.
const SAME_VIEW: f64 = 0.025;

/// Reads a clip and keeps at most `most` keyframes, in order of time.
pub fn keyframes(path: &Path, name: &str, options: &ClipOptions, most: usize) -> Noted<Vec<Keyframe>> {
    let mut chooser = Chooser::default();
    let read = clip::frames(path, name, options, &mut |frame| chooser.take(frame));
    Noted { value: chooser.finish(most), notes: read.notes }
}

/// Chooses keyframes from frames as they come.
#[derive(Default)]
pub(crate) struct Chooser {
    /// Seconds from which at most one frame is taken; 0 stands for [`SLOT`].
    every: f64,
    kept: Vec<Keyframe>,
    best: Option<Keyframe>,
    slot: i64,
    shot: usize,
    last: Option<Gray>,
    changes: Vec<f64>,
}

impl Chooser {
    /// Takes one frame from each stretch of so many seconds.
    pub(crate) fn every(seconds: f64) -> Self {
        Chooser { every: seconds, ..Chooser::default() }
    }

    pub(crate) fn take(&mut self, frame: Frame) {
        let gray = Gray::from_rgb(&frame.rgb);
        let thumb = gray.resized(32, 18);
        let cut = self.last.as_ref().is_some_and(|last| self.is_cut(change(last, &thumb)));
        let every = if self.every > 0.0 { self.every } else { SLOT };
        let slot = (frame.time / every) as i64;
        if cut || slot != self.slot {
            self.kept.extend(self.best.take());
            if self.kept.len() >= HELD {
                self.kept = spread(std::mem::take(&mut self.kept), HELD / 2);
            }
            self.slot = slot;
            self.shot += usize::from(cut);
        }
        if let Some(last) = &self.last {
            self.changes.push(change(last, &thumb));
        }
        if cut {
            self.changes.clear();
        }
        let sharpness = sharpness(&gray.shrunk_to(480));
        if self.best.as_ref().is_none_or(|b| sharpness > b.sharpness) {
            self.best = Some(Keyframe { frame, shot: self.shot, sharpness, thumb: thumb.clone() });
        }
        self.last = Some(thumb);
    }

    fn is_cut(&self, jump: f64) -> bool {
        let recent = self.changes.iter().rev().take(8);
        let count = recent.clone().count().max(1) as f64;
        let usual = recent.sum::<f64>() / count;
        jump >= CUT && jump >= STANDS_OUT * usual
    }

    pub(crate) fn finish(mut self, most: usize) -> Vec<Keyframe> {
        self.kept.extend(self.best.take());
        spread(self.kept, most)
    }
}

/// Farthest first: each next frame is the one least like those already chosen, until nothing new is left.
fn spread(all: Vec<Keyframe>, most: usize) -> Vec<Keyframe> {
    let mut far = vec![f64::INFINITY; all.len()];
    let mut chosen: Vec<usize> = Vec::new();
    // Start with the sharpest; ties go to the earliest.
    let mut next = (0..all.len()).max_by(|i, j| all[*i].sharpness.total_cmp(&all[*j].sharpness).then(j.cmp(i)));
    while let Some(i) = next.filter(|_| chosen.len() < most) {
        chosen.push(i);
        far[i] = -1.0;
        for (j, f) in far.iter_mut().enumerate() {
            *f = f.min(change(&all[i].thumb, &all[j].thumb));
        }
        next = (0..all.len()).max_by(|i, j| far[*i].total_cmp(&far[*j]).then(j.cmp(i))).filter(|i| far[*i] >= SAME_VIEW);
    }
    let mut keep = vec![false; all.len()];
    chosen.iter().for_each(|i| keep[*i] = true);
    all.into_iter().zip(keep).filter(|(_, k)| *k).map(|(f, _)| f).collect()
}

fn change(a: &Gray, b: &Gray) -> f64 {
    let n = a.data.len().min(b.data.len()).max(1) as f64;
    a.data.iter().zip(&b.data).map(|(x, y)| f64::from((x - y).abs())).sum::<f64>() / n
}

fn sharpness(g: &Gray) -> f64 {
    let mut total = 0.0;
    for y in 1..g.height.saturating_sub(1) {
        let (up, mid, down) = (g.row(y - 1), g.row(y), g.row(y + 1));
        for (x, w) in mid.windows(3).enumerate() {
            let l = 4.0 * w[1] - w[0] - w[2] - up[x + 1] - down[x + 1];
            total += f64::from(l * l);
        }
    }
    total / (g.data.len().max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    fn frame(time: f64, phase: u32) -> Frame {
        let rgb = RgbImage::from_fn(64, 36, |x, y| {
            let v = ((x * (phase + 2) + y * 3) % 64 * 4) as u8;
            image::Rgb([v, v, v])
        });
        Frame { time, rgb }
    }

    #[test]
    fn a_still_clip_gives_one_frame_and_a_cut_a_new_shot() {
        let mut still = Chooser::default();
        (0..40).for_each(|i| still.take(frame(f64::from(i) / 4.0, 1)));
        assert_eq!(still.finish(10).len(), 1);
        let mut cut = Chooser::default();
        (0..40).for_each(|i| cut.take(frame(f64::from(i) / 4.0, if i < 18 { 1 } else { 5 })));
        let kept = cut.finish(10);
        assert_eq!(kept.iter().map(|k| k.shot).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn no_frames_give_nothing() {
        assert!(Chooser::default().finish(5).is_empty());
    }
}
