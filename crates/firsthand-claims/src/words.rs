//! What single words can mean to the rules: one table, looked up once a token, in lower case.
//!
//! The table lists forms, not lemmas: regular inflections of verbs are made when it is first used, so that it works the
//! same on old wire text in capitals and does not lean on a lemmatiser.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a predicate says happened to people. One word has one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pred {
    /// No predicate of interest.
    #[default]
    None,
    /// Kills its object.
    Kill,
    /// Its subject dies.
    Die,
    /// "dead", "lifeless".
    Dead,
    /// Hurts its object.
    Injure,
    /// "missing".
    Missing,
    /// "unaccounted" (for).
    Unaccounted,
    /// "accounted" (for): the opposite, unless negated.
    Account,
    /// Brings its object to safety.
    Rescue,
    /// Moves its object; brings it to safety with "out", "alive", "to safety".
    Carry,
    /// Orders or takes its object out of danger.
    Evacuate,
    /// Drives its object from home.
    Displace,
    /// Seizes its object.
    Kidnap,
    /// Takes its object into custody.
    Arrest,
    /// Accuses its object before a court.
    Charge,
    /// "convict", "sentence", "jail": custody, but after a trial.
    Convict,
    /// Finds its object: a body, somebody alive, nobody.
    Find,
    /// "lose": lives are, families lose homes.
    Lose,
    /// "claim", "take": lives.
    Claim,
    /// "treat", "hospitalise".
    Treat,
    /// "suffer", "sustain": injuries.
    Suffer,
    /// "shoot", "stab": hurts or kills, the words do not say which.
    Shoot,
    /// "identify", "name": of the dead, a subset.
    Identify,
    /// "leave": leaves N dead.
    Leave,
}

/// What else a word can be. Flags, so that one word can be several.
pub mod flag {
    /// Article, demonstrative, possessive.
    pub const DET: u32 = 1;
    /// A form of "be".
    pub const BE: u32 = 1 << 1;
    /// A form of "have".
    pub const HAVE: u32 = 1 << 2;
    /// A modal verb.
    pub const MODAL: u32 = 1 << 3;
    /// Negation.
    pub const NEG: u32 = 1 << 4;
    /// An adverb that may stand inside a verb group or before a number.
    pub const ADV: u32 = 1 << 5;
    /// Preposition.
    pub const PREP: u32 = 1 << 6;
    /// Starts a subordinate clause.
    pub const SUB: u32 = 1 << 7;
    /// "who", "that", "which".
    pub const REL: u32 = 1 << 8;
    /// Coordinates.
    pub const CONJ: u32 = 1 << 9;
    /// A noun for people.
    pub const PERSON: u32 = 1 << 10;
    /// A counted thing that is no person.
    pub const THING: u32 = 1 << 11;
    /// A noun for those who attack.
    pub const ATTACKER: u32 = 1 << 12;
    /// A noun for those suspected.
    pub const SUSPECT: u32 = 1 << 13;
    /// A noun that counts the dead ("deaths").
    pub const DEATHS: u32 = 1 << 14;
    /// A noun for a dead body.
    pub const BODY: u32 = 1 << 15;
    /// A noun that counts injuries.
    pub const INJURIES: u32 = 1 << 16;
    /// A running count ("toll", "tally").
    pub const TALLY: u32 = 1 << 17;
    /// A verb that moves or states a running count ("rose").
    pub const MOVES: u32 = 1 << 18;
    /// A participle that only says how it is known ("confirmed", "feared").
    pub const KNOWN: u32 = 1 << 19;
    /// Past or participle form.
    pub const PAST: u32 = 1 << 20;
    /// Present participle.
    pub const ING: u32 = 1 << 21;
    /// Of these, those that say it is not certain ("feared", "believed").
    pub const UNSURE: u32 = 1 << 22;
    /// A noun for one person, countable with "a" ("boy", "woman").
    pub const ONE: u32 = 1 << 23;
    /// A noun for an event of the kinds that are reported.
    pub const EVENT: u32 = 1 << 24;
    /// A verb that puts a figure in the future ("expect", "predict").
    pub const FORECAST: u32 = 1 << 25;
    /// A finite verb outside the other classes that often ends a noun phrase.
    pub const VERB: u32 = 1 << 26;
    /// Children, women, men, ...: kinds that make a subset.
    pub const KIND: u32 = 1 << 27;
    /// Pronoun.
    pub const PRON: u32 = 1 << 28;
    /// Month or weekday.
    pub const DAY: u32 = 1 << 29;
    /// Base form of a verb listed with its inflections.
    pub const BASE: u32 = 1 << 30;
}

use flag::*;

/// What the table says of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// Predicate.
    pub pred: Pred,
    /// Everything else.
    pub flags: u32,
}

/// What a lower-case word can mean.
pub fn tag(low: &str) -> Tag {
    static TABLE: OnceLock<HashMap<String, Tag>> = OnceLock::new();
    if low.len() > 20 {
        return Tag::default();
    }
    let found = TABLE.get_or_init(table).get(low).copied();
    found.unwrap_or_else(|| Tag { pred: Pred::None, flags: if low.len() > 5 && low.ends_with("ly") { ADV } else { 0 } })
}

const SIMPLE: &[(u32, &str)] = &[
    (DET, "the a an this that these those its their his her our my your some any each every both such"),
    (BE, "is are was were be been being am 're get got gets getting"),
    (HAVE, "has have had having 've"),
    (MODAL, "will would could can may might must should shall 'll 'd"),
    (NEG, "not n't never neither nor cannot without"),
    (
        ADV,
        "now already still so far also later earlier again today yesterday tonight overnight just only then since \
           initially at least nearly almost about around some more than over up approximately roughly officially reportedly \
           allegedly far soon afterwards here there meanwhile another alone even altogether instead together at",
    ),
    (
        PREP,
        "of in on at from to by with among inside under near into for during outside across around beneath within over \
            amid off out between aboard against through including throughout along via",
    ),
    (SUB, "once when where while after before as because although though if since until unless whether whereas"),
    (REL, "who that which whom whose"),
    (CONJ, "and or but"),
    (PRON, "he she they it we i him her them us you himself herself themselves itself"),
    (
        PERSON,
        "people person persons civilians civilian soldiers soldier troops men man women woman children child boys boy girls \
              girl residents resident others other passengers passenger officers officer policemen policeman workers worker \
              students student victims victim survivors survivor casualties casualty attendees guests tourists tourist \
              migrants migrant refugees refugee villagers villager farmers farmer miners miner firefighters firefighter \
              firemen drivers driver pedestrians pedestrian teenagers teenager teens teen adults adult infants infant babies \
              baby patients patient members member employees employee crew nationals national citizens citizen foreigners \
              worshippers worshipper pilgrims pilgrim protesters protester demonstrators demonstrator fans fan spectators \
              journalists journalist teachers teacher doctors doctor nurses nurse priests priest jesuits guards guard \
              bystanders bystander shoppers inmates inmate prisoners prisoner rescuers rescuer sailors sailor fishermen \
              hikers hiker climbers skiers swimmers tenants occupants occupant peasants peasant paramedics medics \
              militants militant rebels rebel guerrillas guerrilla insurgents fighters fighter personnel servicemen \
              servicewomen conscripts recruits motorists cyclists cyclist riders travellers travelers evacuees relatives \
              mother father son daughter brother sister husband wife couple minors minor youths youth pensioner kids \
              americans russians ukrainians palestinians israelis syrians iraqis afghans tajiks judges politicians \
              leaders leader everyone somebody someone individuals individual souls toddler toddlers seniors detainees \
              schoolchildren schoolboys schoolgirls pupils pupil commuters commuter holidaymakers revellers revelers mourners \
              grandmother grandfather lad lass crewmen crewman signalmen goers festivalgoers theatregoers moviegoers beachgoers clubgoers partygoers churchgoers concertgoers \
              congregants monks nuns volunteers volunteer labourers laborers traders vendors porters",
    ),
    (
        ONE,
        "man woman boy girl child person teenager teen baby infant toddler resident passenger officer policeman worker student \
           victim survivor tourist migrant villager farmer miner firefighter driver pedestrian adult patient employee citizen \
           worshipper protester bystander journalist teacher doctor nurse priest guard inmate soldier civilian police \
           deputy sergeant youth cyclist motorcyclist pensioner grandmother grandfather mother father sailor hiker climber \
           paramedic shopkeeper peasant conductor pilot co-pilot clerk cashier homeowner juvenile porter doorman mechanic \
           electrician lawyer engineer builder contractor owner manager captain imam pastor operator signalman technician janitor \
           caretaker landlord schoolboy schoolgirl pupil footballer politician businessman activist fisherman contractor labourer \
           bishop skipper trader vendor refugee detainee loner extremist dissident convert immigrant lorry-driver",
    ),
    (
        KIND,
        "children child women woman girls boys minors infants babies civilians soldiers policemen officers firefighters \
            foreigners attackers gunmen militants assailants tourists schoolchildren pupils teenagers pensioners students \
            rescuers medics nurses journalists toddlers",
    ),
    (
        THING,
        "homes home houses house buildings building structures structure units unit vehicles vehicle cars car trucks buses bus \
             flats apartments rooms floors storeys stories villages towns cities countries nations states districts counties \
             years year months month weeks week days day hours hour minutes minute seconds miles mile kilometres kilometers km \
             metres meters feet acres hectares tons tonnes pounds kilograms litres gallons degrees percent % dollars euros \
             rubles roubles shots rounds bullets cartridges casings shells rockets missiles bombs grenades explosions blasts \
             drones strikes attacks incidents fires blazes earthquakes aftershocks reports calls claims charges counts \
             cases case names name families family households dogs dog cats horses cattle cows sheep goats animals animal pets \
             teams team crews agencies hospitals hospital schools school shops businesses engines ambulances helicopters \
             boats ships aircraft planes times phones samples bags sets pages evacuations evacuation deals options points \
             seats beds tents shelters blocks warnings questions rights weapons guns rifles pistols knives firearms trees \
             roads bridges lines poles wells jobs votes copies pieces sections carriages coaches wagons cabins cameras \
             videos photos messages images flights wounds sites stab gunshots bodies-of-water suites offices \
             buses trains train tracks jets warplanes tanks officers-of sirens factors reasons things ways occasions \
             containers parcels packages devices suitcases doses injections",
    ),
    (
        ATTACKER,
        "gunmen gunman attackers attacker assailants assailant shooters shooter bombers bomber terrorists terrorist \
                hijackers hijacker perpetrators perpetrator assassins assassin kidnappers kidnapper knifemen knifeman \
                culprits culprit raiders hitmen arsonists arsonist stabbers robbers murderers",
    ),
    (SUSPECT, "suspects suspect accused accomplices accomplice detainees defendants"),
    (DEATHS, "deaths death fatalities fatality dead killings murders homicides"),
    (BODY, "bodies body corpses corpse remains cadavers"),
    (INJURIES, "injuries injury wounded injured hurt"),
    (TALLY, "toll tally count total figure number numbers figures list"),
    (
        MOVES,
        "rose rise rises rising risen climbed climb climbs climbing grew grow grown growing reached reach reaches reaching \
             stood stand stands standing went go goes gone going jumped jump jumps jumping leapt leap leaps soared soar soars \
             hit hits hitting topped tops passed passes surpassed surpasses exceeded exceeds increased increases increasing \
             fell fall falls falling fallen dropped drops dropping raised raise raises raising lowered lower lowers lowering \
             brought bring brings bringing revised revises revise took taking takes taken put puts putting pushed pushing pushes \
             came come comes coming cut cuts stayed stays stay remained remains remain numbered number numbers set sets nears \
             neared moved moves upped ups swelled swells doubled tripled settled edged inched crept updated updates totalled \
             totaled totals held holds given gave gives counted estimated \
             shrank shrunk shrink shrinks shrinking dwindled dwindles dwindling mounted mounts mounting swelled swollen sank \
             halved ballooned slipped narrowed approached approaches approaching crossed crosses exceeding topping \
             surpassing totals ticked nudged spiralled reduced reduces reducing downgraded downgrades corrected corrects",
    ),
    (
        KNOWN,
        "confirmed known reported listed feared believed thought presumed said estimated declared pronounced remain remains \
             remained remaining left found marked named considered understood counted recorded officially still registered \
             verified suspected alleged assumed recovered identified discovered trapped stuck aged living staying working \
             travelling traveling aboard alive involved inside seriously critically lightly slightly badly severely gravely \
             fatally potentially unconfirmed becoming became become lay lying lie describe described",
    ),
    (
        UNSURE,
        "feared believed thought presumed suspected potentially possibly likely probably assumed alleged may might could \
              perhaps apparently unconfirmed estimated",
    ),
    (
        EVENT,
        "attack attacks shooting shootings bombing bombings blast blasts explosion explosions crash crashes fire fires wildfire \
             wildfires collapse earthquake quake flood floods flooding stampede crush storm hurricane tsunami massacre siege \
             raid ambush assault stabbing strike airstrike airstrikes strikes shelling landslide mudslide avalanche derailment \
             sinking capsizing outbreak tornado cyclone typhoon eruption disaster tragedy incident accident murder killing \
             blaze implosion hijacking kidnapping riot clash clashes protest protests rampage hostage-taking onslaught crisis \
             typhoon rockslide brushfire inferno blackout pogrom uprising war battle",
    ),
    (
        FORECAST,
        "expect expects expected expecting predict predicts predicted predicting forecast forecasts fear fears anticipate \
                anticipates anticipated project projects projected estimate likely",
    ),
    (
        DAY,
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
           sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun",
    ),
    (
        VERB,
        "said says say told tells went go goes came come comes made make makes began begin begins started ran run runs walked \
            entered opened drove driven fled flew told gave gives took fought seen saw sees say arrived attacked used jumped stood \
            hoped hopes want wants wanted called calls call asked thanked warned warns did does do done fell wrote felt escaped \
            survived survive survives participated gathered attended joined visited voted marched protested refused carried \
            exchanged met needs needed burned burnt lived live lives responded searched worked tried continued",
    ),
];

const VERBS: &[(Pred, &str)] = &[
    (Pred::Kill, "kill martyr murder massacre slay:slew,slain assassinate execute behead slaughter electrocute"),
    (Pred::Die, "die:died,dies,dying perish succumb drown"),
    (Pred::Injure, "injure wound hurt:hurt maim graze harm"),
    (Pred::Rescue, "rescue save free"),
    (
        Pred::Carry,
        "pull bring:brought take:took,taken dig:dug,digging lead:led lift carry:carried,carries,carrying haul pick pluck extricate lower winch airlift extract help drag:dragged,dragging",
    ),
    (Pred::Evacuate, "evacuate"),
    (Pred::Displace, "displace uproot"),
    (Pred::Kidnap, "kidnap:kidnapped,kidnapping abduct seize"),
    (Pred::Arrest, "arrest detain apprehend capture nab:nabbed,nabbing"),
    (Pred::Charge, "charge indict arraign"),
    (Pred::Convict, "convict sentence jail imprison"),
    (Pred::Find, "find:found locate recover discover trace unearth retrieve"),
    (Pred::Lose, "lose:lost"),
    (Pred::Claim, "claim"),
    (Pred::Treat, "treat hospitalise hospitalize admit:admitted,admitting"),
    (Pred::Suffer, "suffer sustain"),
    (
        Pred::Shoot,
        "shoot:shot,shoots,shooting stab:stabbed,stabbing,stabs gunned:gunned,gunning machine-gunned:machine-gunned knife",
    ),
    (Pred::Identify, "identify:identified,identifies,identifying name"),
    (Pred::Leave, "leave:left,leaves,leaving"),
];

const ADJECTIVES: &[(Pred, &str)] = &[
    (Pred::Dead, "dead lifeless deceased"),
    (Pred::Missing, "missing"),
    (Pred::Unaccounted, "unaccounted"),
    (Pred::Account, "accounted"),
    (Pred::Displace, "homeless"),
    (Pred::Kidnap, "hostage captive"),
];

fn table() -> HashMap<String, Tag> {
    let mut t: HashMap<String, Tag> = HashMap::new();
    for (flags, words) in SIMPLE {
        for w in words.split_whitespace() {
            t.entry(w.to_owned()).or_default().flags |= flags;
        }
    }
    for (pred, verbs) in VERBS {
        for entry in verbs.split_whitespace() {
            let (base, irregular) = entry.split_once(':').unwrap_or((entry, ""));
            for (form, flags) in forms(base, irregular) {
                let tag = t.entry(form).or_default();
                tag.pred = *pred;
                tag.flags |= flags;
            }
        }
    }
    for (pred, words) in ADJECTIVES {
        for w in words.split_whitespace() {
            t.entry(w.to_owned()).or_default().pred = *pred;
        }
    }
    t
}

/// The forms of a verb: given irregular ones replace the regular past, and are told apart by their endings.
fn forms(base: &str, irregular: &str) -> Vec<(String, u32)> {
    let mut out = vec![(base.to_owned(), BASE)];
    let given: Vec<&str> = irregular.split(',').filter(|w| !w.is_empty()).collect();
    for w in &given {
        let flags = match *w {
            w if w.ends_with("ing") => ING,
            w if w.ends_with('s') && !w.ends_with("ss") => BASE,
            _ => PAST,
        };
        out.push(((*w).to_owned(), flags));
    }
    let stem = base.strip_suffix('e').unwrap_or(base);
    if !given.iter().any(|w| w.ends_with("ing")) {
        out.push((format!("{stem}ing"), ING));
    }
    if !given.iter().any(|w| w.ends_with('s')) {
        let s = if base.ends_with("sh") || base.ends_with("ch") { "es" } else { "s" };
        out.push((format!("{base}{s}"), BASE));
    }
    if !given.iter().any(|w| !w.ends_with("ing") && !w.ends_with('s')) {
        out.push((format!("{stem}ed"), PAST));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_carry_the_predicate() {
        for (word, pred) in [
            ("killed", Pred::Kill),
            ("killing", Pred::Kill),
            ("slain", Pred::Kill),
            ("dug", Pred::Carry),
            ("kidnapped", Pred::Kidnap),
            ("unaccounted", Pred::Unaccounted),
            ("hurt", Pred::Injure),
        ] {
            assert_eq!(tag(word).pred, pred, "{word}");
        }
        assert_ne!(tag("killed").flags & PAST, 0);
        assert_eq!(tag("rescuing").pred, Pred::Rescue);
    }
}
