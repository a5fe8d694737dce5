//! The arguments of every command, with their help.

use crate::outcome::Failure;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What is known of an incident, on whose word, how many independent origins stand behind it, and where the accounts part.
#[derive(Debug, Parser)]
#[command(name = "firsthand", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Everything stays on this machine; nothing is sent anywhere.")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read reports and say what is known, on whose word
    Build(Build),
    /// Show the exact words behind an id, underlined in place, with the chain of sources and the copies
    Trace(Trace),
    /// Show one fact from all sides: candidates, origins, conflicts, what would change it
    Ask(Ask),
    /// Record, undo or list judgements: what a person decides outranks the machine
    Judge(Judge),
    /// Re-check every quote and seal from the captures alone
    Audit(Audit),
    /// Does this footage show that place, and is it older than it claims?
    Match(Match),
    /// Write claims and facts for other tools: rows, maps, reviews, entities
    Export(Export),
    /// Write the language layers of one file, so that others can measure them
    Layers(Layers),
}

/// Which case.
#[derive(Clone, Debug, Args)]
pub struct InCase {
    /// The case's folder; else FIRSTHAND_CASE names it
    #[arg(long, value_name = "DIR")]
    pub case: Option<PathBuf>,
}

impl InCase {
    /// The folder, from the argument or the environment.
    pub fn dir(&self) -> Result<PathBuf, Failure> {
        let named = std::env::var_os("FIRSTHAND_CASE").filter(|v| !v.is_empty());
        self.case.clone().or(named.map(PathBuf::from)).ok_or_else(|| {
            Failure::Usage(
                "no case is named".to_owned(),
                "Add --case DIR (made by: firsthand build PATH... --case DIR), or set FIRSTHAND_CASE.".to_owned(),
            )
        })
    }
}

/// `firsthand trace`.
#[derive(Debug, Args)]
pub struct Trace {
    /// Id of a claim, fact, origin, report, incident or judgement, or the beginning of one
    #[arg(value_name = "ID")]
    pub id: String,
    /// Which case.
    #[command(flatten)]
    pub case: InCase,
    /// Limits, rule, threads.
    #[command(flatten)]
    pub derive: Derive,
}

/// `firsthand ask`.
#[derive(Debug, Args)]
pub struct Ask {
    /// What to ask for: killed, start_time, place, claim_of_responsibility ...
    #[arg(value_name = "SLOT")]
    pub slot: firsthand::types::Slot,
    /// Which case.
    #[command(flatten)]
    pub case: InCase,
    /// Limits, rule, threads.
    #[command(flatten)]
    pub derive: Derive,
}

/// `firsthand judge`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub struct Judge {
    /// Undo the judgement with this id
    #[arg(long, value_name = "ID")]
    pub undo: Option<String>,
    /// Who, why, in which case.
    #[command(flatten)]
    pub signed: Signed,
    /// What is decided.
    #[command(subcommand)]
    pub decision: Option<Decision>,
}

/// Who decides, and why.
#[derive(Clone, Debug, Args)]
pub struct Signed {
    /// Why, in your words; kept with the judgement, which is refused without
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub why: String,
    /// Who decides; else USER says (LOGNAME, USERNAME)
    #[arg(long = "by", visible_alias = "who", value_name = "NAME")]
    pub who: Option<String>,
    /// Which case.
    #[command(flatten)]
    pub case: InCase,
}

/// What is decided.
#[derive(Debug, Subcommand)]
pub enum Decision {
    /// The claim is read rightly
    Accept {
        /// Id of the claim
        claim: String,
        /// Who, why, in which case.
        #[command(flatten)]
        signed: Signed,
    },
    /// The claim is not to be used
    Reject {
        /// Id of the claim
        claim: String,
        /// Who, why, in which case.
        #[command(flatten)]
        signed: Signed,
    },
    /// The claim's value is this
    Correct {
        /// Id of the claim
        claim: String,
        /// A number, a range (12-15), words, or JSON in the shape of the slot
        value: String,
        /// Who, why, in which case.
        #[command(flatten)]
        signed: Signed,
    },
    /// These reports, sources or names are one
    MustLink {
        /// Reports by id; sources and names as the reports spell them, or an origin's id
        #[arg(required = true, num_args = 2..)]
        of: Vec<String>,
        /// Who, why, in which case.
        #[command(flatten)]
        signed: Signed,
    },
    /// These reports, sources or names are not one
    CannotLink {
        /// Reports by id; sources and names as the reports spell them, or an origin's id
        #[arg(required = true, num_args = 2..)]
        of: Vec<String>,
        /// Who, why, in which case.
        #[command(flatten)]
        signed: Signed,
    },
    /// Undo the judgement with this id
    Undo {
        /// Id of the judgement
        id: String,
        /// Who, why, in which case.
        #[command(flatten)]
        signed: Signed,
    },
    /// Show all judgements, undone ones too
    List {
        /// Which case.
        #[command(flatten)]
        case: InCase,
    },
}

/// `firsthand audit`.
#[derive(Debug, Args)]
pub struct Audit {
    /// Which case.
    #[command(flatten)]
    pub case: InCase,
    /// Limits, rule, threads.
    #[command(flatten)]
    pub derive: Derive,
}

/// `firsthand match`.
#[derive(Debug, Args)]
#[command(override_usage = "firsthand match FOOTAGE... --reference DIR [--copies] [--json FILE] [--html FILE]\n       \
    firsthand match --pairs FILE.tsv --root DIR --scores OUT.tsv")]
pub struct Match {
    /// Pictures, clips, or folders of them
    #[arg(value_name = "FOOTAGE", required_unless_present = "pairs")]
    pub footage: Vec<PathBuf>,
    /// The folder of pictures and clips to compare with: of the place, or an archive with --copies
    #[arg(long, value_name = "DIR", required_unless_present = "pairs")]
    pub reference: Option<PathBuf>,
    /// Look for the footage itself, or parts of it, through crops, mirrors, logos and re-cuts
    #[arg(long)]
    pub copies: bool,
    /// Write what was found as JSON; - for standard output
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Write a page with the pictures side by side; - for standard output
    #[arg(long, value_name = "FILE", conflicts_with = "copies")]
    pub html: Option<PathBuf>,
    /// Print no verdict
    #[arg(long, short)]
    pub quiet: bool,
    /// Score the pairs of this table (columns image_a and image_b, tab-separated)
    #[arg(long, value_name = "FILE", help_heading = "Measuring", requires_all = ["root", "scores"])]
    #[arg(conflicts_with_all = ["footage", "reference", "copies", "json", "html"])]
    pub pairs: Option<PathBuf>,
    /// The folder that the table's names start from
    #[arg(long, value_name = "DIR", help_heading = "Measuring", requires = "pairs")]
    pub root: Option<PathBuf>,
    /// Where to write image_a, image_b, score, verdict
    #[arg(long, value_name = "FILE", help_heading = "Measuring", requires = "pairs")]
    pub scores: Option<PathBuf>,
}

/// `firsthand export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The form
    #[arg(long = "as", value_name = "FORM", value_enum)]
    pub form: Form,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE", default_value = "-")]
    pub out: PathBuf,
    /// Which case.
    #[command(flatten)]
    pub case: InCase,
    /// Limits, rule, threads.
    #[command(flatten)]
    pub derive: Derive,
}

/// Forms of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// One row a fact, one row a claim
    Csv,
    /// A row in the columns of the UCDP GED codebook
    Ucdp,
    /// A row in the columns of the ACLED codebook
    Acled,
    /// A row in the columns of the GTD codebook
    Gtd,
    /// A row in the columns of the Airwars methodology
    Airwars,
    /// Places with their uncertainty as GeoJSON (RFC 7946), for maps
    Geojson,
    /// Values whose grade rates them as schema.org ClaimReview (JSON-LD); author, date and address are the publisher's to add
    Claimreview,
    /// FollowTheMoney entities, one JSON object a line, for Aleph
    Ftm,
}

/// `firsthand layers`.
#[derive(Debug, Args)]
pub struct Layers {
    /// The file to read
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The form of the layers
    #[arg(long = "as", value_name = "FORM", value_enum, default_value = "json")]
    pub form: LayersForm,
    /// The date of the report where it gives none
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<String>,
    /// The time zone that "local time" means, such as Europe/Oslo; else that of the report's main place
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
}

/// Forms of layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LayersForm {
    /// Sentences, tokens, mentions, timexes, quantities, attributions
    Json,
    /// The text with its time expressions as TimeML (TIMEX3)
    Timeml,
    /// Sentences, tokens and syntax as Universal Dependencies' CoNLL-U
    Conllu,
}

/// Limits, rule and threads: what any command that derives the dossier takes.
#[derive(Clone, Debug, Args)]
pub struct Derive {
    /// How best, low and high are chosen: default, ucdp, acled, gtd or airwars
    #[arg(long, value_name = "RULE", default_value = "default")]
    pub rule: firsthand::Rule,
    /// Threads to read with; 0 for one a core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Largest file to read, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 64, help_heading = "Limits")]
    pub max_file_mb: u64,
    /// Longest text of one report, in megabytes; the rest is cut, with a note
    #[arg(long, value_name = "MB", default_value_t = 16, help_heading = "Limits")]
    pub max_text_mb: u64,
    /// Most items of one feed, JSON-lines file or zipped folder
    #[arg(long, value_name = "N", default_value_t = 100_000, help_heading = "Limits")]
    pub max_items: usize,
    /// Most that one zipped folder may unpack to, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 1024, help_heading = "Limits")]
    pub max_unpacked_mb: u64,
    /// Deepest folders, markup or archives to follow
    #[arg(long, value_name = "N", default_value_t = 128, help_heading = "Limits")]
    pub max_depth: usize,
    /// Most files
    #[arg(long, value_name = "N", default_value_t = 1_000_000, help_heading = "Limits")]
    pub max_files: usize,
}

/// `firsthand build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Files and folders: .txt .html .json .jsonl .xml (RSS, Atom), zipped folders of them. None: rebuild the case
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Keep everything in this folder, and add to it the next time; without it nothing is kept
    #[arg(long, value_name = "DIR")]
    pub case: Option<PathBuf>,
    /// Write the dossier as JSON; - for standard output
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Write the dossier as one self-contained page; - for standard output
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Pictures and clips (or folders of them) to check against --reference
    #[arg(long, value_name = "DIR", requires = "reference")]
    pub footage: Vec<PathBuf>,
    /// Pictures and clips of the place that the footage is said to show
    #[arg(long, value_name = "DIR", requires = "footage")]
    pub reference: Vec<PathBuf>,
    /// The date of reports that give none: YYYY-MM-DD, with a clock time if known
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<String>,
    /// Print no summary
    #[arg(long, short)]
    pub quiet: bool,
    /// Limits, rule, threads.
    #[command(flatten)]
    pub derive: Derive,
}

impl Derive {
    /// As the library takes them.
    pub fn options(&self) -> firsthand::Options {
        let limits = firsthand::types::Limits {
            file_bytes: self.max_file_mb << 20,
            text_bytes: usize::try_from(self.max_text_mb << 20).unwrap_or(usize::MAX),
            items: self.max_items,
            unpacked_bytes: self.max_unpacked_mb << 20,
            depth: self.max_depth,
            files: self.max_files,
        };
        firsthand::Options { limits, rule: self.rule, threads: self.threads, now: now(), ..firsthand::Options::default() }
    }
}

/// The time of a judgement, to the millisecond, so that of two decisions in one second the later one is known.
pub fn moment() -> String {
    format!("{:.3}", clock(jiff::Unit::Millisecond))
}

/// The time now, RFC 3339 in UTC, to the second.
fn now() -> String {
    clock(jiff::Unit::Second).to_string()
}

/// The only clock of the whole house.
fn clock(unit: jiff::Unit) -> jiff::Timestamp {
    let now = jiff::Timestamp::now();
    now.round(unit).unwrap_or(now)
}

/// A date that the exchange format takes.
fn date(given: &str) -> Result<String, String> {
    let time = given.parse::<jiff::Timestamp>().is_ok();
    let civil = given.parse::<jiff::civil::DateTime>().is_ok() && given.contains('T');
    let day = given.len() == 10 && given.parse::<jiff::civil::Date>().is_ok();
    if time || civil || day { Ok(given.to_owned()) } else { Err("give it as 2031-05-01 or 2031-05-01T14:30+02:00".to_owned()) }
}
