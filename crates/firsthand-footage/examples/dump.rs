//! Scratch: prints raw measures of labelled pairs.
use firsthand_footage::*;
use firsthand_footage::geometry::{*, robust::*};
use std::collections::BTreeMap;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let (tsv, root) = (&a[1], &a[2]);
    let side: usize = 1024;
    let mut opt = sift::SiftOptions::default();
    if let Some(c) = a.get(3) { opt.contrast = c.parse().unwrap(); }
    if a.get(4).is_some_and(|v| v == "1") { opt.domain_sizes = &[1.0]; }
    let text = std::fs::read_to_string(tsv).unwrap();
    let mut cache: BTreeMap<String, sift::Features> = BTreeMap::new();
    println!("set\tsame\ta\tb\ttent8\ttent9\tsup1\tsup2\tsup4\tf1\tf2\tf3\tfscore\tfsup\thin\thscore");
    for line in text.lines().skip(1) {
        let c: Vec<&str> = line.split('\t').collect();
        for p in [c[2], c[3]] {
            if !cache.contains_key(p) {
                let g = raster::Gray::from_rgb(&decode::read_picture(&std::path::Path::new(root).join(p), p, &Default::default()).value.unwrap().rgb).shrunk_to(side);
                cache.insert(p.to_string(), sift::features(&g, &opt));
            }
        }
        let (fa, fb) = (&cache[c[2]], &cache[c[3]]);
        let m = matching::mutual(fa, fb, 0.92);
        let t8 = m.iter().filter(|m| m.ratio < 0.8).count();
        let pairs: Vec<Pair> = m.iter().map(|m| { let (p, q) = (fa.points[m.a], fb.points[m.b]); Pair { a: [p.x as f64, p.y as f64], b: [q.x as f64, q.y as f64], turn: (q.angle - p.angle) as f64, growth: (q.scale as f64 / p.scale as f64).ln(), scale: p.scale as f64, ratio: m.ratio as f64 } }).collect();
        let sup = local::support(&pairs);
        let s = |n: usize| sup.iter().filter(|v| **v >= n).count();
        let mut keep: Vec<usize> = (0..pairs.len()).filter(|i| sup[*i] >= 2 || pairs[*i].ratio < 0.8).collect();
        keep.sort_by(|i, j| { let k = |i: usize| pairs[i].ratio - 0.05 * (sup[i].min(6) as f64); k(*i).total_cmp(&k(*j)).then(i.cmp(j)) });
        let kept: Vec<Pair> = keep.iter().map(|i| pairs[*i]).collect();
        let f = fit(&fundamental::Fundamental, &kept, &RobustOptions::default());
        let h = fit(&homography::Homography, &kept, &RobustOptions { scales: [2.0, 4.0, 8.0], samples: 1500, ..Default::default() });
        let (mut f1, mut f2, mut f3, mut fs, mut fsup) = (0, 0, 0, 0.0, 0);
        if let Some(f) = &f {
            for (i, p) in kept.iter().enumerate() { let e = fundamental::sampson(&f.model, p).sqrt(); f1 += (e < 1.0) as usize; f2 += (e < 2.0) as usize; f3 += (e < 3.5) as usize; fsup += (e < 2.0 && sup[keep[i]] >= 2) as usize; }
            fs = f.score;
        }
        println!("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{:.2}\t{}\t{}\t{:.2}", c[0], c[1], c[2], c[3], t8, m.len(), s(1), s(2), s(4), f1, f2, f3, fs, fsup, h.as_ref().map_or(0, |h| h.inliers.len()), h.as_ref().map_or(0.0, |h| h.score));
    }
}
