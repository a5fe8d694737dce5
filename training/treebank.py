"""Paragraphs of CoNLL-U treebanks with nested mentions, and of re3d with its names, as plain Python."""
import json, re
from pathlib import Path

# GUM's mention types under the names that Firsthand uses.
MENTIONS = ['person', 'organisation', 'place', 'event', 'object', 'time', 'substance', 'animal', 'plant', 'abstract']
RENAME = {'organization': 'organisation'}
NEWSWIRE = 2      # times that re3d, which is small, is read in an epoch
NAMES = ['person', 'organisation', 'place']      # kinds of bearers of proper names
# Attribution relations (source, cue, content) as labels of words: first word of a part, or one after it.
ATTRIBUTION = ['none'] + [f'{part}-{role}' for role in ('source', 'cue', 'content') for part in ('first', 'in')]


class Sentence:
    """words, upos, heads (-1 root), deprels (these three: None each where the corpus has no syntax), mentions [(first, last, type)] or
    None where the corpus has none; names: those of NAMES whose head is a proper noun, likewise; unsure: spans {(first, last)} of which
    nobody knows whether they are names; attribution: a label a word, or None where nobody annotated it; doc, number: document and place
    in it (from 1); `starts`: whether a paragraph starts here."""

    def __init__(self, doc=None, number=0):
        self.words, self.upos, self.heads, self.deprels, self.misc, self.mentions, self.starts = [], [], [], [], [], None, False
        self.attribution, self.doc, self.number, self.names, self.unsure = None, doc, number, None, set()

    def annotated(self):
        """Which layers this sentence has."""
        return tuple(x is not None for x in (self.mentions, self.names, self.attribution)) + (self.upos[:1] != [None],)


class Window:
    """Consecutive sentences of one paragraph, as one input of the model. `sentence[k]` is the number of the sentence of word k;
    heads, mentions: as in Sentence, counted from the window's first word."""

    def __init__(self, sentences):
        self.words, self.upos, self.heads, self.deprels, self.sentence = [], [], [], [], []
        self.mentions = [] if sentences[0].mentions is not None else None
        self.attribution = [] if sentences[0].attribution is not None else None
        self.names, self.unsure = [] if sentences[0].names is not None else None, set()
        self.parsed = sentences[0].annotated()[-1]
        for n, s in enumerate(sentences):
            at = len(self.words)
            self.words += s.words; self.upos += s.upos; self.deprels += s.deprels
            self.heads += [h + at if h is not None and h >= 0 else h for h in s.heads]
            self.sentence += [n] * len(s.words)
            if self.attribution is not None:
                self.attribution += s.attribution
            if self.mentions is not None:
                self.mentions += [(x + at, y + at, kind) for x, y, kind in s.mentions]
            if self.names is not None:
                self.names += [(x + at, y + at, kind) for x, y, kind in s.names]
                self.unsure |= {(x + at, y + at) for x, y in s.unsure}


def read(path):
    """Sentences of one file. Multiword tokens and empty nodes are left out; their words stay."""
    out, s, ids, has_entities, starts, doc = [], Sentence(), [], False, True, None
    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if line.startswith('# global.Entity'):
            has_entities = True
        elif line.startswith('# newdoc') or line.startswith('# newpar'):
            starts = True
            if line.startswith('# newdoc'):
                doc = line.split('=', 1)[1].strip(); s = Sentence(doc, 1)
        elif not line and s.words:
            at = {i: k for k, i in enumerate(ids)}
            s.heads = [at.get(h, -1) for h in s.heads]
            s.starts, starts = starts, False
            if has_entities:
                s.mentions = mentions(s.misc)
                s.names = [m for m in s.mentions if m[2] in NAMES and any(s.upos[k] == 'PROPN' and not m[0] <= s.heads[k] <= m[1] for k in range(m[0], m[1] + 1))]
            out.append(s)
            s, ids = Sentence(doc, s.number + 1), []
        elif line and line[0] != '#':
            c = line.split('\t')
            if c[0].isdigit():
                ids.append(int(c[0]))
                s.words.append(c[1]); s.upos.append(c[3]); s.heads.append(int(c[6])); s.deprels.append(c[7]); s.misc.append(c[9])
    return out


def mentions(misc):
    """Nested spans from GUM's bracket notation in MISC. Brackets that cross a sentence are left out."""
    open_, found = [], set()
    for k, m in enumerate(misc):
        e = re.search(r'(?:^|\|)Entity=([^|]+)', m)
        if not e:
            continue
        for part in re.findall(r'\([^()]*\)?|[^()]+\)', e.group(1)):
            if part.startswith('('):
                f = part.strip('()').split('-')
                kind = RENAME.get(f[1], f[1]) if len(f) > 1 else ''
                if part.endswith(')'):
                    found.add((k, k, kind))
                else:
                    open_.append((f[0], k, kind))
            else:
                ident = part.rstrip(')').split('-')[0]
                for i in range(len(open_) - 1, -1, -1):
                    if open_[i][0] == ident:
                        _, start, kind = open_.pop(i)
                        found.add((start, k, kind))
                        break
    return sorted(f for f in found if f[2] in MENTIONS)


def windows(sentences, limit, longest=110):
    """Each paragraph as windows of whole sentences, at most `limit()` words where a sentence allows it. Longer sentences than
    `longest` words are left out."""
    out, part, room = [], [], 0
    for s in sentences:
        n = len(s.words)
        if part and (s.starts or n > room or s.annotated() != part[0].annotated()):
            out.append(Window(part)); part = []
        if n > longest:
            continue
        if not part:
            room = limit()
        part.append(s); room -= n
    if part:
        out.append(Window(part))
    return out


def held_out(folder):
    """GUM documents that no training sees: every fourth news document by name, and the corpus's own dev documents."""
    files = sorted(Path(folder, 'dep').glob('*.conllu'))
    news = [f for f in files if '_news_' in f.name][::4]
    listed, part = set(), None
    for line in open(Path(folder, 'splits.md'), encoding='utf8'):
        if line.startswith('## '):
            part = line[3:].strip()
        elif part == 'dev' and '* ' in line:
            listed.add(line.split('* ')[1].strip())
    return {f.stem for f in news} | listed


WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|['’](?:s|re|ve|ll|d|m)\b|\w+|[^\w\s]")
RE3D = {'Person': 'person', 'Organisation': 'organisation', 'Location': 'place'}
PRONOUNS = set('i he she it we they you his her its their our my your this that'.split())


def is_name(words):
    """Whether the head of a phrase, its last word before a preposition, is written as a name."""
    core = words[next((k for k, w in enumerate(words[:-1]) if w.lower() not in ('the', 'a', 'an')), 0):]
    head = next((k for k, w in enumerate(core) if k and w in ('of', 'in', 'for', 'at', 'from', 'and', 'on', 'to', 'with', ',')), len(core)) - 1
    return bool(core) and core[head][0].isupper() and core[head].lower() not in PRONOUNS


def re3d(folder):
    """(sentences to train on, sentences kept out: of every fourth document by id). An annotation below confidence 0.5 is `unsure`."""
    docs, of = {}, {}
    for f in sorted(Path(folder).glob('*/documents.json')):
        docs |= {d['_id']: d['text'] for d in map(json.loads, filter(str.strip, open(f, encoding='utf8')))}
        for e in map(json.loads, filter(str.strip, open(f.parent / 'entities.json', encoding='utf8'))):
            of.setdefault(e['documentId'], []).append(e)
    train, kept = [], []
    for n, doc in enumerate(sorted(docs)):
        (train if n % 4 else kept).extend(plain(docs[doc], doc, of.get(doc, [])))
    return train, kept


def plain(text, doc, entities):
    """Sentences of a text without syntax, with its names."""
    out, at, starts = [], 0, True
    for part in re.split(r'(\n+|(?<=[.!?]) +(?=[A-Z“"]))', text):
        where = [(m.start() + at, m.end() + at) for m in WORD.finditer(part)]
        at += len(part)
        starts |= '\n' in part
        if not where:
            continue
        s = Sentence(doc, len(out) + 1)
        s.words, s.starts, starts, s.names = [text[a:b] for a, b in where], starts, False, []
        s.upos, s.heads, s.deprels = ([None] * len(where) for _ in range(3))
        first, last = {a: k for k, (a, _) in enumerate(where)}, {b: k for k, (_, b) in enumerate(where)}
        for e in entities:
            x, y = first.get(e['begin']), last.get(e['end'])
            if e['type'] in RE3D and x is not None and y is not None and x <= y:
                if e.get('confidence', 0) >= .5 and is_name(s.words[x:y + 1]):
                    s.names.append((x, y, RE3D[e['type']]))
                else:
                    s.unsure.add((x, y))
        out.append(s)
    return out


def annotate(sentences, path):
    """Puts the attributions of a file on the sentences of its documents. A line: document, source, cue, content; each a list of ranges
    `N.i-j` joined with `;` (sentence N, words i to j, all counted from 1), or `_`."""
    at, docs = {}, set()
    for line in open(path, encoding='utf8'):
        if line.startswith('#'):
            continue
        doc, *roles = line.rstrip('\n').split('\t')
        docs.add(doc)
        for role, ranges in zip(('source', 'cue', 'content'), roles):
            for r in ranges.split(';') if ranges != '_' else []:
                number, words = r.split('.'); i, j = map(int, words.split('-'))
                for k in range(i, j + 1):
                    at[doc, int(number), k] = ATTRIBUTION.index(('first-' if k == i else 'in-') + role)
    for s in sentences:
        if s.doc in docs:
            s.attribution = [at.get((s.doc, s.number, k), 0) for k in range(1, len(s.words) + 1)]


def corpora(data):
    """(train sentences, EWT dev sentences, held-out GUM news sentences, held-out re3d sentences)."""
    data = Path(data)
    out = held_out(data / 'gum')
    train, news = read(data / 'ud/ewt-train.conllu'), []
    for f in sorted((data / 'gum/dep').glob('*.conllu')):
        if f.stem not in out:
            train += read(f)
        elif '_news_' in f.name:
            news += read(f)
    wire, wire_kept = re3d(data / 're3d')
    return train + NEWSWIRE * wire, read(data / 'ud/ewt-dev.conllu'), news, wire_kept
