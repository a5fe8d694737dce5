"""Facts written by hand for the gazetteer: middles of countries and large divisions, other names, regions and seas."""

# Middle of each country in whole degrees or so: "CC lat lon".
COUNTRY_MIDDLES = """
AD 42.5 1.5|AE 24 54|AF 33 66|AG 17.05 -61.8|AI 18.2 -63.05|AL 41 20|AM 40 45|AO -12.5 18.5|AQ -80 0|AR -34 -64|AS -14.3 -170.7|AT 47.3 13.3|AU -25.4 134.2
AW 12.5 -70|AX 60.2 20|AZ 40.5 47.5|BA 44 18|BB 13.2 -59.5|BD 24 90|BE 50.8 4|BF 13 -2|BG 43 25|BH 26 50.6|BI -3.5 30|BJ 9.5 2.25|BL 17.9 -62.8|BM 32.3 -64.8
BN 4.5 114.7|BO -17 -65|BQ 12.2 -68.3|BR -10 -55|BS 24.2 -76|BT 27.5 90.5|BW -22 24|BY 53 28|BZ 17.2 -88.7|CA 60 -96|CC -12.2 96.8|CD -2.5 23.5|CF 7 21|CG -1 15
CH 47 8|CI 8 -5.5|CK -21.2 -159.8|CL -33 -71|CM 6 12.5|CN 35.9 103.9|CO 4 -73.2|CR 10 -84|CU 22 -79.5|CV 16 -24|CW 12.2 -69|CX -10.5 105.7|CY 35 33|CZ 49.75 15|DE 51.5 10.5
DJ 11.5 42.5|DK 56 10|DM 15.4 -61.3|DO 19 -70.7|DZ 28 3|EC -1.5 -78.2|EE 59 26|EG 27 30|EH 25 -13.5|ER 15 39|ES 40 -4|ET 8 38|FI 64 26|FJ -18 178|FK -51.75 -59.2
FM 6.9 158.2|FO 62 -7|FR 46 2|GA -1 11.75|GB 54.5 -2.7|GD 12.1 -61.7|GE 42 43.5|GF 4 -53|GG 49.5 -2.6|GH 8 -2|GI 36.1 -5.35|GL 72 -40|GM 13.5 -15.5|GN 11 -10.5
GP 16.2 -61.5|GQ 1.7 10.3|GR 39 22|GS -54.5 -37|GT 15.5 -90.25|GU 13.5 144.8|GW 12 -15|GY 5 -59|HK 22.3 114.2|HN 15 -86.5|HR 45.2 15.5|HT 19 -72.4|HU 47 20|ID -2 118
IE 53 -8|IL 31.5 34.75|IM 54.2 -4.5|IN 22 79|IO -6 71.5|IQ 33 44|IR 32 53|IS 65 -18|IT 42.8 12.8|JE 49.2 -2.1|JM 18.2 -77.5|JO 31 36|JP 36 138|KE 1 38|KG 41 75
KH 13 105|KI 1.4 173|KM -12.2 44.2|KN 17.3 -62.75|KP 40 127|KR 36.5 127.8|KW 29.5 47.75|KY 19.5 -80.6|KZ 48 68|LA 18 105|LB 33.8 35.8|LC 13.9 -61|LI 47.2 9.5
LK 7 81|LR 6.5 -9.5|LS -29.5 28.2|LT 56 24|LU 49.75 6.2|LV 57 25|LY 28 17|MA 32 -5|MC 43.7 7.4|MD 47 29|ME 42.7 19.3|MF 18.1 -63.1|MG -20 47|MH 7.1 171.2|MK 41.6 21.7
ML 17 -4|MM 22 98|MN 46 105|MO 22.2 113.5|MP 15.2 145.75|MQ 14.7 -61|MR 20 -12|MS 16.75 -62.2|MT 35.9 14.4|MU -20.3 57.5|MV 3.2 73|MW -13.5 34|MX 23 -102|MY 3.2 102
MZ -18.2 35|NA -22 17|NC -21.5 165.5|NE 16 8|NF -29 168|NG 10 8|NI 13 -85|NL 52.2 5.75|NO 62 10|NP 28 84|NR -0.5 166.9|NU -19 -169.9|NZ -41 174|OM 21 57|PA 9 -80
PE -10 -76|PF -15 -140|PG -6 147|PH 13 122|PK 30 70|PL 52 20|PM 46.8 -56.3|PN -25 -130|PR 18.2 -66.5|PS 31.9 35.2|PT 39.5 -8|PW 7.5 134.5|PY -23 -58|QA 25.3 51.2
RE -21.1 55.5|RO 46 25|RS 44 21|RU 60 100|RW -2 30|SA 25 45|SB -8 159|SC -4.6 55.6|SD 15 30|SE 62 15|SG 1.36 103.8|SH -16 -5.7|SI 46.2 15|SJ 78 20|SK 48.7 19.5
SL 8.5 -11.5|SM 43.9 12.5|SN 14 -14|SO 6 48|SR 4 -56|SS 7.5 30|ST 1 7|SV 13.8 -88.9|SX 18.05 -63.06|SY 35 38|SZ -26.5 31.5|TC 21.7 -71.6|TD 15 19|TF -49 69|TG 8 1.2
TH 15 101|TJ 39 71|TK -9 -172|TL -8.8 126|TM 40 60|TN 34 9|TO -20 -175|TR 39 35|TT 11 -61|TV -8 178|TW 23.5 121|TZ -6 35|UA 49 32|UG 1.5 32.5|UM 19.3 166.6
US 39.76 -98.5|UY -33 -56|UZ 41.5 64|VA 41.9 12.45|VC 13.2 -61.2|VE 8 -66|VG 18.5 -64.5|VI 18.3 -64.8|VN 16 107.8|VU -16 167|WF -13.3 -176.2|WS -13.6 -172.3
XK 42.6 21|YE 15.5 47.5|YT -12.8 45.2|ZA -29 24|ZM -15 30|ZW -19 29
"""

# Middles of large first-order divisions whose towns crowd one corner: "CC.admin1 lat lon".
ADMIN1_MIDDLES = """
US.AL 32.8 -86.8|US.AK 64 -150|US.AZ 34.3 -111.7|US.AR 34.8 -92.4|US.CA 37.2 -119.3|US.CO 39 -105.5|US.CT 41.6 -72.7|US.DE 39 -75.5|US.DC 38.9 -77.04|US.FL 28.6 -82.4
US.GA 32.7 -83.4|US.HI 20.8 -156.5|US.ID 44.4 -114.6|US.IL 40 -89.2|US.IN 40 -86.3|US.IA 42 -93.5|US.KS 38.5 -98.5|US.KY 37.5 -85.3|US.LA 31 -92|US.ME 45.3 -69.2
US.MD 39 -76.7|US.MA 42.4 -71.9|US.MI 44.3 -85.4|US.MN 46.3 -94.3|US.MS 32.7 -89.7|US.MO 38.4 -92.5|US.MT 47 -109.6|US.NE 41.5 -99.8|US.NV 39.4 -116.6|US.NH 43.7 -71.6
US.NJ 40.2 -74.7|US.NM 34.4 -106.1|US.NY 43 -75.5|US.NC 35.6 -79.4|US.ND 47.4 -100.5|US.OH 40.3 -82.8|US.OK 35.6 -97.5|US.OR 43.9 -120.6|US.PA 40.9 -77.8|US.RI 41.6 -71.5
US.SC 33.9 -80.9|US.SD 44.4 -100.2|US.TN 35.9 -86.4|US.TX 31.5 -99.3|US.UT 39.3 -111.7|US.VT 44 -72.7|US.VA 37.5 -78.8|US.WA 47.4 -120.5|US.WV 38.6 -80.6|US.WI 44.6 -89.9
US.WY 43 -107.6|CA.01 55 -115|CA.02 54 -125|CA.03 55 -97|CA.04 46.5 -66.2|CA.05 53 -60|CA.07 45 -63|CA.08 50 -85|CA.09 46.4 -63.2|CA.10 53 -71|CA.11 54 -106
CA.12 63 -135|CA.13 65 -118|CA.14 70 -90|AU.02 -32 147|AU.03 -19.5 133|AU.04 -22 144|AU.05 -30 135|AU.06 -42 147|AU.07 -37 144|AU.08 -25 122|GB.ENG 52.6 -1.5
GB.SCT 56.8 -4.2|GB.WLS 52.3 -3.8|GB.NIR 54.6 -6.7
"""

# Other names of countries.
COUNTRY_NAMES = {
    'US': ['United States of America', 'U.S.', 'US', 'USA', 'U.S.A.', 'America', 'States'],
    'GB': ['UK', 'U.K.', 'Britain', 'Great Britain', 'United Kingdom'],
    'AE': ['UAE', 'U.A.E.', 'Emirates'],
    'CD': ['DRC', 'DR Congo', 'D.R. Congo', 'Democratic Republic of Congo', 'Congo-Kinshasa', 'Zaire', 'Congo'],
    'CG': ['Congo-Brazzaville', 'Congo Republic', 'Republic of Congo', 'Republic of the Congo', 'Congo'],
    'CI': ["Cote d'Ivoire", 'Ivory Coast'], 'MM': ['Burma', 'Myanmar'], 'NL': ['Holland', 'Netherlands', 'The Netherlands'],
    'CZ': ['Czech Republic', 'Czechia'], 'MK': ['Macedonia', 'North Macedonia', 'FYROM'], 'SZ': ['Swaziland', 'Eswatini'],
    'CV': ['Cape Verde', 'Cabo Verde'], 'TL': ['East Timor', 'Timor-Leste'], 'KP': ['North Korea', 'DPRK'], 'KR': ['South Korea', 'Korea'],
    'CN': ["People's Republic of China", 'PRC', 'Mainland China', 'China'], 'TW': ['Taiwan', 'Republic of China'], 'RU': ['Russian Federation', 'Russia'],
    'SY': ['Syrian Arab Republic'], 'IR': ['Islamic Republic of Iran', 'Persia'], 'VN': ['Viet Nam'], 'LA': ['Lao PDR', "Lao People's Democratic Republic"],
    'PS': ['Palestine', 'Palestinian Territories', 'Palestinian territories', 'State of Palestine', 'Occupied Palestinian Territory'],
    'TR': ['Turkey', 'Turkiye'], 'VA': ['Vatican', 'Vatican City', 'Holy See'], 'BA': ['Bosnia', 'Bosnia-Herzegovina', 'Bosnia and Herzegovina'],
    'CF': ['Central African Republic', 'CAR'], 'DO': ['Dominican Republic'], 'IE': ['Republic of Ireland', 'Eire', 'Irish Republic'], 'TZ': ['United Republic of Tanzania'],
    'XK': ['Kosovo'], 'PG': ['Papua New Guinea', 'PNG'], 'GM': ['The Gambia', 'Gambia'], 'BS': ['Bahamas', 'The Bahamas'], 'FM': ['Micronesia'],
    'TT': ['Trinidad', 'Trinidad and Tobago', 'Trinidad & Tobago'], 'ST': ['Sao Tome'], 'SA': ['Kingdom of Saudi Arabia', 'KSA'], 'FK': ['Falklands', 'Falkland Islands'],
    'GW': ['Guinea-Bissau'], 'VI': ['US Virgin Islands', 'U.S. Virgin Islands'], 'MD': ['Moldova'], 'BN': ['Brunei'], 'LY': ['Libya'], 'JO': ['Hashemite Kingdom of Jordan'],
    'SS': ['South Sudan'], 'HK': ['Hong Kong'], 'MO': ['Macau', 'Macao'], 'PR': ['Puerto Rico'], 'YE': ['Yemen'], 'SR': ['Suriname', 'Surinam'],
}

# Other names of first-order divisions.
ADMIN1_NAMES = {
    'US.DC': ['D.C.', 'District of Columbia'], 'AU.02': ['NSW', 'N.S.W.'], 'CA.02': ['B.C.'], 'CA.05': ['Newfoundland', 'Labrador'], 'CA.09': ['PEI'],
    'GB.NIR': ['Ulster'], 'RU.47': ['Moscow region', 'Moscow Oblast'], 'RU.48': ['Moscow'], 'PK.03': ['KPK', 'Khyber Pakhtunkhwa', 'North West Frontier Province'],
}

# Regions larger than a country or across borders, seas and well-known areas without a government: name, lat, lon, radius in km.
REGIONS = [
    ('Africa', 7, 21, 3500), ('Asia', 30, 90, 4000), ('Europe', 50, 15, 2000), ('North America', 48, -100, 3000), ('South America', -15, -60, 2500),
    ('Latin America', -4, -67, 4000), ('Central America', 13, -86, 700), ('Americas', 10, -85, 6000), ('Oceania', -18, 140, 3500), ('Antarctica', -80, 0, 2500),
    ('Middle East', 29, 41, 1500), ('Near East', 33, 40, 1200), ('Mideast', 29, 41, 1500), ('Far East', 40, 115, 2500), ('Central Asia', 45, 68, 1200),
    ('South Asia', 22, 79, 1500), ('East Asia', 35, 115, 1800), ('Southeast Asia', 8, 112, 1800), ('South-East Asia', 8, 112, 1800),
    ('Eastern Europe', 52, 30, 1200), ('Western Europe', 48, 4, 800), ('Central Europe', 49, 16, 500), ('Scandinavia', 63, 15, 900), ('Balkans', 43, 22, 500),
    ('Caucasus', 42.5, 45, 400), ('North Caucasus', 43.5, 44.5, 350), ('Baltics', 57, 25, 300), ('Iberian Peninsula', 40, -4, 500), ('Crimea', 45.2, 34.2, 130),
    ('Donbas', 48.2, 38.3, 150), ('Donbass', 48.2, 38.3, 150), ('Siberia', 62, 100, 2500), ('Kashmir', 34, 76, 250), ('Punjab region', 31, 74, 300),
    ('Kurdistan', 36.8, 43.5, 300), ('Iraqi Kurdistan', 36.4, 44.3, 150), ('Sinai', 29.5, 34, 150), ('Sinai Peninsula', 29.5, 34, 150), ('Golan Heights', 33, 35.8, 30),
    ('West Bank', 32, 35.25, 60), ('Gaza Strip', 31.42, 34.36, 20), ('Gaza', 31.42, 34.36, 20), ('Darfur', 13, 25, 400), ('Sahel', 14, 5, 2500), ('Sahara', 23, 13, 2000),
    ('Maghreb', 31, 2, 1200), ('North Africa', 28, 12, 2000), ('West Africa', 12, -2, 1500), ('East Africa', 1, 37, 1200), ('Southern Africa', -20, 25, 1200),
    ('Central Africa', 2, 20, 1200), ('sub-Saharan Africa', 0, 22, 3000), ('Horn of Africa', 8, 45, 700), ('Great Lakes region', -2, 30, 500),
    ('Arabian Peninsula', 23, 46, 1000), ('Levant', 34, 37, 400), ('Indian subcontinent', 22, 79, 1500), ('Korean Peninsula', 38, 127, 400), ('Indochina', 16, 105, 600),
    ('Caribbean', 16, -72, 1200), ('West Indies', 18, -70, 1200), ('Pacific', 0, -160, 6000), ('Pacific Ocean', 0, -160, 6000), ('Atlantic', 15, -35, 5000),
    ('Atlantic Ocean', 15, -35, 5000), ('Indian Ocean', -10, 75, 4000), ('Arctic', 85, 0, 2500), ('Arctic Ocean', 85, 0, 2000), ('Southern Ocean', -65, 0, 5000),
    ('Mediterranean', 36, 17, 1500), ('Mediterranean Sea', 36, 17, 1500), ('Black Sea', 43.4, 34.3, 500), ('Caspian Sea', 41.7, 50.7, 500), ('Red Sea', 20.5, 38.2, 900),
    ('Baltic Sea', 58, 20, 600), ('North Sea', 56, 3, 450), ('Adriatic', 43, 15, 350), ('Aegean', 39, 25, 250), ('Persian Gulf', 26.5, 52, 400), ('Arabian Sea', 16, 63, 1200),
    ('Gulf of Aden', 12.5, 47.5, 400), ('Gulf of Mexico', 25, -90, 700), ('Gulf of Oman', 24.8, 58.5, 250), ('Strait of Hormuz', 26.6, 56.3, 60), ('South China Sea', 12, 114, 1000),
    ('East China Sea', 29, 125, 500), ('Sea of Japan', 40, 135, 600), ('Yellow Sea', 36, 123, 400), ('Bay of Bengal', 15, 88, 900), ('English Channel', 50.2, -1.5, 250),
    ('Irish Sea', 53.7, -4.8, 100), ('Bosphorus', 41.1, 29.07, 20), ('Suez Canal', 30.6, 32.3, 80), ('Panama Canal', 9.1, -79.7, 40), ('Bering Sea', 58, -178, 900),
    ('Great Lakes', 45, -84, 500), ('Lake Michigan', 44, -87, 200), ('Lake Erie', 42.2, -81.2, 180), ('Lake Ontario', 43.7, -77.9, 140), ('Lake Superior', 47.7, -87.5, 250),
    ('Lake Huron', 44.8, -82.4, 170), ('Lake Victoria', -1, 33, 170), ('Lake Chad', 13, 14, 100), ('Himalayas', 28, 84, 900), ('Alps', 46.5, 9.5, 400), ('Andes', -20, -68, 2500),
    ('Amazon', -3, -60, 1500), ('Rocky Mountains', 43, -110, 900), ('Appalachian Mountains', 38, -80, 700), ('Appalachia', 38, -81, 500), ('New England', 44, -71, 250),
    ('Midwest', 41.5, -90, 700), ('Mississippi River', 38, -90, 800), ('Ohio River', 38, -85, 400), ('Missouri River', 43, -100, 800), ('Hudson River', 42, -73.9, 150),
    ('Long Island', 40.8, -73.1, 90), ('Silicon Valley', 37.4, -122, 30), ('Bay Area', 37.8, -122.2, 70), ('Sydney Harbour', -33.85, 151.25, 10), ('Nile', 22, 31, 900),
    ('Danube', 46, 19, 600), ('Rhine', 50, 7.5, 300), ('Thames', 51.5, -0.6, 100), ('Euphrates', 35, 40, 350), ('Tigris', 35, 44, 350), ('Mekong', 16, 104, 700),
    ('Merseyside', 53.42, -2.92, 25), ('Greater Manchester', 53.5, -2.3, 25), ('West Midlands', 52.5, -1.85, 25), ('West Yorkshire', 53.75, -1.7, 30),
    ('South Yorkshire', 53.5, -1.3, 30), ('Tyne and Wear', 54.95, -1.5, 20), ('Yorkshire', 53.95, -1.2, 70), ('Sussex', 50.95, 0, 60), ('East Anglia', 52.5, 1, 60),
    ('Scottish Highlands', 57.4, -4.8, 120), ('Midlands', 52.6, -1.6, 70), ('Jutland', 56, 9, 130), ('Provence', 43.7, 6, 120), ('Normandy', 49.1, 0.2, 130),
    ('Brittany', 48.2, -3, 120), ('Tuscany', 43.4, 11.1, 90), ('Sinaloa state', 25, -107.5, 200), ('Helmand', 31, 64, 150), ('Kandahar province', 31, 65.5, 130),
    ('South Ossetia', 42.3, 44, 40), ('Abkhazia', 43, 41, 70), ('Nagorno-Karabakh', 39.8, 46.7, 70), ('Transnistria', 47, 29.3, 70), ('Northern Cyprus', 35.2, 33.6, 60),
    ('Somaliland', 9.8, 46, 250), ('Puntland', 8.4, 49, 250), ('Western Sahara', 25, -13.5, 400), ('Tibet', 31.5, 88, 800), ('Xinjiang', 41, 85, 700), ('Aceh', 4.2, 96.8, 150),
    ('Java', -7.3, 110, 350), ('Sumatra', -0.5, 101.5, 600), ('Borneo', 1, 114, 450), ('Sulawesi', -2, 121, 350), ('Mindanao', 7.7, 125, 220), ('Luzon', 16, 121, 300),
    ('Sicily', 37.6, 14, 120), ('Sardinia', 40, 9, 120), ('Corsica', 42.1, 9.1, 80), ('Crete', 35.2, 24.9, 110), ('Bali', -8.4, 115.1, 60), ('Vancouver Island', 49.6, -125.7, 200),
    ('Northern Territory', -19.5, 133, 600), ('Vojvodina', 45.4, 20, 80), ('Tyrol', 47.2, 11.4, 60), ('Bavaria', 48.8, 11.5, 150), ('Flanders', 51, 4, 80), ('Wallonia', 50.4, 5, 90),
    ('Catalonia', 41.8, 1.5, 110), ('Basque Country', 43, -2.5, 60), ('Andalusia', 37.5, -4.7, 220), ('Chechnya', 43.3, 45.7, 70), ('Dagestan', 43, 47, 150), ('Ingushetia', 43.2, 44.9, 35),
    ('North Ossetia', 43, 44.3, 60), ('Waziristan', 32.7, 69.8, 90), ('Swat Valley', 35.2, 72.4, 60), ('Negev', 30.8, 34.8, 80), ('Galilee', 32.8, 35.4, 40), ('Bekaa Valley', 33.9, 36, 50),
    ('Kordofan', 13, 29.5, 300), ('Ogaden', 7, 44, 250), ('Tigray', 14, 38.8, 130), ('Niger Delta', 5, 6.3, 120), ('Guantanamo Bay', 19.95, -75.15, 12), ('Capitol Hill', 38.89, -77.0, 3),
]

# Well-known other names of towns: GeoNames id of the town, names.
TOWN_NAMES = {
    703448: ['Kiev'], 706483: ['Kharkov'], 698740: ['Odessa'], 702550: ['Lvov'], 1275339: ['Bombay'], 1275004: ['Calcutta'], 1264527: ['Madras'],
    1816670: ['Peking'], 1566083: ['Saigon'], 1298824: ['Rangoon'], 498817: ['Leningrad', 'St. Petersburg', 'Petersburg'], 5128581: ['New York', 'NYC'],
    5368361: ['L.A.', 'LA'], 4140963: ['Washington DC', 'Washington D.C.', 'Washington'], 281184: ['Al-Quds'], 98182: ['Bagdad'], 276781: ['Beyrouth'],
    281133: ['Gaza City', 'Gaza'], 2950159: ['East Berlin', 'West Berlin'], 3448439: ['Sao Paulo'], 99072: ['Mosul'], 170063: ['Aleppo'], 170654: ['Damascus'],
}
