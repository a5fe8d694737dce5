"""Sentences of CoNLL-U treebanks with nested mentions, as plain Python."""
import re
from pathlib import Path

# GUM's mention types under the names that Firsthand uses.
MENTIONS = ['person', 'organisation', 'place', 'event', 'object', 'time', 'substance', 'animal', 'plant', 'abstract']
RENAME = {'organization': 'organisation'}


class Sentence:
    """words, upos, heads (-1 root), deprels, mentions [(first, last, type)] or None where the corpus has none."""

    def __init__(self):
        self.words, self.upos, self.heads, self.deprels, self.misc, self.mentions = [], [], [], [], [], None


def read(path):
    """Sentences of one file. Multiword tokens and empty nodes are left out; their words stay."""
    out, s, ids, has_entities, open_, found = [], Sentence(), [], False, [], []
    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if line.startswith('# global.Entity'):
            has_entities = True
        elif not line and s.words:
            at = {i: k for k, i in enumerate(ids)}
            s.heads = [at.get(h, -1) for h in s.heads]
            if has_entities:
                s.mentions, open_ = mentions(s.misc)
            out.append(s)
            s, ids = Sentence(), []
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
    return sorted(f for f in found if f[2] in MENTIONS), open_


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
