/** Who an organisation is by the registers that ship. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../pipeline/resolve/index.ts';
import { registerEntryOf } from '../../pipeline/resolve/register.ts';
import { headed } from './marked.ts';

/** 'municipality 0115 register-name', or null. */
function shown(name: string, aliases: readonly string[] = []): string | null {
  const link = registerEntryOf(name, aliases);
  return link ? `${link.register} ${link.id} ${link.by.replace('register-', '')}` : null;
}

const MUNICIPALITIES: readonly [string, string][] = [
  ['Vallentuna kommun', '0115 name'],
  ['vallentuna kommun', '0115 name'],
  ['VALLENTUNA KOMMUN', '0115 name'],
  ['Vallentuna  kommun', '0115 name'],
  ['Vallentuna kommuns', '0115 name'],
  ['Kommunen Vallentuna', '0115 name'],
  ['Vallentuna', '0115 place'],
  ['VALLENTUNA', '0115 place'],
  ['Vallentunas', '0115 place'],
  ['Östersunds kommun', '2380 name'],
  ['Östersund kommun', '2380 name'],
  ['Östersund', '2380 place'],
  ['Falu kommun', '2080 name'],
  ['Falun', '2080 place'],
  ['Kalmar kommun', '0880 name'],
  ['Upplands Väsby kommun', '0114 name'],
  ['Upplands-Väsby', '0114 place'],
  ['Upplands-Bro kommun', '0139 name'],
  ['Upplands Bro kommun', '0139 name'],
  ['Malung-Sälens kommun', '2023 name'],
  ['Dals-Eds kommun', '1438 name'],
  ['Håbo', '0305 place'],
  ['Habo', '0643 place'],
  ['Göteborgs Stad', '1480 town'],
  ['Göteborgs stad', '1480 town'],
  ['Göteborgs Stads', '1480 town'],
  ['Malmö stad', '1280 town'],
  ['Stockholms stad', '0180 town'],
  ['Stockholm', '0180 place'],
  ['Borås Stad', '1490 town'],
  ['Uppsala', '0380 place'],
  ['Uppsala kommun', '0380 name'],
  ['Mark kommun', '1463 name'],
  ['Marks kommun', '1463 name'],
  ['Nora kommun', '1884 name'],
  ['Gotland', '0980 place'],
  ['Gotlands kommun', '0980 name'],
  ['Region Gotland', '0980 name'],
  ['region Gotlands', '0980 county'],
];

const REGIONS: readonly [string, string][] = [
  ['Region Stockholm', '01 name'],
  ['Region Uppsala', '03 name'],
  ['Region Sörmland', '04 name'],
  ['Region Östergötland', '05 name'],
  ['Region Jönköpings län', '06 name'],
  ['Region Kronoberg', '07 name'],
  ['Region Kalmar län', '08 name'],
  ['Region Blekinge', '10 name'],
  ['Region Skåne', '12 name'],
  ['Region Halland', '13 name'],
  ['Västra Götalandsregionen', '14 name'],
  ['Region Värmland', '17 name'],
  ['Region Örebro län', '18 name'],
  ['Region Västmanland', '19 name'],
  ['Region Dalarna', '20 name'],
  ['Region Gävleborg', '21 name'],
  ['Region Västernorrland', '22 name'],
  ['Region Jämtland Härjedalen', '23 name'],
  ['Region Västerbotten', '24 name'],
  ['Region Norrbotten', '25 name'],
  ['REGION SKÅNE', '12 name'],
  ['region Skåne', '12 name'],
  ['Region Skånes', '12 name'],
  ['Region Hallands', '13 county'],
  ['Region Kalmar', '08 county'],
  ['Region Örebro', '18 county'],
  ['Region Jönköping', '06 county'],
  ['Region Södermanland', '04 county'],
  ['Region Västra Götaland', '14 county'],
  ['Region Jämtland-Härjedalen', '23 name'],
  ['Region Jämtland', '23 county'],
  ['västra götalandsregionen', '14 name'],
  ['VGR', '14 short-name'],
  ['VGR:s', '14 short-name'],
  ['Landstinget i Kalmar län', '08 former-name'],
  ['Landstinget Sörmland', '04 former-name'],
  ['landstinget i Östergötland', '05 former-name'],
  ['Landstinget Dalarna', '20 former-name'],
  ['Örebro läns landsting', '18 former-name'],
  ['Norrbottens läns landsting', '25 former-name'],
  ['Stockholms läns landsting', '01 former-name'],
  ['Regionförbundet Östsam', '05 former-name'],
  ['Bohuslandstinget', '14 former-name'],
];

const AUTHORITIES: readonly [string, string][] = [
  ['Skatteverket', '202100-5448 name'],
  ['skatteverket', '202100-5448 name'],
  ['SKATTEVERKET', '202100-5448 name'],
  ['Skatteverkets', '202100-5448 name'],
  ['Brottsförebyggande rådet', '202100-0068 name'],
  ['Skolverket', '202100-4185 short-name'],
  ['Statens skolverk', '202100-4185 name'],
  ['polisen', '202100-0076 short-name'],
  ['Energimyndigheten', '202100-5000 short-name'],
  ['Inspektionen för vård och omsorg', '202100-6537 name'],
  ['Inspektionen för vård och omsorg (IVO)', '202100-6537 name'],
  ['IVO', '202100-6537 short-name'],
  ['IVO:s', '202100-6537 short-name'],
  ['MSB', '202100-5984 former-name'],
  ['Myndigheten för samhällsskydd och beredskap', '202100-5984 former-name'],
  ['Datainspektionen', '202100-0050 former-name'],
  ['Rikspolisstyrelsen', '202100-0076 former-name'],
  ['Vägverket', '202100-0639 name'],
  ['Lunds universitet', '202100-3211 name'],
  ['Kungl Tekniska högskolan', '202100-3054 name'],
  ['Kungliga tekniska högskolan', '202100-3054 short-name'],
  ['Post och telestyrelsen', '202100-4359 name'],
  ['Post- och Telestyrelsen', '202100-4359 name'],
  ['Alingsås tingsrätt', '202100-2742/alingsas-tingsratt name'],
  ['Stockholms tingsrätt', '202100-2742/stockholms-tingsratt name'],
  ['Förvaltningsrätten i Göteborg', '202100-2742/forvaltningsratten-i-goteborg name'],
  ['Regeringsrätten', '202100-2742/hogsta-forvaltningsdomstolen former-name'],
  ['Länsstyrelsen i Skåne län', '202100-2346 name'],
  ['Länsstyrelsen i Skåne', '202100-2346 county'],
  ['Länsstyrelsen Skåne', '202100-2346 county'],
  ['länsstyrelsen Skåne län', '202100-2346 county'],
  ['Länsstyrelsen i Västra Götaland', '202100-2361 county'],
  ['Länsstyrelsen Sörmland', '202100-2262 county'],
  ['Länsstyrelsen i Stockholm', '202100-2247 county'],
  ['Länsstyrelsen på Gotland', '202100-2312 county'],
  ['Länsstyrelsen Jönköping', '202100-2288 county'],
];

const NOBODY: readonly string[] = [
  ...['Kommunen', 'kommunen', 'regionen', 'Regionen', 'staden', 'Staden', 'landstinget'],
  ...['länsstyrelsen', 'Länsstyrelsen', 'länsstyrelserna', 'universitetet', 'tingsrätten'],
  ...['Kommunerna i Skåne', 'Kalmar län', 'Skåne län', 'Region Norr', 'Region Mitt', 'Skåne'],
  ...['Ale Torg AB', 'Kiruna FF', 'Kalmar FF', 'Lunds Energi', 'Vallentuna bibliotek'],
  ...['Vallentuna kommunfullmäktige', 'Kommunstyrelsen i Vallentuna', 'Uppsalahem AB'],
  ...['Göteborgs Stads Parkerings AB', 'Göteborg Energi AB', 'Stockholms stadshus AB'],
  ...['Stadsledningskontoret', 'Finansdepartementet', 'Utrikesdepartementet', 'Regeringen'],
  // Small letters: a drink, a ground, a worry.
  ...['ale', 'mark', 'vallentuna', 'fra', 'formas', 'arn', 'liu'],
  // Every municipality may have one.
  ...['brottsförebyggande rådet', 'det brottsförebyggande rådet', 'klimatpolitiska rådet'],
  // A noun, a first name or a family's, without a neighbour beside.
  ...['Mark', 'Berg', 'Nora', 'Lund', 'Vara', 'Vilhelmina'],
  // A newspaper, a word, a subject, a party, another body of the same letters.
  ...['DN', 'AD', 'AF', 'JO', 'KI', 'TV', 'PM', 'SVA', 'ISP', 'HaV', 'Sida', 'BRÅ', 'FI', 'ESF'],
  ...['Lägesverket', 'Länsstyrelsen i Sörmarkens län', 'Granviks kommun', 'Granviks stad'],
  ...['Stockholms universitets studentkår', 'Skatteverket i Norden AB', ''],
];

describe('registerEntryOf', () => {
  it.each(MUNICIPALITIES)('%j is the municipality %s', (name, expected) => {
    expect(shown(name)).toBe(`municipality ${expected}`);
  });

  it.each(REGIONS)('%j is the region %s', (name, expected) => {
    expect(shown(name)).toBe(`region ${expected}`);
  });

  it.each(AUTHORITIES)('%j is the authority %s', (name, expected) => {
    expect(shown(name)).toBe(`authority ${expected}`);
  });

  it.each(NOBODY)('%j is nobody for certain', (name) => {
    expect(shown(name)).toBeNull();
  });

  it('has the name of today where the document has a former one', () => {
    expect(registerEntryOf('MSB')?.name).toBe('Myndigheten för civilt försvar');
    expect(registerEntryOf('Landstinget Kronoberg')?.name).toBe('Region Kronoberg');
  });

  it.each<[string, string[], string | null]>([
    ['Vallentunakommunen', ['Vallentuna kommun'], 'municipality 0115 name'],
    // Letters that stand for another body here, and a bare place, tell nothing of a long name.
    ['Inköpsrådet för vård och omsorg', ['IVO'], null],
    ['Föreningen Vallentuna', ['Vallentuna'], null],
    ['Granens nätverk', ['Kumla kommun', 'Täby kommun'], null],
    ['Granens nätverk', ['Kumla kommun', 'kumla kommun'], 'municipality 1881 name'],
  ])('%j also called %j', (name, aliases, expected) => {
    expect(shown(name, aliases)).toBe(expected);
  });
});

describe('organisations of a document', () => {
  it.each<[string, string, (string | null)[]]>([
    [
      'a weak short name beside the long one',
      '[Finanspolitiska rådet] och [AF].',
      ['202100-5687', null],
    ],
    ['', '[Arbetsförmedlingen] deltog. [AF] svarar.', ['202100-2114', '202100-2114']],
    [
      'letters that are a word elsewhere',
      '[Arbetsdomstolen], [AD].',
      ['202100-2122', '202100-2122'],
    ],
    ['a noun beside a neighbour', '[Bollebygds kommun] och [Mark].', ['1443', '1463']],
    ['a noun beside one far away', '[Kiruna kommun] och [Mark].', ['2584', null]],
    ['an own short name', '[Inköpsrådet för vård] ([IVO]) och [IVO].', [null]],
    ['a short form of a register', '[Arbetsförmedlingen] ([AF]) svarar.', ['202100-2114']],
    ['whose it is', '[Rådet mot buller] ([Kumla kommun]) möts.', [null, '1881']],
    ['a part of it', '[Regeringskansliet] ([Landsbygdsdepartementet])', ['202100-3831', null]],
  ])('%s: %s', (_what, marked, expected) => {
    const found = resolve(headed(marked)).organisations;
    expect(found.map(({ register }) => register?.id ?? null)).toEqual(expected);
  });

  it('are of the kind that the register says', () => {
    const found = resolve(headed('[MSB], [Region Gotland], [Täby] och [Granen].')).organisations;
    expect(found.map(({ kind }) => kind)).toEqual([
      'authority',
      'municipality',
      'municipality',
      'other',
    ]);
  });

  it('are no place where the meeting was held', () => {
    const input = headed('Plats: [Vallentuna]. Sedan åt vi.');
    const [span = { start: 0, end: 0 }] = input.mentions.map((mention) => mention.span);
    const place = { value: 'Vallentuna', span, confidence: 0.9, by: 'label-place' };
    const at = (from: typeof place | null) =>
      resolve({ ...input, meeting: { ...input.meeting, place: from } }).organisations[0]?.register;
    expect(at(null)?.id).toBe('0115');
    expect(at(place)).toBeNull();
  });
});
