//! Counts by the parse: one table of what verbs and nouns say of the people who stand by them.
//!
//! A row names the words of a predicate (dictionary forms, a particle behind a space), where those who are counted stand to it, the
//! words that must go with it, and whether it must be negated. Passives, participles, relative and joined clauses are read by the
//! engine, not by rows of their own. A sentence that no parser has read gives nothing here; the rules beside it read the words' order.

use super::Hit;
use super::holds::*;
use crate::sentence::{Num, NumKind, Sent};
use crate::tree;
use crate::words::flag::*;
use firsthand_language::{MentionKind, Upos};
use firsthand_types::{Modality, Slot};

/// How those who are counted stand to a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Subject of the active verb.
    Doer,
    /// Object of the active verb, subject of the passive, what a participle or relative clause hangs on.
    Undergoer,
    /// Subject of "be" with the predicate, a noun behind a preposition ("under the rubble") or without one.
    Is,
    /// What a subject is said to be, or what is set beside it: "the dead are two brothers", "the dead: a nurse and a porter".
    Named,
}

/// One row of the table.
struct Row {
    slot: Slot,
    rule: &'static str,
    /// Dictionary forms between spaces, a particle behind a plus; empty for any verb.
    words: &'static str,
    role: Role,
    /// Words of which one must hang on the predicate, on either side; empty where none must.
    with: &'static str,
    /// Whether the predicate must be negated.
    not: bool,
    /// What else must hold.
    test: fn(&Sent<'_>, &Case<'_>) -> bool,
}

/// A predicate with those who are counted.
pub(super) struct Case<'n> {
    pub n: &'n Num,
    /// The noun or number that is counted.
    pub core: usize,
    /// The predicate.
    pub v: usize,
}

const fn row(slot: Slot, rule: &'static str, role: Role, words: &'static str, with: &'static str) -> Row {
    Row { slot, rule, words, role, with, not: false, test: always }
}

fn always(_: &Sent<'_>, _: &Case<'_>) -> bool {
    true
}

impl Row {
    const fn not(mut self) -> Self {
        self.not = true;
        self
    }

    const fn when(mut self, test: fn(&Sent<'_>, &Case<'_>) -> bool) -> Self {
        self.test = test;
        self
    }
}

/// Nouns for several people, of whom a number behind "of" says how many.
const GROUP: &[&str] = &["family", "group", "crew", "party", "team", "squad", "patrol", "household"];
/// Where somebody is who lies under what has fallen.
pub(super) const RUINS: &str = "rubble debris wreckage ruins mud ruin snow earth collapse landslide mudslide avalanche";
/// What people are shut in below or behind.
const PIT: &str = "mine shaft pit gallery galleries tunnel wreck hull cave cellar basement";
/// Where somebody is who has been brought out.
const OUT: &str = "out alive safety free ashore shore safely surface";
/// Where the law keeps people.
const JAIL: &str = "prison custody jail detention bars cell cells arrest remand lockup";
/// What the injured have.
const HARM: &str = "burn burns wound wounds injury injuries fracture fractures concussion bruises cuts scars";

/// The table. The first row that fits decides.
const TABLE: &[Row] = {
    use Role::*;
    use Slot::*;
    &[
        // Those who did not live through it.
        row(Killed, "killed/not-survived", Doer, "survive live", "").not().when(plain),
        row(Killed, "killed/not-survived", Doer, "make", "it").not(),
        row(Killed, "killed/not-survived", Doer, "come get emerge walk return go", "alive").not(),
        row(Killed, "killed/not-survived", Doer, "come get return go make", "home back up").when(never).not(),
        // Those to whom it was done.
        row(Killed, "killed/verb", Undergoer, "mow+down gun+down cut+down shoot+down", "").when(people),
        row(Killed, "killed/verb", Undergoer, "suffocate asphyxiate fell lynch butcher incinerate asphyxiated garrotte", ""),
        row(Killed, "killed/verb", Undergoer, "drown", ""),
        row(Killed, "killed/verb", Undergoer, "bury burn cremate", "alive"),
        row(Killed, "killed/lost", Undergoer, "lose", "").when(bereft),
        row(Killed, "killed/taken", Undergoer, "take tear snatch rip", "us").when(from_us),
        row(Killed, "killed/to-death", Undergoer, "", "death deaths").when(to_death),
        row(Killed, "killed/to-death", Doer, "burn freeze bleed choke plunge fall starve suffocate jump leap", "death deaths")
            .when(to_death),
        row(Killed, "killed/verb", Doer, "suffocate asphyxiate", "").when(plain),
        row(Killed, "killed/fallen", Doer, "fall", "").when(fallen),
        row(Killed, "killed/bodies", Undergoer, "find recover retrieve discover pull reach", "bodies body remains")
            .when(whose_bodies),
        // Those who are named among them.
        row(Killed, "killed/among", Is, "dead victim fatality killed murdered slain deceased casualty", "among amongst")
            .when(known_dead),
        row(Injured, "injured/among", Is, "injured wounded hurt", "among amongst"),
        row(Missing, "missing/among", Is, "missing", "among amongst"),
        row(Killed, "killed/named", Named, "dead victims fatalities deceased casualties killed murdered slain", "").when(named),
        row(Injured, "injured/named", Named, "injured wounded", "").when(named),
        row(Missing, "missing/named", Named, "missing", "").when(named),
        row(Attackers, "attackers/named", Named, "attackers assailants gunmen raiders shooters killers bombers", "")
            .when(named),
        row(Killed, "killed/buried", Undergoer, "bury cremate inter", "").when(laid_to_rest),
        row(Killed, "killed/buried", Undergoer, "bury inter", "grave graves cemetery cemeteries churchyard").when(people),
        row(Killed, "killed/listed", Is, "list roll", "dead victims fallen"),
        // The injured.
        row(Injured, "injured/verb", Undergoer, "maim slash scald bruise concuss burn scorch", "").when(people),
        row(Injured, "injured/left", Undergoer, "leave put land send", "hospital hospitals stitches"),
        row(Injured, "injured/left", Undergoer, "leave", HARM),
        row(Injured, "injured/needed", Doer, "need require", "stitches treatment surgery hospital oxygen care amputation")
            .when(own_noun),
        row(Injured, "injured/needed", Doer, "seek", "treatment").when(own_noun),
        row(Injured, "injured/treated", Undergoer, "treat", "").when(in_care),
        row(
            Injured,
            "injured/treated",
            Undergoer,
            "look+after care tend nurse",
            "hospital hospitals ward wards clinic clinics",
        )
        .when(in_care),
        row(Injured, "injured/to-hospital", Undergoer, "bring take rush ferry", "ambulance ambulances").when(in_care),
        row(Injured, "injured/smoke", Undergoer, "affect overcome poison", "smoke fumes gas gases chlorine ammonia")
            .when(breathed),
        row(Injured, "injured/treated", Is, "treatment", "under").when(in_care),
        row(Injured, "injured/treated", Doer, "remain stay", "treatment").when(in_care),
        row(Injured, "injured/collapsed", Doer, "suffer go", "cardiac").when(people),
        row(Injured, "injured/collapsed", Doer, "receive get need", "cpr resuscitation").when(people),
        row(
            Injured,
            "injured/broke",
            Doer,
            "break fracture lose",
            "bones bone ribs rib legs leg arms arm limbs limb eye eyes hands",
        ),
        // The missing.
        row(Missing, "missing/under", Is, RUINS, "under beneath underneath below").when(in_ruins),
        row(Missing, "missing/under", Doer, "lie remain stay", "under beneath underneath below").when(in_ruins),
        row(Missing, "missing/under", Undergoer, "trap bury entomb", "under beneath underneath below").when(still_in_ruins),
        row(Missing, "missing/trapped", Undergoer, "trap strand entomb", "").when(trapped),
        row(Missing, "missing/inside", Is, "inside below underground underneath", "").when(still_inside),
        row(Missing, "missing/inside", Is, PIT, "in inside under").when(still_inside),
        row(Missing, "missing/inside", Doer, "remain stay lie", "inside below underground underneath").when(still_inside),
        row(Missing, "missing/unreached", Is, "unreachable untraceable untraced unheard-of", "").when(people),
        row(Missing, "missing/sought", Undergoer, "seek", "").when(being_sought),
        row(Missing, "missing/unheard", Undergoer, "hear", "").when(yet_to),
        row(Missing, "missing/not-back", Doer, "check come report contact", "back in home tent touch").not().when(not_back),
        row(Missing, "missing/not-back", Doer, "return", "").not().when(not_back),
        row(Missing, "missing/sought", Undergoer, "look search hunt", "").when(looked_for),
        row(Missing, "missing/lost", Is, "lost", "in under somewhere beneath").when(lost_in),
        row(Missing, "missing/under", Is, "there", "under").when(under_there),
        row(Missing, "missing/left", Undergoer, "leave list report register", "missing unaccounted"),
        row(Missing, "missing/swept", Undergoer, "sweep wash carry", "away").when(swept),
        row(Missing, "missing/not-found", Undergoer, "find trace locate reach contact", "").not().when(plain),
        // The rescued.
        row(
            Rescued,
            "rescued/out",
            Undergoer,
            "get bring take carry guide pull pluck dig haul lift winch drag ferry walk escort airlift \
             extricate help free cut coax fish scoop hoist",
            OUT,
        )
        .when(brought),
        row(Rescued, "rescued/out", Undergoer, "lead shepherd bring guide escort", "safety"),
        row(Rescued, "rescued/from", Undergoer, "pluck winch fish scoop hoist airlift", "from off"),
        row(Rescued, "rescued/from", Undergoer, "help", "down from"),
        row(Rescued, "rescued/got-out", Doer, "make", "it").when(made_it),
        row(Rescued, "rescued/from", Undergoer, "bring carry help lead", "ladder ladders stairs stairwell rope window roof")
            .when(brought),
        row(Rescued, "rescued/got-out", Doer, "walk emerge come run", "out").when(freed),
        row(Rescued, "rescued/got-out", Doer, "escape", "").when(or_rescued),
        row(Rescued, "rescued/got-out", Doer, "escape", "rescued").when(people),
        row(Rescued, "rescued/got-out", Doer, "get come", "themselves own help helped alive").when(got_out),
        row(Rescued, "rescued/got-out", Doer, "get come make walk", "safely alive unhurt unharmed").when(got_out),
        row(Rescued, "rescued/free", Undergoer, "set", "free"),
        row(Rescued, "rescued/free", Undergoer, "free release liberate", "").when(captive),
        // Those who are held, by whom decides.
        row(Hostages, "hostages/held", Undergoer, "hold keep trap detain", "").when(by_attackers),
        row(Hostages, "hostages/are", Is, "hostage captive", "").when(plain),
        row(Arrested, "arrested/hold", Undergoer, "hold", "").when(by_law),
        row(Arrested, "arrested/hold", Undergoer, "take+in bring+in haul+in round+up", "").when(by_law),
        row(Arrested, "arrested/jail", Doer, "sit languish", JAIL),
        row(Arrested, "arrested/hold", Undergoer, "take bring haul hold", "questioning interrogation").when(questioned),
        row(Arrested, "arrested/caught", Undergoer, "seize capture catch take round+up", "").when(wanted),
        row(Arrested, "arrested/handed", Undergoer, "hand turn", "police army soldiers troops authorities custody").when(over),
        row(Arrested, "arrested/jail", Is, JAIL, "in behind under on"),
        row(Arrested, "arrested/seized", Undergoer, "seize capture catch", "").when(sought),
        row(Arrested, "arrested/seized", Undergoer, "lead+away take+away pick+up march+off drive+away", "").when(among_arrests),
        row(Suspects, "suspects/booked", Undergoer, "book", "").when(booked),
        row(Suspects, "suspects/named", Undergoer, "name identify list treat consider regard", "suspects suspect").when(people),
        row(Suspects, "suspects/at-large", Is, "large run loose", "at on").when(at_large),
        row(Suspects, "suspects/wanted", Undergoer, "want seek hunt", "").when(wanted_for),
        row(Suspects, "suspects/referred", Undergoer, "send refer", "prosecution prosecutors prosecutor").when(booked),
        row(Arrested, "arrested/jail", Undergoer, "lock+up handcuff remand", ""),
        row(Arrested, "arrested/jail", Undergoer, "put place hold keep take throw", JAIL),
        // Those who had to go.
        row(Evacuated, "evacuated/order", Is, "order orders", "evacuation").when(people),
        row(Evacuated, "evacuated/order", Doer, "remain stay live", "evacuation").when(people),
        row(Evacuated, "evacuated/order", Undergoer, "affect cover", "").when(evacuating),
        row(Evacuated, "evacuated/out", Undergoer, "order tell send get", "out").when(out_of_home),
        row(Evacuated, "evacuated/out", Is, "home homes", "out").when(people),
        row(Displaced, "displaced/driven", Undergoer, "drive uproot chase", "home homes houses villages").when(people),
        row(Displaced, "displaced/lost", Doer, "lose", "home homes houses roof roofs").when(people),
        row(Displaced, "displaced/nowhere", Doer, "have", "home homes").when(no_home),
        row(Displaced, "displaced/refuge", Doer, "take seek find", "refuge shelter").when(refuge),
        row(Displaced, "displaced/refuge", Doer, "move flee go", "shelters camps camp").when(refuge),
        row(
            Displaced,
            "displaced/camp",
            Doer,
            "remain sleep live stay camp",
            "tents tent camps camp shelters shelter plastic tarpaulin \
             tarpaulins",
        )
        .when(refuge),
        row(Displaced, "displaced/camp", Is, "shelters shelter camps camp tents", "in").when(refuge),
        row(Displaced, "displaced/refugees", Is, "refugees displaced homeless", "").when(people),
        // Those before a court.
        row(Charged, "charged/face", Doer, "face", "charges counts trial prosecution indictment").when(sure),
        row(Charged, "charged/tried", Undergoer, "try prosecute", "").when(on_trial),
        row(Charged, "charged/face", Doer, "stand", "accused trial").when(sure),
        row(Charged, "charged/face", Doer, "go", "trial").when(sure),
        row(Charged, "charged/trial", Is, "trial dock", "on").when(sure),
        row(Charged, "charged/trial", Named, "defendants", "").when(sure),
        row(Charged, "charged/trial", Doer, "remain", "defendants").when(sure),
        // The attackers.
        row(Attackers, "attackers/blew", Doer, "blow detonate", "themselves himself herself").when(counted),
        row(Attackers, "attackers/part", Doer, "take", "part").when(in_attack),
        row(Attackers, "attackers/did", Doer, "do carry+out commit stage mount launch", "").when(deed),
        row(Attackers, "attackers/belong", Doer, "belong", "group band cell gang squad").when(in_attack),
        row(Attackers, "attackers/work", Named, "attack raid shooting bombing assault stabbing killing", "").when(work),
        row(Attackers, "attackers/struck", Doer, "storm raid ambush attack", "").when(has_object),
    ]
};

/// What it finds: the slot that a predicate gives to those who are counted, by the parse.
///
/// Example: `Four of the crew did not survive.` gives killed 4; so does `A nurse and four patients were among the victims.`
///
/// Wrong where the parse is, or where a word of the table has another sense; who is counted must be people.
pub fn read(s: &Sent<'_>, k: usize) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let core = core(s, n)?;
    if !persons(s, n, core) {
        return None;
    }
    if let Some(hit) = super::kin::read(s, n, core) {
        return Some(hit);
    }
    // "three men and a woman": the second of a list is the list's ([`super::join`]).
    if n.kind == NumKind::Article && tree::rel(s, core) == "conj" {
        return None;
    }
    if let Some(hit) = unheard(s, n, core) {
        return Some(hit);
    }
    let found = standings(s, core);
    found.into_iter().find_map(|(v, role)| {
        let case = Case { n, core, v };
        let row = TABLE.iter().find(|r| r.role == role && r.fits(s, &case))?;
        hit(s, &case, row)
    })
}

/// "Nothing has been heard of six climbers", "he knew nothing of another 300", "nobody knows where eight of the crew are".
fn unheard(s: &Sent<'_>, n: &Num, core: usize) -> Option<Hit> {
    let h = tree::head(s, core).filter(|_| n.kind == NumKind::Count)?;
    let word = |i: usize, list: &[&str]| s.at(i).is_some_and(|w| w.any(list));
    let nothing = |v: usize| {
        s.children(v, &["nsubj", "obj", "advmod", "aux"])
            .into_iter()
            .any(|i| word(i, &["nothing", "nobody", "no-one"]) || s.at(i).is_some_and(|w| w.is(NEG)))
            || s.children(v, &["nsubj"])
                .into_iter()
                .any(|i| word(i, &["one"]) && s.before(i, 1).is_some_and(|w| w.any(&["no"])))
    };
    let case = s.children(core, &["case"]).into_iter().any(|c| word(c, &["of", "from", "about"]));
    // The parse may hang "of them" on "nothing".
    let v = if word(h, &["nothing", "word", "news"]) { tree::head(s, h)? } else { h };
    let of = case && s.at(v).is_some_and(|w| matches!(w.lemma, "hear" | "know")) && nothing(v);
    let up = tree::head(s, h).unwrap_or(h);
    let asked = word(h, &["where"]) || s.children(h, &["advmod"]).into_iter().any(|i| word(i, &["where"]));
    let lost = asked && s.at(up).is_some_and(|w| w.lemma == "know") && nothing(up);
    let v = if of { v } else { up };
    (of || lost).then(|| Hit::new(Slot::Missing, "missing/unheard", v.min(n.start), n.end))
}

impl Row {
    fn fits(&self, s: &Sent<'_>, c: &Case<'_>) -> bool {
        (self.words.is_empty() || means(s, c.v, self.words))
            && negated(s, c) == self.not
            && !(self.not && c.n.kind == NumKind::Zero)
            && (self.with.is_empty() || companion(s, c, self.with).is_some())
            && (self.test)(s, c)
    }
}

fn hit(s: &Sent<'_>, c: &Case<'_>, row: &Row) -> Option<Hit> {
    let group = group(s, c.v);
    let modal = |list: &[&str]| group.iter().any(|&i| s.at(i).is_some_and(|w| w.any(list)));
    let mut from = c.n.start.min(c.v);
    let mut to = c.n.end.max(c.v + 1);
    if let Some(i) = companion(s, c, row.with).filter(|_| !row.with.is_empty()) {
        to = to.max(i + 1);
        from = from.min(i);
    }
    if c.v > c.n.end + 14 {
        (from, to) = (c.n.start, c.n.end);
    }
    let mut h = Hit::new(row.slot, row.rule, from, to);
    let unsure = tree::head(s, c.v).filter(|_| tree::rel(s, c.v) == "xcomp").into_iter().chain([c.v]);
    if modal(&["may", "might"]) || unsure.into_iter().any(|i| s.at(i).is_some_and(|w| w.is(UNSURE))) {
        h.modality = Modality::Possible;
    }
    // "That would leave 40 unaccounted for" reckons; what would happen to people is only thought of.
    let reckoned = row.rule == "missing/left";
    h.void = modal(&["will", "would", "should", "must", "'ll"]) && !reckoned || modal(&["could", "can"]) && !row.not;
    let marks = s.children(c.v, &["mark"]);
    // "continue to be treated" tells what is.
    let goes_on = tree::head(s, c.v).and_then(|h| s.at(h)).is_some_and(|w| matches!(w.lemma, "continue" | "begin" | "start"));
    let open = marks.iter().any(|&i| s.at(i).is_some_and(|w| w.any(&["if", "unless", "whether", "to"])));
    h.void |= open && !(goes_on && tree::rel(s, c.v) == "xcomp");
    // "Two men and a woman": each is a part of those of whom it is said.
    let listed = s
        .children(c.core, &["conj"])
        .into_iter()
        .any(|k| s.nums.iter().any(|m| m.start > c.n.start && m.people(s) && (m.head == Some(k) || m.number == k)));
    let noun = s.at(c.core).is_some_and(|w| w.upos == Upos::Noun);
    Some(if listed && (noun || c.n.head.is_some()) { h.part(s.slice(c.n.number + 1, c.n.end)) } else { h })
}

/// The auxiliaries of a predicate, and those of the verb that it is joined to.
fn group(s: &Sent<'_>, v: usize) -> Vec<usize> {
    let mut out = s.children(v, &["aux", "cop"]);
    if let Some(h) = tree::head(s, v).filter(|_| matches!(tree::rel(s, v), "conj" | "xcomp")) {
        out.extend(s.children(h, &["aux"]).into_iter().filter(|i| *i < v));
    }
    out
}

fn negated(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let no = |i: usize| s.at(i).is_some_and(|w| w.is(NEG) || w.any(&["never", "nobody", "nothing", "none", "no-one"]));
    s.children(c.v, &["advmod", "aux", "cop", "nsubj", "det"]).into_iter().any(|i| i != c.core && no(i))
}

/// Whether the predicate is one of the words; a particle stands behind a plus.
fn means(s: &Sent<'_>, v: usize, words: &str) -> bool {
    let Some(w) = s.at(v) else { return false };
    words.split(' ').any(|group| match group.split_once('+') {
        Some((verb, particle)) => {
            verb == w.lemma && s.children(v, &["compound", "advmod"]).into_iter().any(|k| s.low(k) == particle)
        }
        None => group == w.lemma || group == w.low,
    })
}

/// The word of the list that hangs on the predicate, a few steps down, outside the noun phrase of those who are counted.
pub(super) fn companion(s: &Sent<'_>, c: &Case<'_>, words: &str) -> Option<usize> {
    let list = |i: usize| s.at(i).is_some_and(|w| words.split(' ').any(|x| x == w.low));
    let free = |i: usize| i < c.n.start || i >= c.n.end;
    if words.split(' ').any(|x| x == s.low(c.v)) {
        return Some(c.v);
    }
    let near = c.v.saturating_sub(6)..(c.v.max(c.n.end) + 10).min(s.words.len());
    near.filter(|&i| i != c.v && free(i) && list(i)).find(|&i| under(s, i, c.v, c.core))
}

/// Whether a word hangs on another, past neither a clause nor those who are counted.
fn under(s: &Sent<'_>, i: usize, v: usize, core: usize) -> bool {
    let mut at = i;
    for _ in 0..4 {
        if matches!(tree::rel(s, at), "conj" | "parataxis" | "acl" | "acl:relcl") {
            return false;
        }
        match tree::head(s, at) {
            Some(h) if h == v => return true,
            // "people unaccounted for": the parse may hang the state on the people.
            Some(h) if h == core => return matches!(tree::rel(s, at), "amod" | "advmod" | "nmod" | "obl"),
            Some(h) => at = h,
            None => return false,
        }
    }
    false
}

/// The word that stands for those who are counted: the noun that the number modifies, else the number.
pub(super) fn core(s: &Sent<'_>, n: &Num) -> Option<usize> {
    let mut at = n.number;
    for _ in 0..4 {
        let inside = matches!(tree::rel(s, at), "nummod" | "det" | "compound" | "advmod" | "amod" | "nmod:poss" | "det:predet")
            || tree::rel(s, at) == "conj" && tree::head(s, at).is_some_and(|h| (n.start..n.number).contains(&h));
        match tree::head(s, at).filter(|h| inside && *h >= n.start && *h < n.end.max(n.number + 4)) {
            Some(h) => at = h,
            None => break,
        }
    }
    s.at(at).filter(|w| !w.rel.is_empty()).map(|_| at)
}

/// Whether people are counted: by what the language layer takes the phrase for, else by its noun.
pub(super) fn persons(s: &Sent<'_>, n: &Num, core: usize) -> bool {
    let span = s.bytes(n.start.min(core), n.end.max(core + 1));
    let at = s.at(core).map_or(span, |w| w.span);
    let begins = |m: &&firsthand_language::Mention| m.span.contains(at) && m.span.start >= span.start;
    let kinds: Vec<MentionKind> = s.spans().filter(begins).map(|m| m.kind).collect();
    let thing = |k: &MentionKind| !matches!(k, MentionKind::Organisation | MentionKind::Quantity | MentionKind::Abstract);
    // "Eleven are under treatment": of a number alone the model knows no kind.
    let alone = n.head.is_none() && n.kind == NumKind::Count && core == n.number;
    let kinds: Vec<MentionKind> = kinds.into_iter().filter(|k| !(alone && *k == MentionKind::Event)).collect();
    let bare = n.head.is_none_or(|h| s.at(h).is_some_and(|w| w.any(&["them", "whom", "those", "these"])));
    if kinds.contains(&MentionKind::Person) || n.head_is(s, PERSON | ATTACKER | SUSPECT) {
        return true;
    }
    !kinds.iter().any(thing) && (n.head_is(s, ONE) || bare && n.kind != NumKind::Article)
}

/// The predicates that say something of those who are counted, with how they stand to them.
fn standings(s: &Sent<'_>, core: usize) -> Vec<(usize, Role)> {
    let mut out = Vec::new();
    // "three men and a woman were ...": what is said of the first is said of all.
    let mut top = core;
    for _ in 0..3 {
        match tree::head(s, top).filter(|_| tree::rel(s, top) == "conj") {
            Some(h) if s.at(h).is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron)) => top = h,
            _ => break,
        }
    }
    // "a family of five": what is said of the family.
    let of = |h: &usize| tree::rel(s, top) == "nmod" && s.at(*h).is_some_and(|w| w.any(GROUP) || w.any(&["work"]));
    if let Some(h) = tree::head(s, top).filter(of) {
        top = h;
    }
    if let Some(subject) = s.children(top, &["nsubj"]).first().filter(|_| !s.children(top, &["cop"]).is_empty()) {
        out.push((*subject, Role::Named));
    }
    if let Some(v) = tree::head(s, top) {
        if tree::rel(s, top) == "appos" && s.within(v, top, &[":"]) {
            out.push((v, Role::Named));
        }
        let role = match tree::rel(s, top) {
            "nsubj:pass" => Some(Role::Undergoer),
            "nsubj" if !s.children(v, &["cop"]).is_empty() => Some(Role::Is),
            "nsubj" if passive(s, v) => Some(Role::Undergoer),
            "nsubj" => Some(Role::Doer),
            "obj" | "iobj" => Some(Role::Undergoer),
            _ => None,
        };
        out.extend(role.map(|r| (v, r)));
    }
    // "Jonah Venn, whose only son was among the dead": the clause hangs on him, and tells of the son.
    if let Some(him) = tree::head(s, core).filter(|_| s.children(core, &["nmod"]).into_iter().any(|i| s.low(i) == "whose")) {
        for v in s.children(him, &["acl"]).into_iter().filter(|v| *v > core) {
            out.push((v, as_subject(s, v)));
        }
    }
    for k in s.children(core, &["acl"]) {
        out.extend(hung(s, k).map(|r| (k, r)));
    }
    for (v, role) in out.clone() {
        shared(s, v, role, top, &mut out);
    }
    out
}

/// How a clause takes its own subject.
fn as_subject(s: &Sent<'_>, v: usize) -> Role {
    if !s.children(v, &["cop"]).is_empty() {
        Role::Is
    } else if passive(s, v) {
        Role::Undergoer
    } else {
        Role::Doer
    }
}

/// How a participle or a relative clause takes what it hangs on.
fn hung(s: &Sent<'_>, k: usize) -> Option<Role> {
    let w = s.at(k)?;
    let gap = |rels: &[&str]| s.children(k, rels).into_iter().any(|i| s.at(i).is_some_and(|w| w.is(REL)));
    if w.rel == "acl" {
        return Some(if w.low.ends_with("ing") { Role::Doer } else { Role::Undergoer }).filter(|_| w.upos == Upos::Verb);
    }
    if gap(&["nsubj"]) {
        return Some(as_subject(s, k));
    }
    let own = !s.children(k, &["nsubj"]).is_empty() && s.children(k, &["obj"]).is_empty();
    (gap(&["obj"]) || own).then_some(Role::Undergoer)
}

/// Verbs that share the subject or the object: joined ones, and what "are feared", "were found" governs.
fn shared(s: &Sent<'_>, v: usize, role: Role, top: usize, out: &mut Vec<(usize, Role)>) {
    let object = matches!(tree::rel(s, top), "obj" | "iobj");
    for k in s.children(v, &["conj", "xcomp"]) {
        if !s.children(k, &["nsubj"]).is_empty() || k < top && object {
            continue;
        }
        let verb = s.at(k).is_some_and(|w| w.upos == Upos::Verb);
        if tree::rel(s, k) == "xcomp" && !object && verb {
            out.push((k, if passive(s, k) { Role::Undergoer } else { Role::Doer }));
        } else if tree::rel(s, k) == "conj" && !object && verb {
            let pass = passive(s, k) || role == Role::Undergoer && s.at(k).is_some_and(|w| w.is(PAST) || w.low.ends_with("ed"));
            out.push((k, if pass { Role::Undergoer } else { Role::Doer }));
        } else if tree::rel(s, k) == "conj" && !object && !s.children(k, &["case"]).is_empty() {
            // "are suspended and under arrest".
            out.push((k, Role::Is));
        }
    }
    // "swept away and drowned six anglers": the first verb takes the second's object.
    if let Some(h) = tree::head(s, v).filter(|h| object && tree::rel(s, v) == "conj" && *h < top)
        && s.children(h, &["obj"]).is_empty()
    {
        out.push((h, Role::Undergoer));
    }
}

pub(super) fn passive(s: &Sent<'_>, v: usize) -> bool {
    !s.children(v, &["aux:pass", "nsubj:pass"]).is_empty() || s.words.iter().any(|w| w.head == Some(v) && w.rel == "aux:pass")
}

/// The noun behind a verb in the relation, by its subject or "by".
pub(super) fn agent<'a>(s: &'a Sent<'a>, v: usize) -> Option<&'a crate::sentence::Word<'a>> {
    let by = |k: &usize| tree::rel(s, *k) == "obl:agent" || s.children(*k, &["case"]).into_iter().any(|c| s.low(c) == "by");
    if passive(s, v) {
        return s.children(v, &["obl"]).into_iter().find(by).and_then(|k| s.at(k));
    }
    let who = s.children(v, &["nsubj"]).first().copied()?;
    // "police, who hold ten people": a relative pronoun stands for what it hangs on.
    let who =
        if s.at(who)?.is(REL) { tree::head(s, v).filter(|_| tree::rel(s, v).starts_with("acl")).unwrap_or(who) } else { who };
    s.at(who)
}

pub(super) fn object<'a>(s: &'a Sent<'a>, v: usize) -> Option<&'a crate::sentence::Word<'a>> {
    s.children(v, &["obj"]).first().and_then(|&k| s.at(k))
}
