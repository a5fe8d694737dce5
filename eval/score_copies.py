#!/usr/bin/env python3
"""Copy or not: the tool's verdict on pairs of real reports against hand labels.

    score_copies.py BIN DATA [--pairs copy_pairs.csv] [--part develop|check] [--misses]
    score_copies.py --self-test

DATA holds giveme5w1h/news_cluster and gva/reports.jsonl. The pairs file gives ids only: `nc:` and the first 12 hex digits of the MD5 of
the file's name, `gva:` and those of the MD5 of incident_id + doc_id; no text is kept. Each pair is built as a case of its own; it is
called a copy where `copies` has an edge between the two reports. Pairs labelled `unclear` are left out.
"""
import csv, hashlib, json, re, subprocess, sys, tempfile
from pathlib import Path


def reports(data):
    found = {}
    for f in Path(data, 'giveme5w1h/news_cluster').glob('*.json'):
        a = json.loads(f.read_text())
        found['nc:' + hashlib.md5(f.name.encode()).hexdigest()[:12]] = {
            'url': a.get('url'), 'outlet': a.get('source_domain'), 'published': (a.get('date_publish') or '')[:10] or None,
            'lang': 'en', 'title': a.get('title'), 'text': a.get('text') or ''}
    for line in open(Path(data, 'gva/reports.jsonl')):
        r = json.loads(line)
        host = re.sub(r'^https?://(web\.archive\.org/web/\d+/)?(https?://)?', '', r.get('url') or '').split('/')[0]
        found['gva:' + hashlib.md5((r['incident_id'] + r['doc_id']).encode()).hexdigest()[:12]] = {
            'url': r.get('url'), 'outlet': host.removeprefix('www.').split(':')[0], 'published': (r.get('published') or '')[:10] or None,
            'lang': 'en', 'title': r.get('title'), 'text': r['text']}
    return found


def verdict(binary, a, b):
    """The edge between two reports: `copies` or `shared` and its reason, or None."""
    with tempfile.TemporaryDirectory() as t:
        for name, r in (('a', a), ('b', b)):
            Path(t, name + '.json').write_text(json.dumps(r | {'id': name}, ensure_ascii=False))
        p = subprocess.run([binary, 'build', t, '--json', f'{t}/d.out'], capture_output=True, text=True)
        if p.returncode:
            raise SystemExit(p.stderr[-2000:])
        d = json.loads(Path(t, 'd.out').read_text())
    for kind in ('copies', 'shared'):
        for e in d[kind]:
            if set(e['reports']) == {'a', 'b'}:
                return kind, e
    return None, None


def f1(pairs):
    tp = sum(g and p for g, p in pairs); fp = sum(p and not g for g, p in pairs); fn = sum(g and not p for g, p in pairs)
    return {'pairs': len(pairs), 'copies': tp + fn, 'precision': round(tp / max(1, tp + fp), 3), 'recall': round(tp / max(1, tp + fn), 3),
            'f1': round(2 * tp / max(1, 2 * tp + fp + fn), 3)}


def main():
    args = sys.argv[1:]
    if args == ['--self-test']:
        assert f1([(1, 1), (0, 0), (1, 0)])['f1'] == round(2 / 3, 3) and f1([(1, 1), (0, 0)])['f1'] == 1.0
        return print('ok')
    option = lambda o, d: args[args.index(o) + 1] if o in args else d
    rows = list(csv.DictReader(open(option('--pairs', Path(__file__).parent / 'copy_pairs.csv'))))
    part, texts = option('--part', None), reports(args[1])
    rows = [r for r in rows if r['copy'] != 'unclear' and part in (None, r['part'])]
    out = {}
    for r in rows:
        kind, edge = verdict(args[0], texts[r['a']], texts[r['b']])
        out.setdefault(r['part'], []).append((r['copy'] == 'yes', kind == 'copies'))
        if '--misses' in args and (r['copy'] == 'yes') != (kind == 'copies'):
            print(r['copy'], r['a'], r['b'], r['containment'], kind, edge and (edge['reason'], edge['containment'], edge['weights']))
    scores = {p: f1(x) for p, x in sorted(out.items())}
    scores['all'] = f1([y for x in out.values() for y in x])
    print(json.dumps(scores))


main()
