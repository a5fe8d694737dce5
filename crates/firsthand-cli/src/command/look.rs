//! `trace`, `ask` and `audit`: looking at a case without changing it.

use crate::arguments::{Ask, Audit, Derive, InCase, Trace};
use crate::outcome::{Failure, Outcome};
use crate::progress::Bar;
use crate::screen;
use firsthand::Built;
use firsthand::view::terminal;

/// The dossier of a case as it stands.
pub fn look(case: &InCase, derive: &Derive) -> Result<Built, Failure> {
    let bar = Bar::new();
    let built = firsthand::look(&case.dir()?, &derive.options(), &|p| bar.watch(p));
    bar.done();
    Ok(built?)
}

/// `firsthand trace`.
pub fn trace(arguments: &Trace) -> Outcome {
    let built = look(&arguments.case, &arguments.derive)?;
    let found = firsthand::trace::find(&built.dossier, &arguments.id)?;
    let texts = built.texts();
    screen::print(&terminal::trace(&built.dossier, &texts, &found, screen::look()))
}

/// `firsthand ask`.
pub fn ask(arguments: &Ask) -> Outcome {
    let built = look(&arguments.case, &arguments.derive)?;
    screen::print(&terminal::ask(&built.dossier, arguments.slot, screen::look()))
}

/// `firsthand audit`.
pub fn audit(arguments: &Audit) -> Outcome {
    let bar = Bar::new();
    let options = arguments.derive.options();
    let found = firsthand::audit::audit(&arguments.case.dir()?, &options, &|p| bar.watch(p));
    bar.done();
    let found = found?;
    screen::print(&terminal::audit(&found, screen::look()))?;
    if found.faults.is_empty() { Ok(()) } else { Err(Failure::Said) }
}
