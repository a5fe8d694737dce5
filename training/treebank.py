"""Paragraphs of CoNLL-U treebanks with nested mentions, as plain Python."""
import re
from pathlib import Path

# GUM's mention types under the names that Firsthand uses.
MENTIONS = ['person', 'organisation', 'place', 'event', 'object', 'time', 'substance', 'animal', 'plant', 'abstract']
RENAME = {'organization': 'organisation'}
# Attribution relations (source, cue, content) as labels of words: first word of a part, or one after it.
ATTRIBUTION = ['none'] + [f'{part}-{role}' for role in ('source', 'cue', 'content') for part in ('first', 'in')]


class Sentence:
    """words, upos, heads (-1 root), deprels, mentions [(first, last, type)] or None where the corpus has none; attribution: a label a
    word, or None where nobody annotated it; doc, number: document and place in it (from 1); `starts`: whether a paragraph starts here."""

    def __init__(self, doc=None, number=0):
        self.words, self.upos, self.heads, self.deprels, self.misc, self.mentions, self.starts = [], [], [], [], [], None, False
        self.attribution, self.doc, self.number = None, doc, number


class Window:
    """Consecutive sentences of one paragraph, as one input of the model. `sentence[k]` is the number of the sentence of word k;
    heads, mentions: as in Sentence, counted from the window's first word."""

    def __init__(self, sentences):
        self.words, self.upos, self.heads, self.deprels, self.sentence = [], [], [], [], []
        self.mentions = [] if sentences[0].mentions is not None else None
        self.attribution = [] if sentences[0].attribution is not None else None
        for n, s in enumerate(sentences):
            at = len(self.words)
            self.words += s.words; self.upos += s.upos; self.deprels += s.deprels
            self.heads += [h + at if h >= 0 else -1 for h in s.heads]
            self.sentence += [n] * len(s.words)
            if self.attribution is not None:
                self.attribution += s.attribution
            if self.mentions is not None:
                self.mentions += [(x + at, y + at, kind) for x, y, kind in s.mentions]


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
        if part and (s.starts or n > room or any((a is None) != (b is None) for a, b in ((s.mentions, part[0].mentions), (s.attribution, part[0].attribution)))):
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
    """(train sentences, EWT dev sentences, held-out GUM news sentences)."""
    data = Path(data)
    out = held_out(data / 'gum')
    train, news = read(data / 'ud/ewt-train.conllu'), []
    for f in sorted((data / 'gum/dep').glob('*.conllu')):
        if f.stem not in out:
            train += read(f)
        elif '_news_' in f.name:
            news += read(f)
    return train, read(data / 'ud/ewt-dev.conllu'), news
