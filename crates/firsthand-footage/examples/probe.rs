use firsthand_footage::*;
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let side: usize = a[1].parse().unwrap();
    let load = |p: &str| raster::Gray::from_rgb(&decode::read_picture(p.as_ref(), p, &Default::default()).value.unwrap().rgb).shrunk_to(side);
    let f: Vec<_> = a[2..].iter().map(|p| { let g = load(p); let t = Instant::now(); let mut f = Default::default(); for _ in 0..3 { f = sift::features(&g, &Default::default()); } eprintln!("{}x{} {} pts {:?}", g.width, g.height, f.points.len(), t.elapsed()/3); f }).collect();
    if f.len() > 1 { let t = Instant::now(); let m = matching::mutual(&f[0], &f[1], 0.8); eprintln!("{} matches {:?}", m.len(), t.elapsed()); }
}
