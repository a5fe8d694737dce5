#!/usr/bin/env python3
"""Civilians killed in single reports on one war by opposed outlets, against the records of a monitoring centre (FA-KES).

    score_fakes.py BIN REPORTS_JSONL [--part 0|1]     --part: every second report only, even (0) or odd (1)
    score_fakes.py --self-test                        an oracle must score 1.0, silence and a total that knows no civilians must not

Each record (article_title, article_content, source, date M/D/YY, nb_civilians, nb_noncivilians) is one report, `BIN build` is run on
it alone, and the killed fact of the dossier's primary incident is read. Silence counts as nought.
  civilians   exact: the first candidate of the killed fact that counts civilians (its scope, or what its claims count, says
              civilians, residents, women, children), else `best` where what is counted is not fighters, else nought
  best        exact: `best` as it stands against civilians
  all dead    exact: `best` against civilians, or civilians and others together
"""
import json, re, subprocess, sys, tempfile
from pathlib import Path

CIVIL = re.compile(r'civilian|resident|villager|women|woman|child|worshipper|student|patient|displaced|family|families', re.I)
FIGHT = re.compile(r'rebel|fighter|soldier|troop|militant|terrorist|gunm[ae]n|combatant|jihadi|militia|officer|forces|extremist|'
                   r'insurgent|recruit|servicem|pilot|policem|guard|takfiri|member|element|bomber|attacker', re.I)


def day(s):
    m, d, y = (int(x) for x in s.split('/'))
    return f'{y + 2000 if y < 100 else y}-{m:02}-{d:02}'


def number(v):
    if isinstance(v, dict):
        v = v.get('min')
    return int(v) if isinstance(v, (int, float)) else None


def killed(dossier):
    """The killed fact of the primary incident, and the claims by id."""
    incident = next((i for i in dossier['incidents'] if i.get('primary')), {})
    fact = next((f for f in incident.get('facts', []) if f['slot'] == 'killed'), {})
    return fact, {c['id']: c for c in dossier['claims']}


def what(candidate, claims):
    told = [candidate.get('scope') or ''] + [claims.get(c, {}).get('what') or '' for c in candidate['claims']]
    return [w for w in told if w and not w.startswith(('increment', 'superseded'))]


def civilians(dossier):
    fact, claims = killed(dossier)
    rows = [(number(c['value']), what(c, claims)) for c in fact.get('candidates', [])]
    for n, words in rows:
        if n and any('civilian' in w.lower() for w in words):
            return n
    best = number(fact.get('best'))
    if best is None:
        return next((n for n, words in rows if n and any(CIVIL.search(w) for w in words)), 0)
    words = next((w for n, w in rows if n == best), [])
    fighters = bool(words) and all(FIGHT.search(w) and not CIVIL.search(w) for w in words)
    return 0 if fighters else best


def score(pairs):
    """(record, dossier) pairs to shares."""
    n = {'civilians': 0, 'best': 0, 'all dead': 0, 'speaks': 0}
    for r, d in pairs:
        gold, others = int(float(r['nb_civilians'])), int(float(r['nb_noncivilians']))
        best = number(killed(d)[0].get('best'))
        n['civilians'] += civilians(d) == gold
        n['best'] += (best or 0) == gold
        n['all dead'] += (best or 0) in (gold, gold + others)
        n['speaks'] += best is not None
    return {'reports': len(pairs)} | {k: round(v / max(1, len(pairs)), 3) for k, v in n.items()}


def self_test():
    def dossier(*rows):
        claims = [{'id': str(i), 'what': w} for i, (_, w) in enumerate(rows)]
        cands = [{'value': v, 'claims': [str(i)]} for i, (v, _) in enumerate(rows)]
        fact = {'slot': 'killed', 'candidates': cands} | ({'best': rows[0][0]} if rows else {})
        return {'claims': claims, 'incidents': [{'primary': True, 'facts': [fact] if rows else []}]}
    gold = [{'nb_civilians': c, 'nb_noncivilians': o} for c, o in (('6', '0'), ('0', '0'), ('4', '9'), ('0', '20'))]
    oracle = [dossier((6, 'people')), dossier(), dossier((13, 'people'), (4, 'civilians')), dossier((20, 'rebel fighters'))]
    assert score(list(zip(gold, oracle)))['civilians'] == 1.0
    assert score([(g, dossier()) for g in gold])['civilians'] == 0.5
    totals = [dossier((int(g['nb_civilians']) + int(g['nb_noncivilians']), None)) for g in gold]
    assert score(list(zip(gold, totals)))['civilians'] == 0.5
    assert day('4/5/17') == '2017-04-05'
    print('ok')


def main():
    if sys.argv[1:] == ['--self-test']:
        return self_test()
    binary, path = sys.argv[1:3]
    part = int(sys.argv[sys.argv.index('--part') + 1]) if '--part' in sys.argv else None
    pairs = []
    for k, line in enumerate(open(path)):
        if part is not None and k % 2 != part:
            continue
        r = json.loads(line)
        with tempfile.TemporaryDirectory() as t:
            folder = Path(t) / 'in'; folder.mkdir()
            (folder / 'r.json').write_text(json.dumps({
                'id': 'r', 'url': None, 'outlet': r['source'], 'published': day(r['date']), 'lang': 'en', 'title': r['article_title'],
                'text': r['article_content']}, ensure_ascii=False))
            p = subprocess.run([binary, 'build', str(folder), '--json', f'{t}/d.json'], capture_output=True, text=True)
            if p.returncode:
                raise SystemExit(p.stderr[-2000:])
            pairs.append((r, json.loads(Path(f'{t}/d.json').read_text())))
    print(json.dumps(score(pairs)))


if __name__ == '__main__':
    main()
