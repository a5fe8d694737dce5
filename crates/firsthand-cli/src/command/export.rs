//! `firsthand export`: claims and facts as rows for other tools.

use super::look::look;
use crate::arguments::{Export, Form};
use crate::outcome::Outcome;
use crate::screen;
use firsthand::export::{self, Codebook};

/// Writes the rows. A codebook's form brings its own rule, unless another was asked for.
pub fn run(arguments: &Export) -> Outcome {
    let mut derive = arguments.derive.clone();
    let codebook = match arguments.form {
        Form::Csv => None,
        Form::Ucdp => Some(Codebook::Ucdp),
        Form::Acled => Some(Codebook::Acled),
        Form::Gtd => Some(Codebook::Gtd),
        Form::Airwars => Some(Codebook::Airwars),
    };
    if let (Some(codebook), true) = (codebook, derive.rule == firsthand::Rule::default()) {
        derive.rule = codebook.rule();
    }
    let built = look(&arguments.case, &derive)?;
    let page = match codebook {
        None => export::csv(&built.dossier),
        Some(codebook) => export::codebook(&built.dossier, codebook, derive.rule),
    };
    screen::write_to(&arguments.out, &page)
}
