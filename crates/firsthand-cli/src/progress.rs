//! A progress bar, where somebody is watching and it takes longer than a second.

use firsthand::{Progress, Stage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Before this nobody waits.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows how far a build has come on standard error; nothing at all where that is no terminal.
pub struct Bar {
    shown: Mutex<Option<ProgressBar>>,
    since: Instant,
    wanted: bool,
}

impl Bar {
    /// A bar that is not shown yet.
    pub fn new() -> Self {
        Bar { shown: Mutex::new(None), since: Instant::now(), wanted: io::stderr().is_terminal() && io::stdout().is_terminal() }
    }

    /// Takes note of progress; called from any thread.
    pub fn watch(&self, progress: Progress) {
        if !self.wanted || self.since.elapsed() < PATIENCE {
            return;
        }
        let Ok(mut shown) = self.shown.lock() else { return };
        let bar = shown.get_or_insert_with(bar);
        bar.set_message(match progress.stage {
            Stage::Receiving => "taking in files",
            Stage::Reading => "reading reports",
            Stage::Comparing => "comparing accounts",
            Stage::Indexing => "reading references",
            Stage::Matching => "comparing footage",
        });
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
        bar.tick();
    }

    /// Takes the bar off the terminal.
    pub fn done(&self) {
        if let Ok(mut shown) = self.shown.lock()
            && let Some(bar) = shown.take()
        {
            bar.finish_and_clear();
        }
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
    if let Ok(style) = ProgressStyle::with_template("{msg:<18} {bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    bar
}
