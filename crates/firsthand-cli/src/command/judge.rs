//! `firsthand judge`: recording, undoing and listing what a person decided.

use super::look::look;
use crate::arguments::{Decision, Derive, InCase, Judge, Signed, moment};
use crate::outcome::{Failure, Outcome};
use crate::screen;
use clap::Parser;
use firsthand::judge::{self, Decision as Decided};
use firsthand::types::Judgement;
use firsthand::view::terminal;

/// Records, undoes or lists.
pub fn run(judge: &Judge) -> Outcome {
    match (&judge.undo, &judge.decision) {
        (Some(id), _) => undo(id, &judge.signed),
        (None, Some(decision)) => decide(decision),
        (None, None) => Err(Failure::Usage(
            "nothing is decided".to_owned(),
            "Try: firsthand judge reject CLAIM --why \"...\" or firsthand judge list".to_owned(),
        )),
    }
}

fn decide(decision: &Decision) -> Outcome {
    let (decided, signed) = match decision {
        Decision::Accept { claim, signed } => (Decided::Accept(claim.clone()), signed),
        Decision::Reject { claim, signed } => (Decided::Reject(claim.clone()), signed),
        Decision::Correct { claim, value, signed } => (Decided::Correct(claim.clone(), value.clone()), signed),
        Decision::MustLink { of, signed } => (Decided::MustLink(of.clone()), signed),
        Decision::CannotLink { of, signed } => (Decided::CannotLink(of.clone()), signed),
        Decision::Undo { id, signed } => return undo(id, signed),
        Decision::List { case } => return list(case),
    };
    let built = look(&signed.case, &defaults())?;
    let judgement = judge::judgement(&built.dossier, &decided, &who(signed))?;
    let dir = signed.case.dir()?;
    let earlier = judge::list(&dir)?;
    judge::record(&dir, &judgement)?;
    said(&judgement)?;
    for old in judge::replaced(&earlier, &judgement) {
        let line = format!("It holds in place of {} by {} ({}), which is kept.", old.id, old.who, old.why);
        screen::print(&format!("  {}\n", terminal::clean(&line)))?;
    }
    let after = look(&signed.case, &defaults())?;
    screen::print(&terminal::consequences(&built.dossier, &after.dossier, screen::look()))
}

fn undo(id: &str, signed: &Signed) -> Outcome {
    let judgement = judge::undo(&signed.case.dir()?, id, &who(signed))?;
    said(&judgement)
}

fn list(case: &InCase) -> Outcome {
    let all = judge::list(&case.dir()?)?;
    screen::print(&terminal::judgements(&all, screen::look()))
}

fn said(judgement: &Judgement) -> Outcome {
    let all = std::slice::from_ref(judgement);
    screen::print(&terminal::judgements(all, screen::look()))
}

fn who(signed: &Signed) -> judge::Signed {
    let named = |v: &&str| std::env::var(v).ok().filter(|w| !w.trim().is_empty());
    let user = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(named);
    let who = signed.who.clone().or_else(user).unwrap_or_default();
    judge::Signed { who, when: moment(), why: signed.why.clone() }
}

/// Judging takes the limits as they come: subjects do not depend on rules.
fn defaults() -> Derive {
    #[derive(Parser)]
    struct Only {
        #[command(flatten)]
        derive: Derive,
    }
    Only::parse_from(["firsthand"]).derive
}
