#!/usr/bin/env python3
"""Named persons, organisations and places: exact spans and types of `BIN layers FILE --as json`.

    score_names.py gum BIN FILE.conllu...     GUM's dep files
    score_names.py re3d BIN FOLDER            folders with documents.json and entities.json
    score_names.py --self-test

Counted: mentions that the program calls named (their head is a proper noun), of type person, organisation or place (facilities
are places). A leading "the" and a closing possessive are left out of every span on both sides; nested names count.
gum: gold is each entity of the three types whose head word (the first of its minimal span) is tagged PROPN. There `name` counts a
mention right whose head lies in the gold entity's minimal span, with its type, whatever else the span takes in ("the captain Ada
Orr").
re3d: every fourth document by id, the ones that no training saw. Gold is each entity of type Person, Organisation or Location with
confidence 0.5 or more whose head, its last word before a preposition, begins with a capital and is no pronoun ("U.S. service members"
is no name); entities below 0.5, nationalities and whatever has another type are neither right nor wrong. There `span` needs the same words, `typed` the type too, and `lenient` takes places for organisations
and the other way round, since annotators write a country as either.
"""
import json, re, subprocess, sys, tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
KINDS = {'person': 'person', 'organization': 'organisation', 'organisation': 'organisation', 'place': 'place', 'facility': 'place',
         'location': 'place'}
PRONOUNS = set('i he she it we they you his her its their our my your this that'.split())


def trim(raw, start, end):
    """The span without a leading article and a closing possessive."""
    words = raw[start:end]
    lead = re.match(rb'(?i)the\s+', words)
    tail = re.search(r"\s*(?:'s|’s|'|’)$".encode(), words)
    return start + (lead.end() if lead else 0), end - (len(words) - tail.start() if tail else 0)


def gum(path):
    """(text, gold) of each document; gold: {(start, end, type, start and end of the minimal span)}. Offsets are bytes."""
    out, text, gold, rows, par = [], '', set(), [], False

    def close():
        nonlocal text, gold
        if text:
            raw = text.encode()
            at = [0]
            for c in text:
                at.append(at[-1] + len(c.encode()))
            out.append((text, {(*trim(raw, at[s], at[e]), k, at[h], at[z]) for s, e, k, h, z in gold}))
        text, gold = '', set()

    def sentence():
        nonlocal text, par
        if text:
            text = text.rstrip(' ') + ('\n\n' if par else ' ')
        par = False
        spans, part = [], None
        for ident, form, tag, misc in rows:
            space = '' if 'SpaceAfter=No' in misc else ' '
            if '-' in ident:
                part = [int(ident.split('-')[1]), len(text), len(text) + len(form)]
                text += form + space
            elif part and int(ident) <= part[0]:
                here = text[part[1]:part[1] + len(form)] == form and part[1] + len(form) <= part[2]
                spans.append((part[1], part[1] + len(form) if here else part[2], tag, misc))
                part[1] += len(form) if here else 0
            else:
                spans.append((len(text), len(text) + len(form), tag, misc)); text += form + space
        open_ = []
        for k, (start, end, _, misc) in enumerate(spans):
            m = re.search(r'(?:^|\|)Entity=([^|]+)', misc)
            for piece in re.findall(r'\([^()]*\)?|[^()]+\)', m.group(1)) if m else ():
                f = piece.strip('()').split('-')
                if piece.startswith('('):
                    least = next((x.split(',') for x in f[2:] if re.fullmatch(r'\d+(,\d+)*', x)), ['1'])
                    open_.append((f[0], k, f[1] if len(f) > 1 else '', int(least[0]), int(least[-1])))
                name = f[0]
                if piece.endswith(')'):
                    i = next((i for i in range(len(open_) - 1, -1, -1) if open_[i][0] == name), None)
                    if i is not None:
                        _, first, kind, least, most = open_.pop(i)
                        head = min(first + least - 1, k)
                        if kind in KINDS and spans[head][2] == 'PROPN':
                            gold.add((spans[first][0], end, KINDS[kind], spans[head][0], spans[min(first + most - 1, k)][1]))
        rows.clear()

    for line in [*open(path, encoding='utf8'), '']:
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            close()
        elif line.startswith('# newpar'):
            par = True
        elif line and line[0] != '#':
            c = line.split('\t')
            if '.' not in c[0]:
                rows.append((c[0], c[1], c[3], c[9]))
        elif not line and rows:
            sentence()
    close()
    return out


def named(value):
    """Whether the head of the phrase, its last word before a preposition, is written as a name."""
    words = re.sub(r'(?i)^(?:the|an?)\s+', '', value).split()
    ends = (k for k, w in enumerate(words) if k and (w in ('of', 'in', 'for', 'at', 'from', 'and', 'on', 'to', 'with') or words[k - 1][-1] == ','))
    head = words[next(ends, len(words)) - 1] if words else ''
    return head[:1].isupper() and head.lower() not in PRONOUNS


def re3d(folder):
    """(text, gold, ignored spans) of each document."""
    paths = sorted(Path(folder).glob('*/entities.json'))
    kept = sorted(json.loads(line)['_id'] for p in paths for line in open(p.parent / 'documents.json', encoding='utf8') if line.strip())[::4]
    for entities in paths:
        of = {}
        for line in open(entities, encoding='utf8'):
            if line.strip():
                e = json.loads(line)
                of.setdefault(e['documentId'], []).append(e)
        for line in open(entities.parent / 'documents.json', encoding='utf8'):
            if not line.strip():
                continue
            d = json.loads(line); text = d['text']; raw = text.encode()
            if d['_id'] not in kept:
                continue
            at = [0]
            for c in text:
                at.append(at[-1] + len(c.encode()))
            gold, other = set(), set()
            for e in of.get(d['_id'], []):
                if e['end'] >= len(at):
                    continue
                span = trim(raw, at[e['begin']], at[e['end']])
                kind = KINDS.get(e['type'].lower())
                if kind and e.get('confidence', 0) >= .5 and named(e['value']):
                    gold.add((*span, kind, *span))
                else:
                    other.add(span)
            yield text, gold, other


def program(binary):
    def system(text, _):
        with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf8', newline='') as f:
            f.write(text); f.flush()
            p = subprocess.run([binary, 'layers', f.name, '--as', 'json'], capture_output=True, text=True)
        if p.returncode:
            raise SystemExit(p.stderr[-1500:])
        raw = text.encode()
        return {(*trim(raw, m['start'], m['end']), KINDS[m['type']], *m['head']) for m in json.loads(p.stdout)['mentions']
                if m.get('named') and m['type'] in KINDS}
    return system


def count(n, gold, pred, ignored=()):
    # One to one: a system mention whose head lies inside the minimal span, the shortest first.
    left, hit = sorted(pred, key=lambda p: (p[1] - p[0], p)), 0
    for _, _, k, a, z in sorted(gold):
        m = next((p for p in left if p[2] == k and a <= p[3] and p[4] <= z), None)
        if m:
            left.remove(m); hit += 1
    n['name', 'tp'] += hit; n['name', 'g'] += len(gold); n['name', 'p'] += len(pred)
    gold, pred = ({x[:3] for x in xs} for xs in (gold, pred))
    pred = {p for p in pred if p in gold or p[:2] in {g[:2] for g in gold} or p[:2] not in ignored}
    soft = lambda xs: {(s, e, 'place' if k == 'organisation' else k) for s, e, k in xs}
    for name, g, p in (('span', {x[:2] for x in gold}, {x[:2] for x in pred}), ('typed', gold, pred), ('lenient', soft(gold), soft(pred))):
        n[name, 'tp'] += len(g & p); n[name, 'g'] += len(g); n[name, 'p'] += len(p)
    for kind in ('person', 'organisation', 'place'):
        g, p = ({x for x in xs if x[2] == kind} for xs in (gold, pred))
        n[kind, 'tp'] += len(g & p); n[kind, 'g'] += len(g); n[kind, 'p'] += len(p)


def f1(n, name):
    p, r = n[name, 'tp'] / max(1, n[name, 'p']), n[name, 'tp'] / max(1, n[name, 'g'])
    return p, r, 2 * p * r / max(1e-9, p + r)


def run(what, system, paths):
    n = Counter()
    if what == 'gum':
        for path in paths:
            for text, gold in gum(path):
                count(n, gold, system(text, gold))
    else:
        for text, gold, other in re3d(paths[0]):
            count(n, gold, system(text, gold), other)
    return n


SAMPLE = '''# newdoc id = a
1\tMayor\t_\tPROPN\t_\t_\t_\t_\t_\tEntity=(1-person-new-cf1-2-sgl
2\tOrr\t_\tPROPN\t_\t_\t_\t_\t_\tEntity=1)
3\tleft\t_\tVERB\t_\t_\t_\t_\t_\t_
4\tthe\t_\tDET\t_\t_\t_\t_\t_\tEntity=(2-place-new-cf2-2-sgl
5\tÖrvel\t_\tPROPN\t_\t_\t_\t_\t_\tEntity=2)
6\tand\t_\tCCONJ\t_\t_\t_\t_\t_\t_
7\ta\t_\tDET\t_\t_\t_\t_\t_\tEntity=(3-person-new-cf2-2-sgl
8\tman\t_\tNOUN\t_\t_\t_\t_\t_\tEntity=3)
'''


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, 'a.conllu'); path.write_text(SAMPLE, encoding='utf8')
        (text, gold), = gum(path)
        assert {g[3:] for g in gold} == {(6, 9), (19, 25)}, gold
        assert {(text.encode()[s:e].decode(), k) for s, e, k, *_ in gold} == {('Mayor Orr', 'person'), ('Örvel', 'place')}, gold
        part = Path(folder, 'p'); part.mkdir()
        text = 'Orr left. He saw the Orvel Bank.'
        e = lambda b, n, kind, c: json.dumps({'begin': b, 'end': n, 'type': kind, 'value': text[b:n], 'documentId': 'd', 'confidence': c})
        (part / 'documents.json').write_text(json.dumps({'_id': 'd', 'text': text}))
        (part / 'entities.json').write_text('\n'.join([e(0, 3, 'Person', 1), e(10, 12, 'Person', 1), e(17, 31, 'Organisation', .6), e(21, 26, 'Location', 0)]))
        (_, gold, other), = re3d(folder)
        assert {g[:3] for g in gold} == {(0, 3, 'person'), (21, 31, 'organisation')} and other == {(10, 12), (21, 26)}
        for what, paths in (('gum', [path]), ('re3d', [folder])):
            assert f1(run(what, lambda t, g: g, paths), 'typed')[2] == 1
            assert f1(run(what, lambda t, g: set(), paths), 'typed')[2] == 0
            wrong = run(what, lambda t, g: {(s, x, 'person', *m) for s, x, _, *m in g}, paths)
            assert f1(wrong, 'span')[2] == 1 and f1(wrong, 'typed')[2] < 1
        ignored = run('re3d', lambda t, g: g | {(21, 26, 'place', 21, 26)}, [folder])
        assert f1(ignored, 'typed')[0] == 1
    print('score_names: self-test passed')


def main():
    if sys.argv[1:] == ['--self-test']:
        return self_test()
    n = run(sys.argv[1], program(sys.argv[2]), sys.argv[3:])
    for name in ('span', 'typed', 'name', 'lenient', 'person', 'organisation', 'place'):
        if name != {'re3d': 'name', 'gum': 'lenient'}[sys.argv[1]]:
            p, r, f = f1(n, name)
            print(f'{name:13} P {100 * p:5.2f}  R {100 * r:5.2f}  F1 {100 * f:5.2f}')


if __name__ == '__main__':
    main()
