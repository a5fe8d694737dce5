"""The language model: a MiniLM-L6 encoder with heads for tags, sentence ends, dependencies and nested mentions.

Inputs, for B windows (a paragraph or a part of one) of at most W words and S pieces: ids, shapes [B,S]; first, last [B,W]: piece index
of each word's first and last piece; mask [B,S], 1 where there is a piece. Outputs: upos [B,W,U]; ends [B,W]: logit that a sentence ends
after the word; arcs [B,W,W+1] (column 0 is the root); the two sides of the relations, of which only those of a word and its head are
scored; spans [B,W,W,T+1] (last class: none), for a span from row to column;
attribution [B,W,7]: the roles of words in attribution relations; names [B,W,W,N+1]: as spans, of proper names alone.
Heads after Dozat and Manning (2017), spans after Yu, Bohnet and Poesio (2020).
"""
import torch
from torch import nn

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
SHAPES = ['lower', 'Init', 'CAPS', 'mixed', 'digit', 'other', 'piece']


def shape(word):
    if any(c.isdigit() for c in word):
        return 4
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 5
    if all(c.islower() for c in letters):
        return 0
    if all(c.isupper() for c in letters):
        return 2 if len(letters) > 1 else 1
    return 1 if letters[0].isupper() and all(c.islower() for c in letters[1:]) else 3


class Layer(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.drop = nn.Dropout(p)

    def forward(self, x, bias):
        b, s, _ = x.shape
        split = lambda t: t.view(b, s, HEADS, HIDDEN // HEADS).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        if self.training:
            y = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        else:      # the same, spelled out for the exported graph
            y = torch.softmax(q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -.5 + bias, -1) @ v
        y = y.transpose(1, 2).reshape(b, s, HIDDEN)
        x = self.norm1(x + self.drop(self.o(y)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Mlp(nn.Sequential):
    def __init__(self, size, p):
        super().__init__(nn.Linear(HIDDEN, size), nn.GELU(), nn.Dropout(p))


class Model(nn.Module):
    def __init__(self, upos, rels, mentions, names, pieces, p=.12, arc=256, rel=96, span=128):
        super().__init__()
        self.word = nn.Embedding(pieces, HIDDEN)
        self.place = nn.Embedding(512, HIDDEN)
        self.shape = nn.Embedding(len(SHAPES), HIDDEN)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(p) for _ in range(LAYERS))
        self.drop = nn.Dropout(p)
        self.root = nn.Parameter(torch.zeros(HIDDEN))
        self.upos, self.ends = nn.Linear(HIDDEN, upos), nn.Linear(HIDDEN, 1)
        self.arc_d, self.arc_h, self.rel_d, self.rel_h = Mlp(arc, .3), Mlp(arc, .3), Mlp(rel, .3), Mlp(rel, .3)
        self.arc_w, self.arc_b = nn.Parameter(torch.zeros(arc, arc)), nn.Linear(arc, 1)
        self.rel_w = nn.Parameter(torch.zeros(rels, rel, rel))
        self.rel_d1, self.rel_h1 = nn.Linear(rel, rels), nn.Linear(rel, rels)
        self.start, self.end = Mlp(span, .2), Mlp(span, .2)
        self.span_w = nn.Parameter(torch.zeros(mentions + 1, span, span))
        self.span_s, self.span_e = nn.Linear(span, mentions + 1), nn.Linear(span, mentions + 1)
        self.name_w = nn.Parameter(torch.zeros(names + 1, span, span))
        self.name_s, self.name_e = nn.Linear(span, names + 1), nn.Linear(span, names + 1)
        for w in (self.arc_w, self.rel_w, self.span_w, self.name_w):
            nn.init.normal_(w, std=.02)
        self.attribution = nn.Sequential(Mlp(192, .2), nn.Linear(192, 7))

    def encode(self, ids, shapes, mask):
        x = self.word(ids) + self.place(torch.arange(ids.shape[1], device=ids.device))[None] + self.type0 + self.shape(shapes)
        x = self.drop(self.norm(x))
        bias = (1 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids, shapes, mask, first, last):
        x = self.encode(ids, shapes, mask)
        at = lambda i: torch.gather(x, 1, i[:, :, None].expand(-1, -1, HIDDEN))
        h = self.drop((at(first) + at(last)) * .5)
        rooted = torch.cat([self.root.expand(h.shape[0], 1, HIDDEN), h], 1)
        d, hd = self.arc_d(h), self.arc_h(rooted)
        arcs = d @ self.arc_w @ hd.transpose(1, 2) + self.arc_b(hd).transpose(1, 2)
        rd = self.rel_d(h)
        rel = (torch.einsum('bdi,rij->bdrj', rd, self.rel_w), self.rel_d1(rd), self.rel_h(rooted))
        s, e = self.start(h), self.end(h)
        pairs = lambda w, left, right: torch.einsum('bitj,bkj->bikt', torch.einsum('bid,tdj->bitj', s, w), e) + left(s)[:, :, None] + right(e)[:, None]
        spans, names = pairs(self.span_w, self.span_s, self.span_e), pairs(self.name_w, self.name_s, self.name_e)
        return self.upos(h), self.ends(h).squeeze(-1), arcs, rel, spans, self.attribution(h), names

    def relations(self, rel, heads):
        """Scores [B,W,R] of the relations between each word and its head, [B,W] with 0 for the root."""
        left, bias, right = rel
        at = right.gather(1, heads[:, :, None].expand(-1, -1, right.shape[-1]))
        return torch.einsum('bdrj,bdj->bdr', left, at) + bias + self.rel_h1(at)

    def load_base(self, tensors):
        """Takes the weights of all-MiniLM-L6-v2 (a BERT)."""
        t = {k.removeprefix('bert.'): v for k, v in tensors.items()}
        def put(module, name):
            module.weight.data.copy_(t[name + '.weight'])
            if getattr(module, 'bias', None) is not None:
                module.bias.data.copy_(t[name + '.bias'])
        put(self.word, 'embeddings.word_embeddings'); put(self.place, 'embeddings.position_embeddings'); put(self.norm, 'embeddings.LayerNorm')
        self.type0.copy_(t['embeddings.token_type_embeddings.weight'][0])
        for n, l in enumerate(self.layers):
            b = f'encoder.layer.{n}.'
            for module, name in ((l.q, 'attention.self.query'), (l.k, 'attention.self.key'), (l.v, 'attention.self.value'),
                                 (l.o, 'attention.output.dense'), (l.norm1, 'attention.output.LayerNorm'), (l.up, 'intermediate.dense'),
                                 (l.down, 'output.dense'), (l.norm2, 'output.LayerNorm')):
                put(module, b + name)


def build(upos, rels, mentions, names, pieces, p=.12):
    m = Model(upos, rels, mentions, names, pieces, p)
    m.register_buffer('type0', torch.zeros(HIDDEN))
    return m
