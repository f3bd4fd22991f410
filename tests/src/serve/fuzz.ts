/** Requests as nobody should make them, by seed. */

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One request. */
export interface Fuzzed {
  readonly method: string;
  /** With its query, as it goes over the line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

const METHODS = [
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
];
const LAYERS = [
  ...'decisions deadlines actions people organisations search documents health corrections failures'.split(
    ' ',
  ),
  ...['statistics/decisions', 'people/names', 'organisations/names'],
  ...['people/mentions', 'organisations/mentions'],
];
const PARAMETERS = [
  ...'q limit cursor since until body person year kind status facets name path part by'.split(' '),
  ...['__proto__', 'constructor', '', 'q[]', 'limit '],
];
/** What may be asked. */
const PLAUSIBLE: Readonly<Record<string, readonly string[]>> = {
  q: ['parken', 'park* åsa', '"köpa en"', 'beslut', 'å*'],
  limit: ['1', '2', '20'],
  since: ['2024', '2023-12'],
  until: ['2024-03-14'],
  body: ['nämnd', 'styrelsen'],
  person: ['ek', 'åsa'],
  year: ['2024'],
  kind: ['protokoll'],
  status: ['open'],
  facets: ['true'],
  name: ['åsa wahlén', 'Region Skåne'],
  part: ['å'],
  by: ['year'],
};
/** What has broken others: of SQL, FTS5, tsquery, paths, numbers, encodings. */
const ODD = [
  ...['', ' ', '0', '-1', '1', '500', '501', '1e3', '0x10', 'NaN', '9'.repeat(30), 'true', 'null'],
  ...["'", '"', '""', '"a', '*', 'a*', '* *', 'a" OR "b', 'NEAR(a b, 2)', 'words:a', '^a', '{a b}'],
  ...["' OR 1=1 --", '; DROP TABLE documents', ') UNION SELECT 1', '%', '_', '@limit', '$1', '\\'],
  ...[
    'a & b',
    '!a',
    'a:*',
    '<->',
    '(',
    ')',
    '||',
    'å',
    'Å*',
    'A\u030a',
    'é',
    'ß',
    '𝒜',
    '👍🏽',
    '\u00AD',
  ],
  ...['\0', 'a\0b', '\r\nX: y', '\u202e', '\ufeff', '\ud800', 'İ', '٣', '²', 'ﬁ', '\u0301'],
  ...[
    '..',
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x',
    'a!/b',
    'upload:x',
    '.',
    '~',
    'a.txt',
    'x.zip',
  ],
  ...[
    '2024',
    '2024-02-30',
    '2024-13',
    '0000',
    '9999-12-31',
    '2024-02-29T00:00',
    'open',
    'protokoll',
  ],
  ...['W10', 'WyIiLCIiXQ', 'WzEsImEiXQ', 'WzFlMzA5LCJhIl0', 'bnVsbA', 'e30', 'WyJ-IiwiIiwtMV0'],
  'a'.repeat(300),
  'ord '.repeat(200),
];
/** Broken percent-encodings and what is none. */
const RAW = [
  '%',
  '%E5',
  '%00',
  '%2F',
  '%2e%2e',
  '%C3%28',
  '%ED%A0%80',
  '+',
  '&',
  '=',
  '#',
  '?',
  ';',
  '//',
  '%F0%9F',
];
const HEADERS = [
  ...[
    'If-None-Match',
    'Content-Type',
    'Content-Type',
    'Authorization',
    'Origin',
    'Host',
    'Slug',
    'Accept',
  ],
  ...[
    'Content-Encoding',
    'Content-Length',
    'Range',
    'X-Forwarded-Host',
    'Sec-Fetch-Site',
    'Cookie',
  ],
  ...['Accept-Encoding', 'X-HTTP-Method-Override', 'Expect-CT', 'If-Match', 'Prefer'],
];
const VALUES = [
  ...['*', '"a"', 'W/"a", "b"', '"', 'application/json', 'text/plain', 'multipart/form-data', ''],
  ...['application/xml', 'image/png'],
  ...['Bearer', 'Bearer x', 'Basic eDp4', 'null', 'http://evil.example', 'localhost', 'gzip', '0'],
  ...[
    '-1',
    '999999999',
    'bytes=0-1',
    'cross-site',
    'none',
    'a=b; c',
    '%E5',
    '%C3%A5.txt',
    "utf-8''x",
  ],
  'x'.repeat(2000),
];

/** Makes requests; `hashes` are of documents that are there. */
export function fuzzer(random: () => number, hashes: readonly string[]): () => Fuzzed {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const chance = (share: number) => random() < share;
  const many = <T>(most: number, make: () => T): T[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, make);
  const noise = () =>
    String.fromCharCode(...many(12, () => Math.floor(random() * (chance(0.5) ? 128 : 65_536))));
  const value = () => (chance(0.8) ? pick(ODD) : noise());
  const encoded = (text: string) => (chance(0.9) ? encode(text) : pick(RAW) + encode(text));
  const segment = () => (chance(0.5) ? pick(LAYERS) : encoded(value()));
  const path = () => {
    if (chance(0.5)) return `/v1/${pick(LAYERS)}`;
    if (chance(0.1)) return `/v1/documents/${pick(hashes)}/corrections${chance(0.3) ? '/1' : ''}`;
    if (chance(0.5))
      return `/v1/documents/${pick([...hashes, 'x'])}${chance(0.5) ? `/${segment()}` : ''}`;
    if (chance(0.3)) return '/v1/documents/named';
    return `/${many(4, segment).join('/')}`;
  };
  const parameter = () => {
    const name = chance(0.9) ? pick(PARAMETERS) : value();
    const given = chance(0.5)
      ? pick((Object.hasOwn(PLAUSIBLE, name) && PLAUSIBLE[name]) || ODD)
      : value();
    return `${encoded(name)}=${encoded(given)}`;
  };
  const query = () => many(chance(0.5) ? 1 : 4, parameter);
  const offset = () => Math.floor(random() * 120) - 5;
  /** Often one that fits, seldom something else in a place of it. */
  const correction = () => ({
    layer: pick(['people', 'decisions', 'meeting', 'agenda', 'x']),
    verdict: pick(['accept', 'reject', 'change', 'add', 'x']),
    span: { start: offset(), end: offset() },
    to: { values: { [pick(['name', 'kind', 'item', 'x'])]: value() } },
    ...(chance(0.2) ? { [value()]: value() } : {}),
  });
  const body = () => {
    if (chance(0.3)) return Buffer.from(JSON.stringify({ path: value(), [value()]: value() }));
    if (chance(0.3)) return Buffer.from(JSON.stringify(correction()));
    if (chance(0.3)) return Buffer.from(value().repeat(Math.floor(random() * 50)));
    return Buffer.from(many(200, () => Math.floor(random() * 256)));
  };
  return () => {
    const method = pick(METHODS);
    const headers = Object.fromEntries(
      many(chance(0.6) ? 0 : 3, () => [pick(HEADERS), pick(VALUES)]),
    );
    const parts = query();
    if (method === 'POST' && chance(0.3)) parts.push(`name=${encoded(value())}`);
    const place = method === 'POST' && chance(0.5) ? '/v1/documents' : path();
    const target = `${place}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
    const without = method === 'GET' || method === 'HEAD';
    return { method, target: oneTarget(target), headers, body: without ? null : body() };
  };
}

/** Halves of letters, which the function for it refuses, go as the sign for what is lost. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** No client can send these in a target. */
function oneTarget(target: string): string {
  return target.replaceAll('#', '%23');
}
