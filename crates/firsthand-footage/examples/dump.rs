//! Scratch: prints raw measures of labelled pairs.
use firsthand_footage::*;
use std::collections::BTreeMap;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let (tsv, root) = (&a[1], &a[2]);
    let mut opt = verify::VerifyOptions::default();
    if let Some(c) = a.get(3) { opt.sift.max_points = c.parse().unwrap(); }
    if a.get(4).is_some() { opt.sift.domain_sizes = &[1.0]; }
    let text = std::fs::read_to_string(tsv).unwrap();
    let mut cache: BTreeMap<String, verify::Prepared> = BTreeMap::new();
    println!("set\tsame\ta\tb\ttent\tsup\tfscore\thscore\tinl\tanc\tgui\tonp\tca\tcb\tnp\tms\tnd\tc3\tc5\tc7\tc8\tst\ts0\ts3\ts5\ts7\ts8");
    let mut ms = 0;
    for line in text.lines().skip(1) {
        let c: Vec<&str> = line.split('\t').collect();
        for p in [c[2], c[3]] {
            if !cache.contains_key(p) {
                let g = raster::Gray::from_rgb(&decode::read_picture(&std::path::Path::new(root).join(p), p, &Default::default()).value.unwrap().rgb);
                cache.insert(p.to_string(), verify::Prepared::new(&g, &opt.sift));
            }
        }
        let (x, y) = (&cache[c[2]], &cache[c[3]]);
        let t = std::time::Instant::now();
        let e = verify::verify(x, y, &opt);
        ms += t.elapsed().as_millis();
        let cnt = |th: f32| e.details.iter().filter(|d| d.correlation > th).count();
        let st = |th: f32| e.details.iter().filter(|d| d.correlation > th && d.texture[0] > 0.03 && d.trust[0] < 2.0 && d.trust[1] < 30.0 && d.size > 12.0).count();
        let extra = [-2.0f32, 0.3, 0.5, 0.7, 0.8].map(cnt).into_iter().chain([-2.0f32, 0.0, 0.3, 0.5, 0.7, 0.8].map(st)).map(|v| v.to_string()).collect::<Vec<_>>().join("\t");
        println!("{}\t{}\t{}\t{}\t{}\t{}\t{:.2}\t{:.2}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{extra}", c[0], c[1], c[2], c[3], e.tentative, e.supported, e.scene_score, e.plane_score, e.inliers.len(), e.anchors.len(), e.guided.len(), e.on_plane, e.cells[0], e.cells[1], x.features.points.len().min(y.features.points.len()), t.elapsed().as_millis());
    }
    eprintln!("verify {} ms a pair", ms / text.lines().count() as u128);
}
