//! `firsthand export`: claims and facts as rows for other tools.

use super::look::look;
use crate::arguments::{Export, Form};
use crate::outcome::Outcome;
use crate::screen;
use firsthand::export::{self, Codebook};

/// Writes the form asked for. A codebook's form brings its own rule, unless another was asked for.
pub fn run(arguments: &Export) -> Outcome {
    let mut derive = arguments.derive.clone();
    let codebook = match arguments.form {
        Form::Csv | Form::Geojson | Form::Claimreview | Form::Ftm => None,
        Form::Ucdp => Some(Codebook::Ucdp),
        Form::Acled => Some(Codebook::Acled),
        Form::Gtd => Some(Codebook::Gtd),
        Form::Airwars => Some(Codebook::Airwars),
    };
    if let (Some(codebook), true) = (codebook, derive.rule == firsthand::Rule::default()) {
        derive.rule = codebook.rule();
    }
    let built = look(&arguments.case, &derive)?;
    let dossier = &built.dossier;
    let page = match (codebook, arguments.form) {
        (Some(codebook), _) => export::codebook(dossier, codebook, derive.rule),
        (None, Form::Geojson) => export::geojson(dossier),
        (None, Form::Claimreview) => export::claimreview(dossier),
        (None, Form::Ftm) => export::ftm(dossier),
        (None, _) => export::csv(dossier),
    };
    screen::write_to(&arguments.out, &page)
}
