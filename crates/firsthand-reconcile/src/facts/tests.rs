use super::*;
use firsthand_types::{
    CaptureId, Claim, EventKind, PersonValue, PlaceValue, Polarity, Report, Roles, Source, SourceKind, Span,
};

pub(super) fn claim(report: &str, slot: Slot, value: Value, as_of: Option<&str>, origin: &str) -> Claim {
    let text = format!("{report} says {} {slot} {origin} {}", value.key(), as_of.unwrap_or("undated"));
    let r = Report { id: report.into(), capture: CaptureId::of(text.as_bytes()), text, ..Report::default() };
    let mut c = Claim::new(&r, Part::Text, Span::new(0, r.text.len()), slot, value, "test").unwrap();
    c.as_of = as_of.map(str::to_owned);
    c.origin = Some(OriginId::from(origin));
    if origin != UNATTRIBUTED {
        c.sources = vec![Source {
            name: origin.into(),
            start: 0,
            end: 1,
            kind: SourceKind::Police,
            vague: false,
            part: None,
            role: None,
            body: None,
        }];
    }
    c
}

fn killed(report: &str, n: i64, as_of: &str, origin: &str) -> Claim {
    claim(report, Slot::Killed, Value::Number(n), Some(as_of), origin)
}

fn facts_of(claims: &[Claim], rule: Rule) -> Vec<Fact> {
    let list: Vec<&Claim> = claims.iter().collect();
    let incident = IncidentId::from("i-1");
    facts(&Scene {
        incident: &incident,
        claims: &list,
        origins: &BTreeMap::new(),
        lineage: &BTreeMap::new(),
        first_published: None,
        rule,
        kind: EventKind::Attack,
    })
}

pub(super) fn one(claims: &[Claim]) -> Fact {
    facts_of(claims, Rule::Default).into_iter().next().unwrap()
}

/// The fact of when it began; a dated start says the day too, which is a fact of its own.
fn start(claims: &[Claim]) -> Fact {
    facts_of(claims, Rule::Default).into_iter().find(|f| f.slot == Slot::StartTime).unwrap()
}

#[test]
fn a_toll_that_falls_ends_at_its_last_word() {
    let f = one(&[
        killed("a", 43, "2031-05-02", "ministry"),
        killed("b", 41, "2031-05-03", "ministry"),
        killed("c", 9, "2031-05-01", "police"),
        killed("d", 43, "2031-05-02", "hospital"),
    ]);
    assert_eq!(f.best, Some(Value::Number(41)));
    assert_eq!(f.conflict, Conflict::Update);
    let course: Vec<_> = f.ledger.iter().map(|e| e.best.clone().unwrap()).collect();
    assert_eq!(course, [9, 43, 41].map(Value::Number));
    assert!(f.candidates.iter().skip(1).all(|c| c.grade == Grade::Superseded));
}

#[test]
fn two_origins_that_differ_on_one_day_disagree() {
    let f = one(&[killed("a", 12, "2031-05-02", "police"), killed("b", 15, "2031-05-02", "hospital")]);
    assert_eq!((f.conflict, f.grade), (Conflict::Disagreement, Grade::Contested));
    assert_eq!((f.low, f.high), (Some(Value::Number(12)), Some(Value::Number(15))));
}

#[test]
fn a_vague_figure_that_agrees_replaces_nothing() {
    let mut vague = killed("b", 40, "2031-05-04", "mayor");
    vague.bound = Some(Bound::AtLeast);
    let f = one(&[killed("a", 42, "2031-05-03", "police"), vague]);
    assert_eq!(f.best, Some(Value::Number(42)));
    assert_ne!(f.conflict, Conflict::Disagreement);
}

#[test]
fn a_small_late_figure_of_one_origin_is_no_new_toll() {
    let f = one(&[killed("a", 42, "2031-05-03", "police"), killed("b", 3, "2031-05-09", "a neighbour")]);
    assert_eq!(f.best, Some(Value::Number(42)));
}

#[test]
fn an_undated_figure_never_replaces_a_dated_one() {
    let f = one(&[killed("a", 42, "2031-05-03", "police"), claim("b", Slot::Killed, Value::Number(60), None, "mayor")]);
    assert_eq!(f.best, Some(Value::Number(42)));
}

#[test]
fn copies_and_the_unnamed_raise_no_count() {
    let f = one(&[
        killed("a", 7, "2031-05-01", "police"),
        killed("b", 7, "2031-05-01", "police"),
        killed("c", 7, "2031-05-01", UNATTRIBUTED),
    ]);
    assert_eq!(f.candidates[0].origins, [OriginId::from("police")]);
    assert_eq!((f.candidates[0].reports.len(), f.grade), (3, Grade::SingleOrigin));
    assert_eq!(f.rests_on, Some(OriginId::from("police")));
}

#[test]
fn a_figure_that_its_own_source_takes_back_is_withdrawn() {
    let back = |report: &str, n: i64, origin: &str| {
        let mut c = claim(report, Slot::Killed, Value::Number(n), None, origin);
        (c.scope, c.polarity) = (Some(Scope::Superseded), Polarity::Denied);
        c
    };
    let given = [killed("a", 12, "2031-05-01", "police"), killed("b", 15, "2031-05-02", "ministry")];
    let f = one(&[&given[..], &[back("c", 15, "ministry")]].concat());
    assert_eq!((f.best.clone(), f.conflict), (Some(Value::Number(12)), Conflict::Update));
    let grade = |f: &Fact, n: i64| f.candidates.iter().find(|c| c.value == Value::Number(n)).map(|c| c.grade);
    assert_eq!(grade(&f, 15), Some(Grade::Withdrawn));
    assert_eq!(f.ledger.len(), 2, "it stood in its time");
    let other = one(&[&given[..], &[back("c", 15, "hospital")]].concat());
    assert_eq!(other.best, Some(Value::Number(15)), "nobody takes back another's word");
    let alone = one(&[given[1].clone(), back("c", 15, "ministry")]);
    assert_eq!((alone.best, alone.grade), (Some(Value::Number(15)), Grade::Withdrawn));
}

#[test]
fn a_figure_that_is_given_again_is_withdrawn_no_more() {
    let mut back = claim("b", Slot::Killed, Value::Number(15), None, "ministry");
    (back.scope, back.polarity) = (Some(Scope::Superseded), Polarity::Denied);
    back.as_of = Some("2031-05-03".into());
    let grade = |again: &[Claim]| {
        let given = [killed("a", 15, "2031-05-02", "ministry"), back.clone()];
        one(&[&given[..], again].concat()).candidates.iter().find(|c| c.scope.is_none()).map(|c| c.grade)
    };
    assert_eq!(grade(&[]), Some(Grade::Withdrawn));
    assert_eq!(grade(&[killed("c", 15, "2031-05-05", "ministry")]), Some(Grade::SingleOrigin));
    assert_eq!(grade(&[killed("c", 15, "2031-05-03", "ministry")]), Some(Grade::Withdrawn), "not after it");
    assert_eq!(grade(&[killed("c", 15, "2031-05-05", UNATTRIBUTED)]), Some(Grade::Withdrawn), "by nobody named");
    let only = one(&[back.clone(), killed("c", 15, "2031-05-05", "ministry")]);
    assert_eq!(only.grade, Grade::Withdrawn, "it may be the one that is taken back");
}

#[test]
fn a_thing_that_its_own_source_denies_is_withdrawn() {
    let by = || Value::Roles(firsthand_types::Roles { by: Some("the Salt Column".into()), ..Default::default() });
    let said = |report: &str, polarity, origin: &str| {
        let mut c = claim(report, Slot::ClaimOfResponsibility, by(), None, origin);
        c.polarity = polarity;
        c
    };
    let first = said("a", Polarity::Affirmed, "salt column");
    let grades = |claims: &[Claim]| -> Vec<Grade> {
        let found = facts_of(claims, Rule::Default).into_iter().find(|f| f.slot == Slot::ClaimOfResponsibility).unwrap();
        found.candidates.iter().map(|c| c.grade).collect()
    };
    assert_eq!(grades(&[first.clone(), said("b", Polarity::Denied, "salt column")]), [Grade::Withdrawn; 2]);
    assert_eq!(grades(&[first.clone(), said("b", Polarity::Denied, "police")]), [Grade::SingleOrigin; 2]);
    let on = |mut c: Claim, day: &str| {
        c.as_of = Some(day.into());
        c
    };
    let (denied, claimed) = (on(said("b", Polarity::Denied, "salt column"), "2031-05-01"), on(first, "2031-05-04"));
    assert_eq!(grades(&[claimed, denied]), [Grade::SingleOrigin; 2], "said after it was denied");
}

#[test]
fn a_claim_of_responsibility_that_is_withdrawn_names_nobody_firmly() {
    let by = || Value::Roles(firsthand_types::Roles { by: Some("the Salt Column".into()), ..Default::default() });
    let mut said = [claim("a", Slot::ClaimOfResponsibility, by(), None, "salt column")].to_vec();
    let mut back = claim("b", Slot::ClaimOfResponsibility, by(), None, "salt column");
    back.polarity = Polarity::Denied;
    let source = serde_json::json!({"name": "the Salt Column", "start": 0, "end": 1, "kind": "armed_group"});
    back.sources.push(serde_json::from_value(source).unwrap());
    said.push(back);
    let fact = |claims: &[Claim]| facts_of(claims, Rule::Default).into_iter().find(|f| f.slot == Slot::Perpetrator).unwrap();
    assert_eq!(fact(&said).grade, Grade::Withdrawn);
    let blamed = Value::Roles(firsthand_types::Roles { against: Some("the Salt Column".into()), ..Default::default() });
    let mut accused = claim("c", Slot::Accusation, blamed, None, "police");
    accused.quote = "Police blamed the attack on the Salt Column".into();
    said.push(accused);
    let f = fact(&said);
    let status = match &f.candidates[0].value {
        Value::Roles(r) => r.status.clone(),
        _ => None,
    };
    assert_eq!(
        (f.grade == Grade::Withdrawn, status.as_deref()),
        (false, Some("accused by authorities")),
        "others still say it"
    );
}

#[test]
fn vague_sources_are_not_told_apart() {
    let (day, said) = ("2031-05-01", [killed("a", 7, "2031-05-01", "officials"), killed("b", 7, "2031-05-01", "authorities")]);
    let origin = |name: &str, vague| Origin { id: name.into(), vague, ..Origin::default() };
    let all = [origin("officials", true), origin("authorities", true), origin("police", false)];
    let origins: BTreeMap<&OriginId, &Origin> = all.iter().map(|o| (&o.id, o)).collect();
    let of = |claims: &[&Claim]| {
        let incident = IncidentId::from("i-1");
        let (lineage, rule) = (BTreeMap::new(), Rule::Default);
        let scene = Scene {
            incident: &incident,
            claims,
            origins: &origins,
            lineage: &lineage,
            first_published: None,
            rule,
            kind: EventKind::Attack,
        };
        facts(&scene).into_iter().next().map(|f| f.candidates[0].origins.clone())
    };
    assert_eq!(of(&[&said[0], &said[1]]), Some(vec![OriginId::from("authorities")]));
    let police = killed("c", 7, day, "police");
    assert_eq!(of(&[&said[0], &said[1], &police]), Some(vec![OriginId::from("police")]));
}

#[test]
fn parts_do_not_rival_the_whole() {
    let mut part = killed("b", 3, "2031-05-03", "hospital");
    part.scope = Some(Scope::Subset("children".into()));
    let f = one(&[killed("a", 42, "2031-05-03", "police"), part]);
    assert_eq!((f.best, f.conflict), (Some(Value::Number(42)), Conflict::None));
    assert_eq!(f.candidates.len(), 2);
}

#[test]
fn the_rule_changes_the_row_and_not_the_evidence() {
    let claims = [
        killed("a", 12, "2031-05-02", "police"),
        killed("b", 15, "2031-05-02", "hospital"),
        killed("c", 15, "2031-05-02", "mayor"),
    ];
    let best = |rule| facts_of(&claims, rule).remove(0);
    assert_eq!(best(Rule::Acled).best, Some(Value::Number(12)));
    assert_eq!(best(Rule::Gtd).best, Some(Value::Number(15)));
    let evidence = |f: Fact| f.candidates.into_iter().flat_map(|c| c.claims).collect::<BTreeSet<_>>();
    assert_eq!(evidence(best(Rule::Acled)), evidence(best(Rule::Gtd)));
}

#[test]
fn one_clock_reading_under_two_zones_is_a_slip_and_no_second_start() {
    let at = |r: &str, t: &str, o: &str| claim(r, Slot::StartTime, Value::Text(t.into()), None, o);
    let f = start(&[
        at("a", "2031-05-01T18:42+03:00", "police"),
        Claim { quote: "at 18:42 GMT".into(), ..at("b", "2031-05-01T18:42Z", "a radio") },
        at("c", "T18:42", "police"),
    ]);
    assert_eq!(f.conflict, Conflict::Zone);
    assert_eq!(f.best, Some(Value::Text("2031-05-01T18:42+03:00".into())));
    assert_eq!(f.candidates.len(), 2);
}

#[test]
fn a_zone_that_one_gives_is_not_put_on_the_readings_of_many() {
    let at = |r: &str, t: &str, o: &str| claim(r, Slot::StartTime, Value::Text(t.into()), None, o);
    let f = start(&[
        at("a", "2031-05-01T18:42Z", "a radio"),
        at("b", "2031-05-01T18:42", "police"),
        at("c", "T18:42", "mayor"),
        at("d", "T18:42", "a driver"),
    ]);
    assert_eq!(f.best, Some(Value::Text("2031-05-01T18:42".into())));
    assert_eq!(f.conflict, Conflict::Zone);
}

#[test]
fn the_order_of_claims_is_of_no_account() {
    let mut claims = vec![
        killed("a", 12, "2031-05-02", "police"),
        killed("b", 15, "2031-05-02", "hospital"),
        killed("c", 15, "2031-05-03", UNATTRIBUTED),
        claim("d", Slot::Weapon, Value::Text("automatic rifles".into()), None, "police"),
        claim("e", Slot::Weapon, Value::Text("rifles".into()), None, "a witness"),
    ];
    let forward = facts_of(&claims, Rule::Default);
    claims.reverse();
    assert_eq!(forward, facts_of(&claims, Rule::Default));
    assert_eq!(forward.iter().find(|f| f.slot == Slot::Weapon).unwrap().candidates.len(), 1);
}

fn told(report: &str, words: &str, n: i64) -> Claim {
    let mut c = claim(report, Slot::Killed, Value::Number(n), Some("2031-05-02"), UNATTRIBUTED);
    c.scope = Some(Scope::Subset(words.to_owned()));
    c.rule = "killed/passive".to_owned();
    c
}

fn named_victim(report: &str, name: &str, age: Option<u32>) -> Claim {
    let value = PersonValue { name: name.to_owned(), role: "victim".to_owned(), age, fate: Some("killed".to_owned()) };
    claim(report, Slot::Person, Value::Person(value), Some("2031-05-02"), UNATTRIBUTED)
}

#[test]
fn people_told_of_one_by_one_add_up_where_nobody_gives_a_total() {
    let best = |claims: &[Claim]| facts_of(claims, Rule::Default).into_iter().find(|f| f.slot == Slot::Killed).unwrap().best;
    // One man, described, spoken of again, and named.
    let man = [told("a", "A 23-year-old man", 1), told("a", "The man", 1), named_victim("a", "Ivo Brandt", Some(23))];
    assert_eq!(best(&man), Some(Value::Number(1)));
    // A man and a woman; two children and a man of whom one child is named.
    assert_eq!(best(&[told("a", "a man", 1), told("a", "a woman", 1)]), Some(Value::Number(2)));
    let family = [told("a", "two small children", 2), told("a", "a man", 1), named_victim("a", "Ada Venn", Some(7))];
    assert_eq!(best(&family), Some(Value::Number(3)));
    // A stated total stands, and what is told of beside it is a part.
    let stated = [told("a", "a man", 1), told("a", "a woman", 1), killed("b", 5, "2031-05-02", "police")];
    assert_eq!(best(&stated), Some(Value::Number(5)));
}

#[test]
fn who_was_shot_and_died_is_not_among_the_injured() {
    let mut shot = claim("a", Slot::Injured, Value::Number(4), Some("2031-05-02"), "police");
    shot.scope = Some(Scope::Subset("shot".to_owned()));
    shot.rule = "injured/shot".to_owned();
    let all = facts_of(&[shot, killed("a", 1, "2031-05-02", "police")], Rule::Default);
    let injured = all.iter().find(|f| f.slot == Slot::Injured).unwrap();
    assert_eq!(injured.best, Some(Value::Number(3)));
}

#[test]
fn a_lower_figure_that_no_report_leads_with_is_no_later_word() {
    let lead = killed("a", 26, "2031-05-02", "police");
    let text = format!("{}. A week ago a raid killed 14.", lead.quote);
    let r = Report { id: "a".into(), capture: CaptureId::of(text.as_bytes()), text, ..Report::default() };
    let from = r.text.find("killed 14").unwrap();
    let mut aside = Claim::new(&r, Part::Text, Span::new(from, from + 9), Slot::Killed, Value::Number(14), "test").unwrap();
    aside.as_of = Some("2031-05-04".to_owned());
    assert_eq!(one(&[lead, aside]).best, Some(Value::Number(26)));
}

#[test]
fn what_would_change_a_figure_is_found_by_taking_an_origin_away() {
    let f = one(&[
        killed("a", 12, "2031-05-02", "police"),
        killed("b", 12, "2031-05-02", "hospital"),
        killed("c", 15, "2031-05-02", "ministry"),
    ]);
    assert_eq!((f.best.clone(), f.conflict), (Some(Value::Number(12)), Conflict::Disagreement));
    let without = |o: &str| f.would_change.iter().find(|c| c.origin.as_str() == o);
    let quiet = without("ministry").expect("the dispute ends");
    assert_eq!((quiet.grade, quiet.conflict, &quiet.best), (Some(Grade::Confirmed), Conflict::None, &Some(Value::Number(12))));
    // Three agree: nobody alone carries it.
    let same = one(&["police", "hospital", "court"].map(|o| killed(o, 4, "2031-05-02", o)));
    assert_eq!(same.would_change, []);
    // One alone: without it nothing is known.
    let alone = one(&[killed("a", 4, "2031-05-02", "police")]);
    assert_eq!(alone.would_change.iter().map(|c| c.grade).collect::<Vec<_>>(), [None]);
}

fn lead(report: &str, n: i64, as_of: &str, origin: &str, rule: &'static str, start: usize) -> Claim {
    let mut c = killed(report, n, as_of, origin);
    c.rule = rule.into();
    c.start = start;
    c
}

#[test]
fn a_part_is_neither_the_toll_nor_its_lowest() {
    let f = one(&[
        lead("a", 41, "2031-05-02", "ministry", "tally/after", 0),
        lead("a", 3, "2031-05-02", "consulate", "killed/passive", 90),
        lead("b", 44, "2031-05-03", "ministry", "tally/after", 50),
        lead("b", 2, "2031-05-03", "consulate", "killed/passive", 0),
    ]);
    assert_eq!((f.best, f.low), (Some(Value::Number(44)), Some(Value::Number(44))));
    assert!(f.ledger.iter().all(|e| e.low.as_ref().unwrap().numbers().unwrap().0 > 40));
}

#[test]
fn a_figure_far_above_what_its_report_leads_with_moves_no_toll() {
    let f = one(&[
        lead("a", 12, "2031-05-02", "ministry", "tally/after", 0),
        lead("b", 14, "2031-05-03", "ministry", "tally/after", 0),
        lead("b", 900, "2031-05-03", "union", "killed/life", 300),
    ]);
    assert_eq!(f.best, Some(Value::Number(14)));
}

#[test]
fn a_toll_does_not_fall_on_nobodys_word_unless_it_is_said_to() {
    let told = |rule| {
        one(&[
            lead("a", 21, "2031-05-02", "ministry", "tally/after", 0),
            lead("b", 21, "2031-05-03", UNATTRIBUTED, "killed/object", 0),
            lead("c", 13, "2031-06-03", UNATTRIBUTED, rule, 0),
        ])
    };
    assert_eq!(told("killed/passive").best, Some(Value::Number(21)));
    let mut lowered = lead("c", 13, "2031-06-03", "ministry", "tally/after", 0);
    lowered.quote = "lowered the toll to 13".into();
    let f = one(&[lead("a", 21, "2031-05-02", "ministry", "tally/after", 0), lowered]);
    assert_eq!(f.best, Some(Value::Number(13)));
}

#[test]
fn the_potentially_missing_are_the_missing() {
    let missing = |report: &str, n, day: &str, modality| {
        let mut c = claim(report, Slot::Missing, Value::Number(n), Some(day), "mayor");
        c.modality = modality;
        c
    };
    use firsthand_types::Modality;
    let f = one(&[missing("a", 90, "2031-05-02", Modality::Asserted), missing("b", 70, "2031-05-04", Modality::Possible)]);
    assert_eq!(f.best, Some(Value::Number(70)));
}

fn roles(report: &str, slot: Slot, roles: Roles, origin: &str) -> Claim {
    claim(report, slot, Value::Roles(roles), None, origin)
}

#[test]
fn who_came_for_the_attackers_and_who_is_only_censured_did_not_do_it() {
    let by = |n: &str| Roles { name: Some(n.into()), ..Roles::default() };
    let against = |n: &str, of: Option<&str>| Roles { against: Some(n.into()), of: of.map(str::to_owned), ..Roles::default() };
    let found = facts_of(
        &[
            roles(
                "a",
                Slot::ClaimOfResponsibility,
                Roles { by: Some("the Grey Path group".into()), ..Roles::default() },
                "grey",
            ),
            roles("b", Slot::ClaimOfResponsibility, Roles { by: Some("the Grey Path".into()), ..Roles::default() }, "grey"),
            roles("c", Slot::Perpetrator, by("Orvel Police Commandos"), UNATTRIBUTED),
            roles("d", Slot::Accusation, against("Ada Venn", Some("protecting those behind the attack")), "party"),
        ],
        Rule::Default,
    );
    let f = found.into_iter().find(|f| f.slot == Slot::Perpetrator).unwrap();
    assert_eq!(f.candidates.len(), 1, "{:?}", f.candidates);
    assert_eq!(f.candidates[0].reports.len(), 2);
}

fn began(report: &str, at: &str, quote: &str) -> Claim {
    let mut c = claim(report, Slot::StartTime, Value::Text(at.into()), None, "police");
    c.quote = quote.into();
    c
}

#[test]
fn the_clocks_of_another_place_are_no_second_start() {
    let f = start(&[
        began("a", "2031-05-03T18:42", "began at 6:42 p.m. on Saturday"),
        began("b", "2031-05-03T18:42", "at 6:42 p.m. on Saturday"),
        began("c", "T16:42", "fired at 4:42 p.m. Corvane time"),
    ]);
    assert_eq!((f.best, f.conflict), (Some(Value::Text("2031-05-03T18:42".into())), Conflict::Zone));
    // One instant in two zones that the words name is one time.
    let f = start(&[
        began("a", "2031-05-03T18:42+03:00", "began at 6:42 p.m. on Saturday"),
        began("b", "2031-05-03T15:42+00:00", "at 15:42 GMT on Saturday"),
    ]);
    assert_eq!((f.candidates.len(), f.conflict), (1, Conflict::None));
}

#[test]
fn a_zone_or_a_day_that_no_words_name_parts_nothing() {
    // A namesake's zone, and the day of the telling, were filled in.
    let f = start(&[
        began("a", "2031-05-03T08:45+05:30", "struck at 8:45 a.m. on Saturday"),
        began("b", "2031-05-03T08:45+05:30", "at 8:45 a.m. on Saturday"),
        began("c", "2031-05-03T08:45-06:00", "went off at 8:45 a.m."),
        began("d", "2031-05-04T08:45", "at around 8.45am"),
    ]);
    assert_eq!((f.best, f.candidates.len()), (Some(Value::Text("2031-05-03T08:45+05:30".into())), 1));
}

#[test]
fn accounts_part_on_the_place_only_where_their_words_name_another() {
    let place = |report: &str, name: &str, chain: &[&str], lat: f64, precision: &str, rule: &'static str| {
        let value = PlaceValue {
            name: name.into(),
            chain: chain.iter().map(|c| (*c).to_owned()).collect(),
            lat: Some(lat),
            lon: Some(10.0),
            precision: precision.into(),
            ..PlaceValue::default()
        };
        let mut c = claim(report, Slot::Place, Value::Place(value), None, "ministry");
        c.rule = rule.into();
        c
    };
    let dorr = |report: &str| place(report, "Dorr", &["Tammshire", "Orvel"], 50.0, "town", "place/preposition");
    let told = vec![
        dorr("a"),
        dorr("b"),
        // What contains it, the home of a report, and a second place of a report that names the first.
        place("c", "Tammshire", &["Orvel"], 50.1, "admin", "place/preposition"),
        place("d", "Kell", &["Farshire", "Orvel"], 20.0, "town", "place/home"),
        place("a", "Brakk", &["Farshire", "Orvel"], 21.0, "town", "place/preposition"),
    ];
    let of = |claims: &[Claim]| facts_of(claims, Rule::Default).into_iter().find(|f| f.slot == Slot::Place).unwrap();
    assert_eq!(of(&told).conflict, Conflict::None);
    let mut other = told;
    other.push(place("e", "Brakk", &["Farshire", "Orvel"], 21.0, "town", "place/preposition"));
    assert_eq!(of(&other).conflict, Conflict::Disagreement);
}

#[test]
fn people_that_nothing_tells_apart_are_no_rival_counts() {
    let people = |report: &str, n: i64, what: &str| {
        let mut c = claim(report, Slot::Counted, Value::Number(n), Some("2031-05-02"), "ministry");
        c.what = Some(what.into());
        c
    };
    let facts = facts_of(&[people("a", 1418, "people"), people("b", 122, "people"), people("c", 122, "people")], Rule::Default);
    assert_eq!(facts.iter().filter(|f| f.slot == Slot::Counted).count(), 2);
    let cartridges = facts_of(&[people("a", 600, "cartridge cases"), people("b", 642, "cartridge cases")], Rule::Default);
    assert_eq!(cartridges.iter().filter(|f| f.slot == Slot::Counted).count(), 1);
}
