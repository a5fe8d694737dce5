//! `firsthand layers`: the language layers of one file.

use crate::arguments::{Layers, LayersForm};
use crate::outcome::{Failure, Outcome};
use crate::screen;

/// Writes the layers of the file's first report to standard output.
pub fn run(layers: &Layers) -> Outcome {
    let path = layers.file.display().to_string();
    let bytes = std::fs::read(&layers.file).map_err(|error| Failure::File(path.clone(), error))?;
    let limits = firsthand::types::Limits::default();
    let (published, zone) = (layers.published.as_deref(), layers.zone.as_deref());
    let read = match layers.form {
        LayersForm::Json => {
            firsthand::layers_json(&path, bytes, &limits, published, zone).map(|read| read.map(|value| format!("{value}\n")))
        }
        LayersForm::Timeml => firsthand::layers_timeml(&path, bytes, &limits, published, zone),
        LayersForm::Conllu => firsthand::layers_conllu(&path, bytes, &limits, published),
    };
    let Some(text) = read.value else {
        let why = read.notes.iter().map(|note| format!("{path}: {}", note.message));
        let why = why.chain(["Give a .txt, .html, .json or feed file with words in it.".to_owned()]);
        return Err(Failure::Nothing("there are no words to read".to_owned(), why.collect::<Vec<_>>().join("\n")));
    };
    for note in &read.notes {
        eprintln!("firsthand: {}", firsthand::view::terminal::clean(&format!("{path}: {}", note.message)));
    }
    screen::print(&text)
}
