//! Prints the PDQ hash and quality of pictures and of the frames of clips.

use firsthand_footage::{clip, decode, pdq};

fn main() {
    for path in std::env::args().skip(1) {
        let read = decode::read_picture(path.as_ref(), &path, &decode::Limits::default());
        if let Some(picture) = read.value {
            let h = pdq::hash(&picture.rgb);
            println!("{} {} {path}", h.pdq, h.quality);
            continue;
        }
        let options = clip::ClipOptions::default();
        let read = clip::frames(path.as_ref(), &path, &options, &mut |f| {
            let h = pdq::hash(&f.rgb);
            println!("{} {} {path} {:.3}", h.pdq, h.quality, f.time);
        });
        read.notes.iter().for_each(|n| eprintln!("{}: {} {}", n.subject, n.message, n.help));
    }
}
