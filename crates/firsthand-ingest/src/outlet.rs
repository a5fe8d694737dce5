//! Who published it, where only the address tells.

/// The host of a web address, in lower case, without `www.`, port and user; `None` where it is no web address.
///
/// ```
/// assert_eq!(firsthand_ingest::host("https://www.Orvel-Post.example:443/a?b").as_deref(), Some("orvel-post.example"));
/// assert_eq!(firsthand_ingest::host("urn:item:7"), None);
/// ```
pub fn host(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = url
        .get(..8)
        .filter(|s| s.eq_ignore_ascii_case("https://"))
        .map(|_| 8)
        .or_else(|| url.get(..7).filter(|s| s.eq_ignore_ascii_case("http://")).map(|_| 7))
        .or_else(|| url.starts_with("//").then_some(2))
        .and_then(|skip| url.get(skip..))?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.trim_end_matches('.').to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let good = !host.is_empty() && host.len() < 256 && host.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.');
    good.then(|| host.to_owned())
}

/// The host that published it: that of the address, or of the address that an archive's address holds.
///
/// ```
/// let kept = "https://web.archive.org/web/20310405060708/http://orvel-post.example/a";
/// assert_eq!(firsthand_ingest::publisher(kept).as_deref(), Some("orvel-post.example"));
/// ```
pub fn publisher(url: &str) -> Option<String> {
    let outer = host(url)?;
    if !["web.archive.org", "webcache.googleusercontent.com", "archive.ph", "archive.today", "archive.is"]
        .contains(&outer.as_str())
    {
        return Some(outer);
    }
    let inner = url.get(8..).and_then(|rest| rest.find("http").and_then(|at| rest.get(at..))).and_then(host);
    Some(inner.unwrap_or(outer))
}

/// A name or title as one line: white space collapsed, ends trimmed, at most 1,000 characters; `None` where nothing is left.
pub fn one_line(words: &str) -> Option<String> {
    let mut line = String::new();
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > 4000 {
            break;
        }
    }
    let line: String = line.chars().take(1000).collect();
    (!line.is_empty()).then_some(line)
}
