//! Reviewed values as ClaimReview (schema.org, JSON-LD), for fact checkers to finish and publish.
//!
//! No rating is invented. The rating is the candidate's published grade in words, without a number on somebody's scale of truth; a
//! value on which a single origin or nobody speaks is not rated, and left out. So are author, date and address of the review: they
//! belong to the desk that publishes it.

use super::named::Names;
use firsthand_types::{Candidate, Claim, Conflict, Dossier, Fact, Grade, Incident, Origin, Part, Scope, Slot};
use serde_json::{Value as Json, json};

/// Slots whose values can be right or wrong. That somebody accuses or denies is well attested where many heard it, and no more.
fn rateable(slot: Slot) -> bool {
    slot.is_count() || matches!(slot, Slot::Date | Slot::StartTime | Slot::EndTime | Slot::Place | Slot::Target | Slot::Weapon)
}

/// The grade in words, where it rates the value.
fn rating(candidate: &Candidate, fact: &Fact) -> Option<(&'static str, &'static str)> {
    match candidate.grade {
        Grade::Confirmed => Some(("Confirmed by independent origins", "Two or more independent origins give this value.")),
        Grade::Contested if fact.conflict == Conflict::Disagreement => {
            Some(("Contested", "Independent origins give values that cannot all be true."))
        }
        Grade::Superseded => Some(("Superseded", "A later word of its own origin replaced it.")),
        Grade::Withdrawn => Some(("Withdrawn", "Its origin took it back.")),
        Grade::Contested | Grade::SingleOrigin | Grade::Unattributed => None,
    }
}

/// The reviews as one JSON-LD graph.
pub fn claimreview(dossier: &Dossier) -> String {
    let names = Names::of(dossier);
    let mut graph = Vec::new();
    for incident in &dossier.incidents {
        for fact in incident.facts.iter().filter(|f| rateable(f.slot)) {
            for candidate in &fact.candidates {
                graph.extend(review(incident, fact, candidate, &names));
            }
        }
    }
    let page = json!({"@context": "https://schema.org", "@graph": graph});
    format!("{}\n", serde_json::to_string_pretty(&page).unwrap_or_default())
}

fn review(incident: &Incident, fact: &Fact, candidate: &Candidate, names: &Names<'_>) -> Option<Json> {
    let (rated, means) = rating(candidate, fact)?;
    let mut claims: Vec<&Claim> =
        candidate.claims.iter().filter_map(|id| names.claim(id)).filter(|c| c.part != Part::Pixels).collect();
    // Who published first is first; of those not dated the order of ids.
    let published = |c: &Claim| names.report(&c.report).and_then(|r| r.published.as_deref()).unwrap_or("9999");
    claims.sort_by_key(|c| (published(c), &c.report, c.part, c.start, &c.id));
    let first = *claims.first()?;
    let said = statement(fact, candidate);
    let explained = if fact.why.is_empty() { means.to_owned() } else { format!("{means} {}", fact.why) };
    let mut item = json!({
        "@type": "Claim",
        "identifier": candidate.claims,
        "text": said,
        "about": {"@type": "Event", "identifier": incident.id, "name": incident.title},
        "author": candidate.origins.iter().filter_map(|id| names.origin(id)).map(author).collect::<Vec<_>>(),
        "firstAppearance": appearance(first, names),
        "appearance": claims.iter().map(|c| appearance(c, names)).collect::<Vec<_>>(),
    });
    if let (Some(day), Some(item)) = (names.report(&first.report).and_then(|r| r.published.as_deref()), item.as_object_mut()) {
        item.insert("datePublished".to_owned(), day.into());
    }
    Some(json!({
        "@type": "ClaimReview",
        "identifier": [fact.id.as_str()],
        "claimReviewed": said,
        "reviewAspect": "how well independent origins support it",
        "reviewRating": {"@type": "Rating", "alternateName": rated, "ratingExplanation": explained},
        "itemReviewed": item,
    }))
}

/// "killed: at least 17 (as of 2031-05-02)".
fn statement(fact: &Fact, candidate: &Candidate) -> String {
    let bound = crate::view::bound(candidate.bound);
    let scope = match &candidate.scope {
        Some(Scope::Subset(of)) => format!(", of these: {of}"),
        Some(Scope::Increment) => ", added to an earlier figure".to_owned(),
        Some(Scope::Superseded) => ", given as an earlier figure".to_owned(),
        Some(Scope::Total) | None => String::new(),
    };
    let what = fact.what.clone().unwrap_or_else(|| fact.slot.as_str().replace('_', " "));
    let as_of = candidate.as_of.as_ref().map(|t| format!(" (as of {t})")).unwrap_or_default();
    format!("{what}: {bound}{}{scope}{as_of}", candidate.value.display())
}

/// Whom the value goes back to. That a name is of a body is said only where its kind shows it.
fn author(origin: &Origin) -> Json {
    let kind = match origin.kind.as_str() {
        "agency" | "outlet" | "company" | "armed_group" => Some("Organization"),
        _ => None,
    };
    match kind {
        Some(kind) => json!({"@type": kind, "name": origin.name, "identifier": origin.id}),
        None => json!({"name": origin.name, "identifier": origin.id}),
    }
}

/// The report that says it, with its words.
fn appearance(claim: &Claim, names: &Names<'_>) -> Json {
    let mut work =
        json!({"@type": "NewsArticle", "identifier": [claim.report.as_str(), claim.id.as_str()], "text": claim.quote});
    if let (Some(report), Some(work)) = (names.report(&claim.report), work.as_object_mut()) {
        let given = [("url", &report.url), ("headline", &report.title), ("datePublished", &report.published)];
        work.extend(given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?.into()))));
        if let Some(outlet) = &report.outlet {
            work.insert("publisher".to_owned(), json!({"@type": "Organization", "name": outlet}));
        }
    }
    work
}
