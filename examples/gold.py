#!/usr/bin/env python3
"""Build the gold.json of labelled cases from their annotations.txt and settled.json.

    python3 gold.py CASE [CASE ...]            write CASE/gold.json (and CASE/reports/inbox.zip from CASE/inbox/, where there is one)
    python3 gold.py CASE [CASE ...] --check    write nothing; fail where either differs from what is there

annotations.txt is the source: what people labelled by hand. Offsets are computed from the quotes and never typed. A quote that is
not an exact slice of its report's text stops the script, and so does one that stands more than once without a label that says which.
"""
import io, json, pathlib, re, sys, zipfile
import xml.etree.ElementTree as ET

ATOM = '{http://www.w3.org/2005/Atom}'


def files(folder):
    return sorted(folder.iterdir()) if folder.is_dir() else []


def texts(case):
    """The text of each report whose text does not depend on how a reader strips a page: {id: text}, None for web pages."""
    out = {}
    for f in files(case / 'reports') + files(case / 'inbox'):
        raw = f.read_bytes()
        if f.suffix == '.json':
            d = json.loads(raw)
            out[d['id']] = d['text']
        elif f.suffix == '.jsonl':
            for n, line in enumerate(raw.decode().splitlines(), 1):
                d = json.loads(line)
                out[d.get('id', f'{f.stem}#{n}')] = d['text']
        elif f.suffix == '.txt':
            out[f.stem] = raw.decode()
        elif f.suffix == '.html':
            out[f.stem] = None
        elif f.suffix == '.xml':
            root = ET.fromstring(raw)
            for n, item in enumerate(root.iter('item'), 1):
                out[f'{f.stem}#{n}'] = item.findtext('description').strip()
            for entry in root.iter(ATOM + 'entry'):
                content = entry.find(ATOM + 'content').text
                out[entry.findtext(ATOM + 'id')] = re.sub(r'</?p>', '', content).strip()
    return out


def value(s):
    if re.fullmatch(r'\d+', s):
        return int(s)
    if re.match(r'(by|to|of): ', s):
        return dict(p.split(': ', 1) for p in s.split('; '))
    return s


def label(line, report, text, date):
    """One line of annotations.txt as a claim."""
    f = [p.strip() for p in line.split(' | ')]
    if len(f) not in (7, 8):
        sys.exit(f'{report}: {len(f)} fields in: {line}')
    slot, val, bound, scope, sources, about, quote = f[:7]
    extra = dict(p.split('=', 1) for p in f[7].split('; ')) if len(f) == 8 else {}
    if text is not None and text.count(quote) > 1 and 'occurrence' not in extra:
        sys.exit(f'{report}: stands {text.count(quote)} times, say which with occurrence=N: {quote}')
    nth = int(extra.pop('occurrence', 1))
    claim = {'report': report, 'slot': slot, 'quote': quote}
    if text is not None:
        at = -1
        for _ in range(nth):
            at = text.find(quote, at + 1)
            if at < 0:
                sys.exit(f'{report}: not an exact slice (occurrence {nth}): {quote}')
        start = len(text[:at].encode())
        claim.update(start=start, end=start + len(quote.encode()))
        assert text.encode()[claim['start']:claim['end']].decode() == quote
    claim['value'] = value(val)
    if bound != '-':
        claim['bound'] = bound
    claim['sources'] = [] if sources == '-' else sources.split(' < ')
    claim['about'] = about
    if scope != '-':
        claim['scope'] = scope
    if slot == 'start_time':
        claim['date'] = date
    claim.update(extra)
    return claim


def labels(case, text, date):
    claims, unplaced, distractors, annotated, report = [], [], [], [], None
    for line in (case / 'annotations.txt').read_text(encoding='utf-8').splitlines():
        if not line.strip() or line.startswith('#'):
            continue
        if line.startswith('== '):
            report, *flag = line[3:].split()
            if report not in text or (text[report] is None) != (flag == ['unplaced']):
                sys.exit(f'no such report, or "unplaced" is wrong: {report}')
            if text[report] is not None:
                annotated.append(report)
            continue
        c = label(line.lstrip('!'), report, text[report], date)
        (distractors if line[0] == '!' else claims if text[report] is not None else unplaced).append(c)
    return claims, unplaced, distractors, sorted(annotated)


def gold(case):
    text = texts(case)
    settled = json.loads((case / 'settled.json').read_text(encoding='utf-8'))
    claims, unplaced, distractors, annotated = labels(case, text, settled['incident']['date'])
    seen = set()
    for c in claims:
        key = (c['report'], c['slot'], c['start'], c['end'], json.dumps(c['value']))
        if key in seen:
            sys.exit(f'labelled twice: {key}')
        seen.add(key)
    known = set(text)
    for group in settled['copies'] + [{'reports': g['ids']} for g in settled['same_origin'] + settled['traps']]:
        if set(group['reports']) - known:
            sys.exit(f'unknown report: {sorted(set(group["reports"]) - known)}')
    for g in settled['copies']:
        for r in g['reports']:
            if text[r] is not None and g['shared'] not in text[r] and g['note'] != 'reworded':
                sys.exit(f'{r} does not hold: {g["shared"]}')
    order = sorted(text)
    key = lambda c: (order.index(c['report']), c.get('start', 0), c.get('end', 0), c['slot'])
    return {'case': settled['case'], 'notice': settled['notice'],
            'offsets': 'start and end are byte offsets into the UTF-8 text of the report',
            'annotated': annotated, 'incident': settled['incident'],
            'claims': sorted(claims, key=key), 'unplaced': unplaced, 'distractors': sorted(distractors, key=key),
            'copies': settled['copies'], 'same_origin': settled['same_origin'], 'traps': settled['traps']}


def archive(folder):
    """inbox/ as a zip whose bytes are always the same: stored, sorted, one fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_STORED) as z:
        for f in files(folder):
            info = zipfile.ZipInfo(f'inbox/{f.name}', (2023, 11, 25, 12, 0, 0))
            info.create_system, info.external_attr = 3, 0o644 << 16
            z.writestr(info, f.read_bytes())
    return out.getvalue()


def build(case, check):
    """Write what is made of one case, or name what is stale in it."""
    g = gold(case)
    made = {case / 'gold.json': (json.dumps(g, ensure_ascii=False, indent=1) + '\n').encode()}
    if (case / 'inbox').is_dir():
        made[case / 'reports' / 'inbox.zip'] = archive(case / 'inbox')
    stale = [f'{case.name}/{p.name}' for p, b in made.items() if not p.exists() or p.read_bytes() != b]
    if check:
        return stale
    for p, b in made.items():
        p.write_bytes(b)
    print(f'{case.name}: {len(g["claims"])} claims in {len(g["annotated"])} reports, {len(g["unplaced"])} on web pages, {len(g["distractors"])} distractors')
    return []


def main():
    cases = [pathlib.Path(a) for a in sys.argv[1:] if a != '--check']
    if not cases or not all((c / 'annotations.txt').is_file() for c in cases):
        sys.exit(__doc__)
    stale = [s for c in cases for s in build(c, '--check' in sys.argv[1:])]
    sys.exit(f'stale: {", ".join(stale)}; run gold.py' if stale else 0)


main()
