#!/usr/bin/env python3
"""Make the tag lexicon, the lemma table and the tagger's weights of `firsthand-language` from treebanks.

    training/lexicon.py UD_DIR GUM_DIR OUT_DIR

Reads English UD treebanks in CoNLL-U: `UD_DIR/ewt-train.conllu` (UD English EWT, CC BY-SA 4.0) and `GUM_DIR/dep/*.conllu`
(GUM, annotations CC BY 4.0). GUM's own dev and test documents, and every fourth news document, are left out. Writes

    OUT_DIR/tags.tsv     word, letters of the tags seen (most frequent first), "!" where it is never anything else
    OUT_DIR/lemmas.tsv   form, tag letter, lemma, where the suffix rules alone would be wrong
    OUT_DIR/tagger.bin   averaged perceptron: BUCKETS rows of 15 signed bytes

Seeds are fixed: the same input gives the same files. One core, about three minutes. Needs numpy.
The feature templates and the hash are mirrored in `src/tag/features.rs`; change both or neither.
"""
import glob
import os
import random
import re
import sys
from collections import Counter, defaultdict

import numpy as np

TAGS = ['ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'VERB']
LETTER = dict(zip(TAGS, 'JPRXCDINMTOEUSV'))
# Irregular verbs that the treebanks lack or have too few of: base, then past forms.
IRREGULAR = (
    'arise arisen; awake awoke awoken; bear borne; beat beaten; bite bit bitten; bleed bled; breed bred; burn burnt; cling clung;'
    'dive dove; dream dreamt; drink drunk; flee fled; fling flung; forbid forbade forbidden; foresee foresaw foreseen; foretell foretold; forgive forgave forgiven;'
    'forgo forwent forgone; freeze froze frozen; grind ground; kneel knelt; lean leant; leap leapt; lend lent; lie lain; mislead misled;'
    'mistake mistook mistaken; outgrow outgrew outgrown; outrun outran; overcome overcame; override overrode overridden; oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; partake partook partaken;'
    'plead pled; retake retook retaken; rewrite rewrote rewritten; ring rung; rise risen; sew sewn; shake shook shaken; shear shorn; shine shone;'
    'shrink shrank shrunk; sing sang sung; slay slew slain; slide slid; sling slung; smell smelt; speed sped; spill spilt; spin spun;'
    'spit spat; spring sprang sprung; sting stung; stink stank; stride strode stridden; strive strove striven; swear swore sworn; swell swollen; swim swam swum;'
    'tear tore torn; tread trod trodden; undergo underwent undergone; undo undid undone; uphold upheld; waylay waylaid; weave wove woven; weep wept; wind wound;'
    'withhold withheld; withstand withstood; wring wrung; befall befell befallen; behold beheld'
)
BITS = 15
BUCKETS = 1 << BITS
EPOCHS = 6
MASK = 0xFFFFFFFF


def fnv(word):
    h = 0x811C9DC5
    for b in word.encode():
        h = ((h ^ b) * 0x01000193) & MASK
    return h


def mix(h, template):
    h = ((h ^ (template * 0x9E3779B1 & MASK)) * 0x85EBCA6B) & MASK
    h ^= h >> 13
    h = (h * 0xC2B2AE35) & MASK
    return h >> (32 - BITS)


def read(path):
    sent = []
    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if not line:
            if sent:
                yield sent
            sent = []
        elif line[0] != '#':
            c = line.split('\t')
            if c[0].isdigit():
                tag = {'SYM': 'NOUN', 'X': 'NOUN'}.get(c[3], c[3])
                sent.append((c[1].replace('’', "'"), tag, c[2]))


def kept_out(gum):
    out, on = set(), False
    for line in open(gum + '/splits.md', encoding='utf8'):
        if line.startswith('## '):
            on = line[3:].strip() != 'train'
        m = re.match(r'\s*\*\s*(GUM_\w+)', line)
        if m and on:
            out.add(m.group(1))
    news = sorted(os.path.basename(f)[:-7] for f in glob.glob(gum + '/dep/GUM_news_*.conllu'))
    return out | set(news[3::4])


def shape(form, caps):
    if form[:1].isdigit():
        return 5
    if caps:
        return 4
    if len(form) > 1 and form.isupper():
        return 3
    if form[:1].isupper():
        return 2
    return 1


VOWELS = 'aeiou'


def rule_lemma(w, t):
    """The suffix rules of `src/tag/lemma.rs`."""
    if t == 'NOUN' or (t in ('VERB', 'AUX') and w.endswith('s')):
        if w.endswith('ies') and len(w) > 4:
            return w[:-3] + 'y'
        if w.endswith(('sses', 'shes', 'ches', 'xes', 'zzes')):
            return w[:-2]
        if w.endswith('s') and not w.endswith(('ss', 'us', 'is')) and len(w) > 3:
            return w[:-1]
        return w
    if t == 'VERB':
        if w.endswith('ied') and len(w) > 4:
            return w[:-3] + 'y'
        for suf in ('ing', 'ed'):
            if w.endswith(suf) and len(w) > len(suf) + 2:
                return stem(w[:-len(suf)])
    return w


def stem(s):
    if len(s) > 3 and s[-1] == s[-2] and s[-1] not in 'lsz' + VOWELS:
        return s[:-1]
    if s.endswith(('at', 'v', 'iz', 'us', 'as', 'os', 'ag', 'ang', 'rg', 'dg', 'ec', 'nc', 'rc', 'ic', 'ac', 'uc', 'ur', 'ir', 'bl', 'pl', 'tl', 'dl', 'gl', 'ut', 'ot', 'id', 'ud', 'u', 'it', 'in')) and \
            not s.endswith(('eat', 'oat', 'eas', 'oin', 'ain', 'eed', 'ait', 'out', 'oot', 'uit', 'ein', 'oit', 'bit', 'dit', 'sit', 'mit', 'fit', 'oid', 'aid', 'our', 'eur', 'ick', 'ck', 'gin', 'lain', 'air')):
        return s + 'e'
    return s


def features(i, forms, low, lex, prev, prev2, caps):
    """Indices of the active features; mirrored in Rust."""
    n = len(low)
    w = low[i]
    at = lambda k: low[k] if 0 <= k < n else '_'
    cls = lambda k: lex.get(low[k], '') if 0 <= k < n else '_'
    hw = fnv(w)
    sh = shape(forms[i], caps)
    first = 1 if i == 0 else 0
    s3, s2 = fnv(w[-3:]), fnv(w[-2:])
    hp, hn, hnn, hpp = fnv(at(i - 1)), fnv(at(i + 1)), fnv(at(i + 2)), fnv(at(i - 2))
    cn, cnn, cw = fnv(cls(i + 1)), fnv(cls(i + 2)), fnv(cls(i))
    nsh = shape(forms[i + 1], caps) if i + 1 < n else 0
    p = prev * 16 + prev2
    f = [
        mix(hw, 1), mix(s3, 2), mix(s2, 3), mix(sh * 2 + first, 4), mix(prev, 5), mix(p, 6),
        mix((hw * 31 + prev) & MASK, 7), mix(hp, 8), mix(hn, 9), mix((cn * 31 + prev) & MASK, 10),
        mix((cw * 31 + p) & MASK, 11), mix((cw * 31 + cn) & MASK, 12), mix((hw * 31 + cn) & MASK, 13),
        mix((s3 * 31 + prev) & MASK, 14), mix((hw * 31 + hn) & MASK, 15), mix((cn * 31 + cnn) & MASK, 16),
        mix((sh * 64 + nsh * 8 + first * 4) & MASK, 17), mix((cw * 31 + hp) & MASK, 18), mix(hpp, 19), mix(hnn, 20),
        mix((sh * 31 + prev) & MASK, 21), mix((s3 * 31 + sh) & MASK, 22),
    ]
    return f


def allowed(w, letters, sh):
    """Tags that a word may take, by the tags it was seen with and its shape; mirrored in `src/tag/mod.rs`."""
    if not letters:
        out = {'ADJ', 'NOUN'}
        if sh in (2, 3, 4, 5):
            out.add('PROPN')
        if sh in (1, 4) or w.endswith(('ing', 'ed')):
            out.add('VERB')
        if w.endswith(('ly', 'ward', 'wards', 'wise')):
            out.add('ADV')
        if sh == 5:
            out.add('NUM')
        if not any(c.isalnum() for c in w):
            out.add('PUNCT')
        return out
    out = {t for t in TAGS if LETTER[t] in letters}
    out |= {'NOUN', 'VERB', 'ADJ'}
    if 'ADJ' in out and w.endswith('ly'):
        out.add('ADV')
    if 'VERB' in out and w.endswith(('ing', 'ed')):
        out.add('ADJ')
    if sh in (2, 3, 4):
        out.add('PROPN')
    return out


def main():
    ud, gum, out = sys.argv[1:4]
    random.seed(7)
    skip = kept_out(gum)
    sents = list(read(ud + '/ewt-train.conllu'))
    for f in sorted(glob.glob(gum + '/dep/*.conllu')):
        if os.path.basename(f)[:-7] not in skip:
            sents += list(read(f))
    print(len(sents), 'sentences', sum(map(len, sents)), 'words', file=sys.stderr)

    counts = defaultdict(Counter)
    for s in sents:
        for form, tag, _ in s:
            if tag in LETTER:
                counts[form.lower()][tag] += 1
    lex, sure = {}, {}
    with open(out + '/tags.tsv', 'w', encoding='utf8') as o:
        o.write('# Tags seen for each word. From UD English EWT (train, CC BY-SA 4.0) and GUM (train, CC BY 4.0) by training/lexicon.py; CC BY-SA 4.0.\n')
        for w in sorted(counts):
            c = counts[w]
            n = sum(c.values())
            if n < 2 or not re.fullmatch(r"[a-z'.&-]+", w) or len(w) > 20:
                continue
            tags = [t for t, k in c.most_common() if k >= max(1, n * 0.004)]
            tags.sort(key=lambda t: (-c[t], t))
            letters = ''.join(LETTER[t] for t in tags)
            lex[w] = letters
            if len(tags) == 1 and n >= 8 and tags[0] not in ('PROPN', 'NOUN') or (len(tags) == 1 and n >= 20):
                sure[w] = tags[0]
            o.write(f"{w}\t{letters}{'!' if w in sure else ''}\n")
    print(len(lex), 'words,', len(sure), 'sure', file=sys.stderr)

    seen = Counter()
    for s in sents:
        for form, tag, lemma in s:
            w = form.lower()
            if tag in ('NOUN', 'VERB', 'AUX', 'PRON') and re.fullmatch(r"[a-z']+", w) and re.fullmatch(r"[a-zA-Z']+", lemma):
                seen[w, tag, lemma.lower()] += 1
    best = {}
    for (w, tag, lemma), k in sorted(seen.items(), key=lambda x: (-x[1], x[0])):
        best.setdefault((w, tag), (lemma, k))
    for verb in IRREGULAR.split(';'):
        base, *forms = verb.split()
        best.update({(w, 'VERB'): (base, 2) for w in forms})
    with open(out + '/lemmas.tsv', 'w', encoding='utf8') as o:
        o.write('# Lemmas that the suffix rules miss. From UD English EWT (train, CC BY-SA 4.0) and GUM (train, CC BY 4.0) by training/lexicon.py; CC BY-SA 4.0.\n')
        for (w, tag), (lemma, k) in sorted(best.items()):
            if rule_lemma(w, tag) != lemma and abs(len(lemma) - len(w)) < 5 and (k > 1 or tag == 'VERB'):
                o.write(f'{w}\t{LETTER[tag]}\t{lemma}\n')

    index = {t: i for i, t in enumerate(TAGS)}
    masks = {}

    def mask_of(w, sh):
        m = masks.get((w, sh))
        if m is None:
            bits = allowed(w, lex.get(w, ''), sh)
            m = np.where([t in bits for t in TAGS], 0.0, -1e9).astype(np.float32)
            masks[w, sh] = m
        return m
    W = np.zeros((BUCKETS, len(TAGS)), np.float32)
    total = np.zeros_like(W)
    step = 0
    order = list(range(len(sents)))
    for epoch in range(EPOCHS):
        random.shuffle(order)
        wrong = n = 0
        for k in order:
            s = sents[k]
            caps = random.random() < 0.12
            forms = [f.upper() if caps else f for f, _, _ in s]
            low = [f.lower() for f, _, _ in s]
            prev = prev2 = 15
            for i, (_, gold, _) in enumerate(s):
                w = low[i]
                if w in sure or gold not in index:
                    t = index.get(sure.get(w, gold), 7)
                else:
                    f = features(i, forms, low, lex, prev, prev2, caps)
                    scores = W[f].sum(0) + mask_of(w, shape(forms[i], caps))
                    t = int(scores.argmax())
                    g = index[gold]
                    n += 1
                    step += 1
                    if t != g and mask_of(w, shape(forms[i], caps))[g] == 0:
                        wrong += 1
                        np.add.at(W[:, g], f, 1)
                        np.add.at(W[:, t], f, -1)
                        np.add.at(total[:, g], f, step)
                        np.add.at(total[:, t], f, -step)
                prev2, prev = prev, t
        print('epoch', epoch, 'wrong', wrong / n, file=sys.stderr)
    avg = W - total / step
    scale = np.percentile(np.abs(avg[avg != 0]), 99.7) / 127
    q = np.clip(np.rint(avg / scale), -127, 127).astype(np.int8)
    q.tofile(out + '/tagger.bin')
    for name, files in (('ewt', [ud + '/ewt-dev.conllu']), ('gumnews', [gum + '/dep/' + x + '.conllu' for x in sorted(os.path.basename(f)[:-7] for f in glob.glob(gum + '/dep/GUM_news_*.conllu'))[3::4]])):
        ok = n = 0
        for f_ in files:
            for s in read(f_):
                forms = [f for f, _, _ in s]
                low = [f.lower() for f in forms]
                prev = prev2 = 15
                for i, (_, gold, _) in enumerate(s):
                    w = low[i]
                    if w in sure:
                        t = index[sure[w]]
                    else:
                        t = int((q[features(i, forms, low, lex, prev, prev2, False)].astype(np.int32).sum(0) + mask_of(w, shape(forms[i], False))).argmax())
                    n += 1
                    ok += TAGS[t] == gold
                    prev2, prev = prev, t
        print(name, ok / n, n)


if __name__ == '__main__':
    main()
