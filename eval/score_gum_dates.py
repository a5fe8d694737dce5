#!/usr/bin/env python3
"""Score the values of dates (`BIN layers FILE --as json`) on GUM's `<date when=...>` in news, interviews and biographies.

    score_gum_dates.py BIN GUM_XML_DIR [--misses]

The text of a document is its tokens, joined as English is written, a blank line between blocks. The day of creation is given as the
day of publication in news and interviews. accuracy: of the gold dates with `when` (of the form YYYY, YYYY-MM or YYYY-MM-DD), the
share that an expression overlaps whose value is the same; an expression's time of day is left out, and a missed date is wrong.
"""
import glob, json, re, subprocess, sys, tempfile
from collections import Counter
from html import unescape

BLOCKS = re.compile(r'</?(head|p|item|list|caption|figure|sp|table|row|cell|quote|q|note|s)\b')


def read(path):
    head, out, dates, open_dates = None, [], [], []
    text = ''
    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if line.startswith('<text '):
            head = dict(re.findall(r'(\w+)="([^"]*)"', line))
        elif line.startswith('<date'):
            open_dates.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', line))))
        elif line.startswith('</date>'):
            start, attributes = open_dates.pop()
            dates.append((start, len(text), attributes))
        elif line.startswith('<'):
            name = BLOCKS.match(line)
            if name and name.group(1) not in ('s', 'q', 'quote') and not text.endswith('\n\n') and text:
                text += '\n\n'
        elif line:
            word = unescape(line.split('\t')[0])
            glued = re.match(r"^([,.;:!?%)\]’”]|'s|’s|n't|n’t|'|'re|'ve|'ll|'d)", word) or text.endswith(('(', '[', '“', '‘', '\n', '$', '/')) or not text
            text += ('' if glued else ' ') + word
    return head, text, dates


def main():
    binary, folder = sys.argv[1:3]
    n = Counter()
    for kind in ('news', 'interview', 'bio'):
        for path in sorted(glob.glob(f'{folder}/GUM_{kind}_*.xml')):
            head, text, dates = read(path)
            gold = [(s, e, a['when']) for s, e, a in dates if re.fullmatch(r'\d{4}(-\d\d(-\d\d)?)?', a.get('when', ''))]
            if not gold:
                continue
            with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf8', newline='') as f:
                f.write(text); f.flush()
                given = ['--published', head['dateCreated']] if kind != 'bio' and re.fullmatch(r'\d{4}-\d\d-\d\d', head.get('dateCreated', '')) else []
                found = json.loads(subprocess.run([binary, 'layers', f.name, '--as', 'json', *given], capture_output=True, text=True, check=True).stdout)['timexes']
            byte = lambda i: len(text[:i].encode())
            for s, e, want in gold:
                near = [t for t in found if min(t['end'], byte(e)) > max(t['start'], byte(s))]
                values = [t['value'].split('T')[0] for t in near]
                n['gold'] += 1; n['found'] += bool(near); n['right'] += want in values
                if want not in values and '--misses' in sys.argv:
                    print(kind, head['id'], repr(text[s:e]), 'want', want, 'got', values)
    print(f"value accuracy {100 * n['right'] / max(1, n['gold']):.1f}  ({n['right']} of {n['gold']} dates, {n['found']} found)")


main()
