#!/usr/bin/env python3
"""Score place names found and resolved (`BIN layers FILE --as json`) on LGL and GeoVirus.

    score_geo.py BIN lgl.xml|GeoVirus.xml [--limit N] [--part even|odd] [--misses]
    score_geo.py --self-test lgl.xml|GeoVirus.xml

found: precision, recall and F1 of place names, spans compared exactly (and, as "overlap", one to one where they overlap). Named
mentions of type `place` that carry coordinates count: common nouns ("the area") and facilities are mentions too, but no
toponyms of these corpora. within 161 km: of the gold names that were found exactly and have coordinates, the
share whose mention lies no more than 161 km (100 miles) away; a mention without coordinates is wrong. Also the mean of the
distances on a log scale (AUC: 0 best, 1 worst), as is usual for these two corpora.

The self-test runs three made-up systems: the gold itself (all 100), nothing (all 0), and every gold name at 0 N 0 E (found 100).
"""
import json, math, re, subprocess, sys, tempfile
import xml.etree.ElementTree as ET
import zlib


def gold(path):
    """Articles as (id, text, [(start, end, (lat, lon) or None)]) in characters."""
    root = ET.parse(path).getroot()
    for n, a in enumerate(root.findall('article')):
        text = a.findtext('text') or ''
        names = []
        for t in a.iter('toponym'):
            g = t.find('gaztag')
            at = (float(g.findtext('lat')), float(g.findtext('lon'))) if g is not None else None
            names.append((int(t.findtext('start')), int(t.findtext('end')), at))
        for t in a.iter('location'):                     # GeoVirus counts from one
            name, s = t.findtext('name'), int(t.findtext('start')) - 1
            if text[s:s + len(name)] != name:
                near = [m.start() for m in re.finditer(re.escape(name), text)]
                if not near:
                    continue
                s = min(near, key=lambda p: abs(p - s))
            names.append((s, s + len(name), (float(t.findtext('lat')), float(t.findtext('lon')))))
        yield a.get('docid') or str(n), text, sorted(set(names), key=lambda x: (x[0], x[1]))


def run(binary, text):
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf8', newline='') as f:
        f.write(text); f.flush()
        p = subprocess.run([binary, 'layers', f.name, '--as', 'json'], capture_output=True, text=True)
    if p.returncode:
        raise SystemExit(f'{binary}: {p.stderr[-1500:]}')
    return [(m['start'], m['end'], (m['lat'], m['lon']) if m.get('lat') is not None else None)
            for m in json.loads(p.stdout)['mentions'] if m.get('type') == 'place' and m.get('lat') is not None and m.get('named', True)]


def km(a, b):
    la, lb = math.radians(a[0]), math.radians(b[0])
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(h)))


def score(path, system, limit=10 ** 9, part=None, misses=False):
    n = dict(gold=0, pred=0, exact=0, over=0, placed=0, near=0, auc=0.0)
    for i, (ident, text, names) in enumerate(gold(path)):
        if i >= limit or part and (zlib.crc32(ident.encode()) % 2 == 0) != (part == 'even'):
            continue
        at = [0]
        for c in text:
            at.append(at[-1] + len(c.encode()))
        want = {(at[s], at[e]): p for s, e, p in names if e < len(at)}
        got = {}
        for s, e, p in system(text, want):
            got.setdefault((s, e), p)
        n['gold'] += len(want); n['pred'] += len(got)
        raw = text.encode()
        shown = lambda s, e: f'{raw[max(0, s - 30):s].decode(errors="ignore")}[{raw[s:e].decode(errors="ignore")}]{raw[e:e + 25].decode(errors="ignore")}'.replace('\n', ' ')
        used = set()
        for s, e in sorted(got):
            best = max(((min(e, x[1]) - max(s, x[0]), x) for x in want if x not in used), default=(0, None))
            if best[0] > 0:
                used.add(best[1]); n['over'] += 1
        for k, p in want.items():
            if k not in got:
                if misses:
                    print('MISSED', ident, shown(*k))
                continue
            n['exact'] += 1
            if p:
                n['placed'] += 1
                d = km(p, got[k]) if got[k] else 20038
                n['near'] += d <= 161
                n['auc'] += math.log(1 + d) / math.log(1 + 20038)
                if misses and d > 161:
                    print('FAR', ident, shown(*k), 'gold', p, 'got', got[k], f'{d:.0f} km')
        if misses:
            for k in got:
                if k not in want:
                    print('EXTRA', ident, shown(*k))
    f = lambda tp: (tp / max(1, n['pred']), tp / max(1, n['gold']))
    out = {}
    for name, tp in (('found', n['exact']), ('overlap', n['over'])):
        p, r = f(tp)
        out[name] = 100 * 2 * p * r / max(1e-9, p + r)
        print(f'{name:8} P {100 * p:6.2f}  R {100 * r:6.2f}  F1 {out[name]:6.2f}   ({tp} of {n["gold"]} names, {n["pred"]} found)')
    out['within'] = 100 * n['near'] / max(1, n['placed'])
    print(f'within 161 km {out["within"]:6.2f}  of {n["placed"]} found;  AUC {n["auc"] / max(1, n["placed"]):.3f}')
    return out


def self_test(path):
    best = score(path, lambda text, want: [(s, e, p) for (s, e), p in want.items()])
    none = score(path, lambda text, want: [])
    zero = score(path, lambda text, want: [(s, e, (0.0, 0.0)) for s, e in want])
    assert best['found'] > 99.99 and best['within'] > 99.99, best
    assert none['found'] < 0.01 and none['within'] < 0.01, none
    assert zero['found'] > 99.99 and zero['within'] < 2, zero
    print('self-test passed')


def main():
    a = sys.argv[1:]
    take = lambda name: a.pop(a.index(name) + 1) if name in a else None
    limit, part, misses = int(take('--limit') or 10 ** 9), take('--part'), '--misses' in a
    a = [x for x in a if x not in ('--limit', '--part', '--misses')]
    if a[0] == '--self-test':
        return self_test(a[1])
    binary = a[0]
    score(a[1], lambda text, want: run(binary, text), limit, part, misses)


main()
