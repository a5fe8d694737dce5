//! What the cues of the parse take: verbs by the lexicon and a table of prepositions, adjectives, nouns.

use crate::layers::CueKind;
use crate::lexicon::{frame, lexicon};

/// What a cue takes as its content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Takes {
    /// What it does.
    pub kind: CueKind,
    /// A finite clause.
    pub clause: bool,
    /// An infinitive or -ing clause.
    pub infinitive: bool,
    /// A noun phrase.
    pub noun: bool,
    /// Words said beside it.
    pub quote: bool,
    /// A phrase with one of these prepositions.
    pub prepositions: &'static [&'static str],
    /// Whether its noun phrase is judged rather than said.
    pub attitude: bool,
    /// Whether it states nothing.
    pub stance: bool,
}

/// What a verb takes that the lexicon does not know.
pub(super) const ANY: Takes = Takes {
    kind: CueKind::Say,
    clause: true,
    infinitive: true,
    noun: true,
    quote: true,
    prepositions: &["of", "for", "about", "to", "on", "against", "with", "over", "at"],
    attitude: true,
    stance: true,
};

/// What the verb takes; `None` where it is no cue.
pub(super) fn verb(lemma: &str) -> Option<Takes> {
    let prepositions = prepositions(lemma);
    if let Some(kind) = attitude(lemma) {
        let infinitive = INFINITIVE.contains(&lemma);
        let takes = Takes {
            kind,
            clause: true,
            infinitive,
            noun: !infinitive || lemma == "want",
            quote: false,
            prepositions,
            attitude: true,
            stance: true,
        };
        return Some(takes);
    }
    if let Some(cue) = lexicon().cue(lemma) {
        let has = |bits: u16| cue.frames & bits != 0;
        let weak = has(frame::WEAK);
        let noun = has(frame::ATTITUDE) || has(frame::NOUN | frame::AS) && !weak;
        let stance = has(frame::ATTITUDE) || matches!(cue.kind, CueKind::Believe | CueKind::Order);
        return Some(Takes {
            kind: cue.kind,
            clause: has(frame::CLAUSE) || weak,
            infinitive: has(frame::INFINITIVE | frame::GERUND),
            noun,
            quote: has(frame::QUOTE),
            prepositions,
            attitude: has(frame::ATTITUDE),
            stance,
        });
    }
    (!prepositions.is_empty()).then_some(Takes {
        kind: CueKind::Say,
        clause: true,
        infinitive: false,
        noun: false,
        quote: false,
        prepositions,
        attitude: true,
        stance: true,
    })
}

/// Verbs of attitude beyond the lexicon: what they do to a noun phrase or infinitive is no statement.
fn attitude(lemma: &str) -> Option<CueKind> {
    match lemma {
        "admire" | "adore" | "appreciate" | "approve" | "celebrate" | "cheer" | "dislike" | "disapprove" | "despise"
        | "dread" | "enjoy" | "envy" | "fault" | "laud" | "loathe" | "resent" | "respect" | "salute" | "detest" | "desire"
        | "eye" | "crave" | "contemplate" | "ponder" | "weigh" | "mull" | "foresee" | "oppose" | "support" | "endorse"
        | "favor" | "favour" | "back" | "embrace" | "want" | "hope" | "plan" | "intend" | "seek" | "wish" | "aim"
        | "prefer" | "vie" | "aspire" | "opt" | "choose" | "elect" | "yearn" | "long" | "hesitate" | "ignore" | "herald"
        | "accept" | "authorize" | "overlook" | "nominate" | "crown" | "threaten" | "downplay" | "shun" | "spurn" | "snub"
        | "underestimate" | "misunderstand" | "love" | "hate" | "like" | "tolerate" | "welcome" | "relish" | "mourn"
        | "veto" => Some(CueKind::Believe),
        "liken" | "demonize" | "smear" | "taunt" | "heckle" | "jeer" | "parody" | "satirize" | "caricature" | "paint"
        | "cast" | "brand" | "scorn" | "shame" | "needle" | "troll" | "dub" | "tar" | "berate" | "bemoan" | "belittle"
        | "castigate" | "condemn" | "disparage" | "insult" | "knock" | "pan" | "pillory" | "scold" | "skewer" | "trash"
        | "vilify" | "hammer" | "hit" | "target" => Some(CueKind::Allege),
        _ => None,
    }
    .filter(|_| {
        !matches!(lemma, "hit" | "target" | "hammer" | "pan" | "eye" | "elect" | "choose" | "tar" | "cast" | "threaten")
    })
}

/// Those of them that take an infinitive.
const INFINITIVE: &[&str] = &[
    "love", "hate", "like", "want", "hope", "plan", "intend", "seek", "wish", "aim", "prefer", "aspire", "opt", "yearn",
    "long", "hesitate", "desire", "vie",
];

/// Prepositions that a verb of saying or thinking selects.
fn prepositions(lemma: &str) -> &'static [&'static str] {
    match lemma {
        "call" => &["for", "on", "upon"],
        "refer" | "point" | "allude" | "object" | "respond" | "react" | "subscribe" | "admit" | "confess" | "testify" => {
            &["to"]
        }
        "talk" | "speak" | "complain" | "think" | "dream" | "hear" | "know" | "learn" | "boast" | "brag" => &["about", "of"],
        "warn" => &["of", "about", "against"],
        "agree" | "disagree" | "sympathize" | "side" | "concur" => &["with", "on", "to"],
        "rail" | "inveigh" | "rage" | "protest" => &["against", "about", "at"],
        "argue" | "advocate" | "vote" | "lobby" | "campaign" => &["for", "against"],
        "worry" | "joke" | "wonder" | "care" | "fret" | "rave" | "gripe" | "grumble" | "inquire" | "lie" | "quip" | "tweet" => {
            &["about"]
        }
        "ask" => &["about", "for"],
        "push" | "plead" | "press" | "hope" | "wish" | "long" | "yearn" | "apologize" | "apologise" | "opt" | "root"
        | "vouch" | "beg" => &["for"],
        "focus" | "insist" | "comment" | "elaborate" | "dwell" | "touch" | "expand" | "reflect" | "muse" | "count" | "rely" => {
            &["on"]
        }
        "balk" | "hint" | "scoff" | "laugh" | "bristle" | "sneer" | "marvel" => &["at"],
        "believe" | "delight" | "revel" => &["in"],
        "approve" | "disapprove" | "despair" | "accuse" => &["of"],
        "lash" | "tear" | "rip" | "light" | "lay" => &["into", "at"],
        "write" | "read" => &["about"],
        "look" => &[],
        _ => &[],
    }
}

/// What an adjective of a speaker's mind takes.
pub(super) fn adjective(lemma: &str) -> Option<Takes> {
    let (kind, prepositions, infinitive): (CueKind, &'static [&'static str], bool) = match lemma {
        "confident" | "sure" | "certain" | "convinced" | "aware" | "unaware" | "mindful" | "conscious" | "hopeful"
        | "optimistic" | "pessimistic" => (CueKind::Believe, &["of", "about"], true),
        "worried" | "concerned" | "anxious" | "nervous" | "uneasy" | "excited" | "enthusiastic" | "upset" | "angry"
        | "furious" | "passionate" | "curious" => (CueKind::Believe, &["about", "at", "with", "by"], true),
        "afraid" | "fearful" | "wary" | "suspicious" | "tired" | "proud" | "fond" | "supportive" | "critical"
        | "dismissive" | "tolerant" | "weary" => (CueKind::Believe, &["of"], true),
        "skeptical" | "sceptical" | "doubtful" | "uncertain" | "unsure" => (CueKind::Doubt, &["of", "about"], true),
        "glad" | "happy" | "unhappy" | "pleased" | "delighted" | "thrilled" | "disappointed" | "surprised" | "shocked"
        | "sad" | "grateful" | "thankful" | "sorry" | "honored" | "frustrated" | "disgusted" | "satisfied" | "dissatisfied"
        | "comfortable" | "uncomfortable" | "impressed" | "appalled" | "outraged" | "horrified" | "stunned" | "ashamed"
        | "embarrassed" => (CueKind::Believe, &["about", "with", "for", "by", "at", "of"], true),
        "willing" | "unwilling" | "eager" | "reluctant" | "keen" | "determined" | "prepared" | "hesitant" | "loath"
        | "desperate" => (CueKind::Believe, &["about", "on"], true),
        "adamant" | "clear" | "explicit" | "emphatic" | "vocal" | "outspoken" | "silent" => {
            (CueKind::Say, &["about", "on"], false)
        }
        "opposed" | "open" | "committed" | "sympathetic" | "hostile" | "receptive" | "partial" => {
            (CueKind::Believe, &["to", "with"], false)
        }
        "interested" => (CueKind::Believe, &["in"], false),
        _ => return None,
    };
    Some(Takes { kind, clause: true, infinitive, noun: false, quote: false, prepositions, attitude: true, stance: true })
}

/// What a noun of saying or thinking takes.
pub(super) fn noun(lemma: &str) -> Option<Takes> {
    let (kind, prepositions, clause): (CueKind, &'static [&'static str], bool) = match lemma {
        "claim" | "allegation" | "accusation" | "assertion" | "contention" | "insistence" | "complaint" | "charge" => {
            (CueKind::Allege, &["of", "about", "against"], true)
        }
        "criticism" | "condemnation" | "denunciation" | "attack" | "mockery" | "rebuke" => {
            (CueKind::Allege, &["of", "on", "against"], false)
        }
        "warning" | "threat" | "vow" | "pledge" | "promise" => (CueKind::Warn, &["of", "about", "against", "on"], true),
        "belief" | "view" | "opinion" | "faith" | "confidence" | "notion" | "theory" | "suspicion" | "conviction"
        | "interest" => (CueKind::Believe, &["of", "on", "about", "in"], true),
        "fear" | "concern" | "worry" | "hope" | "desire" | "wish" | "intention" | "plan" | "decision" | "commitment"
        | "willingness" | "ambition" | "determination" | "eagerness" | "reluctance" | "unwillingness" | "goal" | "effort" => (
            CueKind::Believe,
            &["about", "of", "for", "over", "on", "to"],
            matches!(lemma, "fear" | "concern" | "hope" | "worry"),
        ),
        "support" | "opposition" | "endorsement" | "praise" | "backing" | "embrace" | "rejection" | "defense" | "hostility"
        | "disdain" | "contempt" | "admiration" | "objection" | "approval" | "disapproval" | "stance" | "position"
        | "preference" => (CueKind::Believe, &["of", "for", "to", "on"], false),
        "prediction" | "estimate" | "expectation" | "speculation" => (CueKind::Believe, &["of", "about", "for"], true),
        "denial" | "refusal" => (CueKind::Deny, &["of"], true),
        "doubt" | "skepticism" | "question" => (CueKind::Doubt, &["about", "of"], true),
        "acknowledgment" | "acknowledgement" | "admission" | "confirmation" => (CueKind::Confirm, &["of"], true),
        "finding" | "conclusion" | "ruling" => (CueKind::Find, &["of", "on", "against"], true),
        "call" | "demand" | "request" | "proposal" | "recommendation" | "push" => (CueKind::Order, &["for", "to", "of"], true),
        "statement" | "report" | "suggestion" | "argument" | "announcement" | "assessment" | "assurance" | "comment"
        | "remark" | "description" | "testimony" | "explanation" | "characterization" | "portrayal" | "account"
        | "recollection" | "mention" => (CueKind::Say, &["of", "about", "on", "for"], true),
        _ => return None,
    };
    Some(Takes { kind, clause, infinitive: true, noun: true, quote: false, prepositions, attitude: true, stance: true })
}

/// What carries words: a statement, a letter, a poll.
pub(super) fn is_vessel(lemma: &str) -> bool {
    matches!(
        lemma,
        "statement"
            | "letter"
            | "tweet"
            | "memo"
            | "email"
            | "e-mail"
            | "report"
            | "post"
            | "message"
            | "speech"
            | "op-ed"
            | "note"
            | "release"
            | "article"
            | "poll"
            | "survey"
            | "study"
            | "editorial"
            | "column"
            | "book"
            | "ad"
            | "advertisement"
            | "headline"
            | "document"
            | "sign"
            | "lawsuit"
            | "complaint"
            | "filing"
            | "order"
            | "ruling"
            | "analysis"
            | "petition"
            | "resolution"
            | "call"
            | "story"
            | "piece"
            | "review"
            | "data"
            | "figure"
            | "record"
            | "transcript"
            | "video"
            | "map"
    )
}

/// Verbs that lend a noun of saying their subject: "made a call for", "has doubts about".
pub(super) fn is_light(lemma: &str) -> bool {
    matches!(
        lemma,
        "make"
            | "have"
            | "give"
            | "express"
            | "raise"
            | "voice"
            | "offer"
            | "issue"
            | "hold"
            | "put"
            | "cast"
            | "send"
            | "draw"
            | "sound"
            | "deliver"
            | "take"
            | "announce"
            | "face"
            | "share"
            | "reiterate"
            | "withdraw"
            | "show"
            | "feel"
            | "air"
            | "repeat"
    )
}

/// Verbs whose clause is brought about or meant, not said.
pub(super) fn is_no_cue(lemma: &str) -> bool {
    matches!(
        lemma,
        "make"
            | "let"
            | "have"
            | "help"
            | "get"
            | "keep"
            | "cause"
            | "mean"
            | "ensure"
            | "allow"
            | "force"
            | "leave"
            | "happen"
            | "be"
            | "do"
            | "take"
            | "give"
            | "come"
            | "go"
            | "start"
            | "begin"
            | "stop"
            | "try"
            | "need"
            | "require"
            | "use"
            | "put"
            | "bring"
            | "turn"
            | "set"
            | "send"
            | "depend"
            | "matter"
            | "work"
            | "play"
            | "run"
            | "win"
            | "lose"
            | "pay"
            | "live"
            | "lead"
    )
}
