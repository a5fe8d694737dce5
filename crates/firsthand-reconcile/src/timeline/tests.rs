use super::*;
use firsthand_types::{Bound, Order, Part, Placed, Polarity, Roles, Span, Timed, TimelineLane, Value};

/// Claims about an invented incident: each quote is a line of one report.
struct Case {
    reports: Vec<Report>,
    claims: Vec<Claim>,
}

impl Case {
    fn new() -> Self {
        Case { reports: vec![report("one", None)], claims: Vec::new() }
    }

    fn say(&mut self, quote: &str, slot: Slot, value: Value) -> &mut Claim {
        let last = self.reports.last_mut().unwrap();
        let start = last.text.len();
        last.text.push_str(quote);
        last.text.push('\n');
        let mut claim = Claim::new(last, Part::Text, Span::new(start, start + quote.len()), slot, value, "test").unwrap();
        claim.origin = Some("unattributed".into());
        self.claims.push(claim);
        self.claims.last_mut().unwrap()
    }

    fn told(&self) -> Timeline {
        let claims: Vec<&Claim> = self.claims.iter().collect();
        let reports: Vec<&Report> = self.reports.iter().collect();
        timeline(&claims, &reports, &[]).value
    }
}

fn report(id: &str, published: Option<&str>) -> Report {
    Report { id: id.into(), capture: id.into(), published: published.map(str::to_owned), ..Report::default() }
}

fn text(t: &str) -> Value {
    Value::Text(t.into())
}

fn by(name: &str) -> Value {
    Value::Roles(Roles { by: Some(name.into()), ..Roles::default() })
}

fn at(at: &str, what: &str) -> Value {
    Value::Timed(Timed { at: at.into(), what: what.into() })
}

fn show(t: &Timeline) -> Vec<String> {
    t.entries
        .iter()
        .map(|e| {
            let times: Vec<&str> = [&e.start, &e.end].into_iter().flatten().map(String::as_str).collect();
            format!("{} {}", times.join("/"), e.what)
        })
        .collect()
}

fn market() -> Case {
    let mut c = Case::new();
    c.say("Men entered the market at about 18:50", Slot::Time, at("T18:50", "entry")).bound = Some(Bound::About);
    c.say("The shooting commenced at 19:58", Slot::StartTime, text("T19:58"));
    c.say("They left at 20:11", Slot::Time, at("T20:11", "exit"));
    c.say("The Grey Hand claimed it", Slot::ClaimOfResponsibility, by("the Grey Hand")).placed = Some(Placed {
        words: "about four hours after the shooting commenced".into(),
        anchor: Some("the shooting commenced".into()),
        minutes: Some(240),
        bound: Some(Bound::About),
        ..Placed::default()
    });
    c
}

#[test]
fn offsets_are_placed_beside_the_start_with_the_day_open() {
    let told = market().told();
    assert_eq!(show(&told), ["T18:50 entry", "T19:58 start", "T20:11 exit", "T23:58 The Grey Hand claimed it"]);
    let claim = &told.entries[3];
    assert_eq!(claim.bound, Some(Bound::About));
    assert_eq!((claim.earliest.as_deref(), claim.latest.as_deref()), (Some("T22:58"), Some("T00:58")));
    assert_eq!(claim.after, ["start"]);
    assert!(told.clashes.is_empty());
}

#[test]
fn a_date_gives_clock_times_their_day() {
    let mut c = market();
    c.say("It happened on 22 March 2031", Slot::Date, text("2031-03-22"));
    let told = c.told();
    let starts: Vec<&str> = told.entries.iter().filter_map(|e| e.start.as_deref()).collect();
    assert_eq!(starts, ["2031-03-22T18:50", "2031-03-22T19:58", "2031-03-22T20:11", "2031-03-22T23:58"]);
}

#[test]
fn what_ends_after_midnight_falls_on_the_next_day() {
    let mut c = Case::new();
    c.say("It began at 23:10 on 3 May", Slot::StartTime, text("2031-05-03T23:10"));
    c.say("It ended at 00:40", Slot::EndTime, text("T00:40"));
    assert_eq!(show(&c.told()), ["2031-05-03T23:10 start", "2031-05-04T00:40 end"]);
}

#[test]
fn rival_beginnings_clash_and_both_are_shown() {
    let mut c = Case::new();
    c.say("It began at 19:58", Slot::StartTime, text("2031-03-22T19:58"));
    c.say("It began at 21:17", Slot::StartTime, text("2031-03-22T21:17"));
    let told = c.told();
    assert_eq!(told.entries.len(), 2);
    let [clash] = told.clashes.as_slice() else { panic!("{:?}", told.clashes) };
    assert_eq!(clash.claims.len(), 2);
    assert!(clash.why.contains("21:17"), "{}", clash.why);
}

#[test]
fn an_end_before_the_beginning_is_a_clash_of_the_two() {
    let mut c = Case::new();
    c.say("It began at 19:58", Slot::StartTime, text("2031-03-22T19:58"));
    c.say("It ended at 17:30", Slot::EndTime, text("2031-03-22T17:30"));
    c.say("The siege was claimed", Slot::ClaimOfResponsibility, by("x")).placed =
        Some(Placed { words: "after it ended".into(), anchor: Some("the siege ended".into()), ..Placed::default() });
    let told = c.told();
    assert_eq!(told.clashes.len(), 1);
    assert_eq!(show(&told)[..2], ["2031-03-22T17:30 end", "2031-03-22T19:58 start"]);
}

#[test]
fn a_claim_before_the_beginning_is_a_clash_of_the_two() {
    let mut c = Case::new();
    c.say("It began at 21:00", Slot::StartTime, text("2031-03-22T21:00"));
    c.say("The siege was claimed", Slot::ClaimOfResponsibility, by("x")).placed =
        Some(Placed { words: "at 19:30".into(), at: Some("2031-03-22T19:30".into()), ..Placed::default() });
    let told = c.told();
    let [clash] = told.clashes.as_slice() else { panic!("{:?}", told.clashes) };
    assert_eq!(clash.claims.len(), 2);
}

#[test]
fn one_instant_in_two_zones_is_no_clash() {
    let mut c = Case::new();
    c.say("It began at 19:58", Slot::StartTime, text("2031-03-22T19:58+03:00"));
    c.say("It began at 16:58 GMT", Slot::StartTime, text("2031-03-22T16:58Z"));
    let told = c.told();
    assert_eq!(show(&told), ["2031-03-22T19:58+03:00 start"]);
    assert!(told.clashes.is_empty());
    assert!(same_instant("2031-03-22T19:58+03:00", "2031-03-22T16:58Z"));
    assert!(!same_instant("2031-03-22T19:58+03:00", "2031-03-22T19:58Z"));
    assert!(!same_instant("2031-03-22T19:58", "2031-03-22T16:58Z"));
}

#[test]
fn a_rounded_time_is_no_clash() {
    let mut c = Case::new();
    c.say("It began at 19:58", Slot::StartTime, text("2031-03-22T19:58"));
    c.say("It began at 8 p.m.", Slot::StartTime, text("2031-03-22T20:00"));
    assert!(c.told().clashes.is_empty());
    assert_eq!(c.told().entries.len(), 1);
}

#[test]
fn order_without_numbers_is_kept_as_order() {
    let mut c = market();
    c.say("The embassy had warned them", Slot::PriorWarning, by("the embassy"));
    c.say("The service had foiled a plot", Slot::FoiledPlot, by("the service")).placed = Some(Placed {
        words: "Before this alert".into(),
        anchor: Some("this alert".into()),
        order: Order::Before,
        ..Placed::default()
    });
    c.say("The mayor doubted it", Slot::Doubt, by("the mayor")).placed =
        Some(Placed { words: "Subsequently".into(), ..Placed::default() });
    let told = c.told();
    let find = |what: &str| told.entries.iter().find(|e| e.what.contains(what)).unwrap();
    assert_eq!(find("embassy").after, ["The service had foiled a plot"]);
    assert_eq!(find("mayor").after, ["The service had foiled a plot"]);
    assert_eq!(find("foiled").placed_by.as_deref(), Some("Before this alert"));
    let order: Vec<usize> =
        ["foiled", "warned", "start"].iter().map(|w| told.entries.iter().position(|e| e.what.contains(w)).unwrap()).collect();
    assert!(order.is_sorted(), "{:?}", show(&told));
}

#[test]
fn copies_and_order_of_input_change_nothing() {
    let mut c = market();
    let alone = show(&c.told());
    let originals = c.claims.clone();
    c.reports.push(report("two", None));
    for o in &originals {
        let mut copied = c.say(&o.quote.clone(), o.slot, o.value.clone()).clone();
        (copied.placed, copied.bound) = (o.placed.clone(), o.bound);
        *c.claims.last_mut().unwrap() = copied;
    }
    // One copy lost the words that place it.
    c.claims.last_mut().unwrap().placed = None;
    assert_eq!(show(&c.told()), alone);
    let forth = c.told();
    c.claims.reverse();
    c.reports.reverse();
    assert_eq!(c.told(), forth);
}

#[test]
fn reports_stand_in_their_own_lane_and_what_is_denied_nowhere() {
    let mut c = Case::new();
    c.reports = vec![Report {
        outlet: Some("The Courier".into()),
        title: Some("Market struck".into()),
        ..report("r", Some("2031-03-23"))
    }];
    c.say("No group claimed it", Slot::ClaimOfResponsibility, by("no group")).polarity = Polarity::Absent;
    let told = c.told();
    assert_eq!(show(&told), ["2031-03-23 The Courier: Market struck"]);
    assert_eq!(told.entries[0].lane, TimelineLane::Report);
}

#[test]
fn an_offset_of_days_from_a_day_is_a_day() {
    let mut c = Case::new();
    c.say("The attack happened on 22 March", Slot::Date, text("2031-03-22"));
    c.say("The Grey Hand claimed it", Slot::ClaimOfResponsibility, by("the Grey Hand")).placed = Some(Placed {
        words: "two days after the attack".into(),
        anchor: Some("the attack".into()),
        minutes: Some(2880),
        ..Placed::default()
    });
    assert_eq!(show(&c.told()), ["2031-03-22 start", "2031-03-24 The Grey Hand claimed it"]);
}

#[test]
fn years_before_a_minute_are_no_minute() {
    let mut c = Case::new();
    c.say("It fell at 1:15 a.m.", Slot::StartTime, text("2031-06-24T01:15-04:00"));
    c.say("A report had warned of cracks", Slot::PriorWarning, by("a report")).placed = Some(Placed {
        words: "three years before the collapse".into(),
        anchor: Some("the collapse".into()),
        minutes: Some(3 * 365 * 1440),
        order: Order::Before,
        ..Placed::default()
    });
    let told = c.told();
    assert_eq!(told.entries[0].start.as_deref(), Some("2027-12-24"));
    assert_eq!(told.entries[0].end.as_deref(), Some("2028-12-24"));
}

#[test]
fn hostile_times_and_very_many_claims_are_survived() {
    let mut c = Case::new();
    for i in 0..1200 {
        c.say(
            &format!("line {i}"),
            Slot::Time,
            at(&format!("2031-03-22T{:02}:{:02}", i / 60 % 24, i % 60), &format!("part {i}")),
        );
    }
    c.say("bad", Slot::StartTime, text("T99:99"));
    c.say("worse", Slot::ClaimOfResponsibility, by("")).placed = Some(Placed { minutes: Some(i64::MAX), ..Placed::default() });
    c.say("same", Slot::ClaimOfResponsibility, by("x")).placed = Some(Placed { minutes: Some(i64::MIN), ..Placed::default() });
    assert!(c.told().entries.len() > 1200);
}
