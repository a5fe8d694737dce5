#!/usr/bin/env python3
"""Clock times, zones, relative days and event-anchored expressions of eval/times/gold.jsonl: found, and rightly valued.

    score_times.py BIN [--misses]      BIN is run as `BIN layers FILE --as json [--published DAY] [--zone ZONE]`
    score_times.py --self-test         an oracle must score 1.0, a system that finds nothing 0.0

Different spellings of one value count as one (`199X` and `199`, `T24:00` and the next day's `T00:00`, `Z` and `+00:00`); a label with a zone's
offset is compared with `at`, others with `value` or with `at` without its offset.
found: share of gold expressions that a predicted one overlaps, one to one. value accuracy: share of gold expressions whose
predicted value equals the label extent: share with the exact
span. anchored: share of event-anchored offsets whose duration and direction are right. spurious: predictions that overlap no label.
"""
import datetime, json, re, subprocess, sys, tempfile
from pathlib import Path


def same(v):
    """One spelling for each value."""
    if not v:
        return v
    v = re.sub(r'^(\d{3})X$', r'\1', v)
    v = re.sub(r'^(\d\d)XX$', r'\1', v)
    v = re.sub(r'^P(\d+)0Y$', lambda m: f'P{m.group(1)}DE', v)
    v = re.sub(r'^P(\d+)D$', lambda m: f'P{m.group(1)}D', v)
    m = re.match(r'^(\d{4}-\d\d-\d\d)T24:00(.*)$', v)
    if m:
        v = f'{datetime.date.fromisoformat(m.group(1)) + datetime.timedelta(days=1)}T00:00{m.group(2)}'
    return v.replace('+00:00', 'Z').replace('XXXX-XX-XXT24:00', 'T00:00').replace('XXXX-XX-XXT', 'T')


def bare(at):
    return re.sub(r'(T\d\d:\d\d(:\d\d)?)([+-]\d\d:\d\d|Z)', r'\1', at) if at else at


def right_value(gold, t):
    want = same(gold['value'])
    zoned = bare(want) != want
    have = {same(t.get('at'))} if zoned else {same(t.get('value')), same(bare(t.get('at')))}
    return want in have


def offset(g, t, text):
    """Whether an event offset hangs on the labelled event, on the right side of it."""
    e = t.get('anchor')
    e = e.get('event') if isinstance(e, dict) else None
    if not e:
        return t.get('direction') == g['direction'] and t.get('anchor') == g.get('anchor')     # the oracle
    what, sign = text.encode()[e['what']['start']:e['what']['end']].decode(), e.get('minutes') or 0
    return (g['anchor'] in what or what in g['anchor']) and {'after': sign >= 0, 'before': sign <= 0}[g['direction']]


def score(rows, predict):
    n = found = right = exact = anchored = anchors = spurious = 0
    misses = []
    for row in rows:
        got = predict(row)
        used = set()
        for g in row['expressions']:
            n += 1
            best = max(((min(t['end'], g['end']) - max(t['start'], g['start']), k) for k, t in enumerate(got) if k not in used), default=(0, None))
            hit = got[best[1]] if best[0] > 0 else None
            ok = hit is not None and right_value(g, hit)
            if hit is not None:
                used.add(best[1]); found += 1; exact += (hit['start'], hit['end']) == (g['start'], g['end'])
            right += ok
            if 'direction' in g and g.get('anchor'):
                anchors += 1; anchored += ok and offset(g, hit, row['text'])
            if not ok:
                misses.append((row['text'], g['quote'], g['value'], hit and hit['value']))
        spurious += len(got) - len(used)
    r = lambda a, b: round(a / max(1, b), 4)
    return {'expressions': n, 'found': r(100 * found, n), 'value accuracy': r(100 * right, n), 'extent': r(100 * exact, n), 'anchored': r(100 * anchored, anchors), 'spurious': spurious}, misses


def program(binary):
    def predict(row):
        with tempfile.TemporaryDirectory() as t:
            f = Path(t) / 'x.txt'; f.write_text(row['text'])
            cmd = [binary, 'layers', str(f), '--as', 'json']
            cmd += ['--published', row['published']] if row.get('published') else []
            cmd += ['--zone', row['zone']] if row.get('zone') else []
            p = subprocess.run(cmd, capture_output=True, text=True)
        if p.returncode:
            raise SystemExit(p.stderr[-1500:])
        return json.loads(p.stdout)['timexes']
    return predict


def main():
    rows = [json.loads(l) for l in open(Path(__file__).parent / 'times/gold.jsonl')]
    if '--self-test' in sys.argv:
        assert all(r['text'].encode()[e['start']:e['end']].decode() == e['quote'] for r in rows for e in r['expressions'])
        oracle, _ = score(rows, lambda r: [{**e, 'at': e['value']} for e in r['expressions']])
        nothing, _ = score(rows, lambda r: [])
        assert oracle['value accuracy'] == oracle['found'] == oracle['extent'] == oracle['anchored'] == 100 and oracle['spurious'] == 0, oracle
        assert nothing['value accuracy'] == 0 and nothing['found'] == 0
        return print('ok')
    sheet, misses = score(rows, program(sys.argv[1]))
    print(json.dumps(sheet))
    if '--misses' in sys.argv:
        for m in misses:
            print(*m, sep=' | ', file=sys.stderr)


main()
