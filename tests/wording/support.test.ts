/** Sentences as a model may write them, beside what the minutes say: invented, kept or dropped. */
import { describe, expect, it } from 'vitest';
import { type Source, supportOf } from '../../pipeline/wording/support.ts';

const NAMES = new Set(['Anna', 'Bo', 'Ek', 'Vera', 'Lind', 'Sten']);

/** One text of several sentences, each on its line, as sources with their spans. */
function sourcesOf(lines: readonly string[]): Source[] {
  let start = 0;
  return lines.map((text) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    return { text, span };
  });
}

/** 'cited' with the numbers of the sources, or why the sentence is dropped. */
function judged(sentence: string, ...lines: readonly string[]): string {
  const sources = sourcesOf(lines);
  const verdict = supportOf(sentence, sources, NAMES);
  if ('reason' in verdict) return verdict.reason;
  const places = verdict.cites.map((cite) => sources.findIndex(({ span }) => span === cite));
  return `cited ${places.map((place) => place + 1).join(' ')}`;
}

type Row = readonly [sentence: string, verdict: string, ...lines: string[]];

const AVSLAG = 'Nämnden avslår motionen om gratis parkering.';
const SKOLAN = 'Nämnden avslår motionen från skolan.';
const VASTAR = 'Robban vill köpa 30 nya västar och en målvaktsutrustning till F12.';
const BILEN = 'Styrelsen köpte en bil och sålde en båt.';
const ANNA = 'Anna Ek skickar svaret senast 3 maj.';

const SUPPORTED: readonly Row[] = [
  [AVSLAG, 'cited 1', AVSLAG],
  ['Nämnden avslog motionen om gratis parkering.', 'cited 1', AVSLAG],
  ['Nämnden avslog en motion om gratis parkering.', 'cited 1', AVSLAG],
  ['Nämnden avslog motionen.', 'cited 1', SKOLAN],
  ['Nämnden beslutade att avslå motionen.', 'cited 1', 'Nämnden beslutar att avslå motionen.'],
  ['Styrelsen beslöt även att köpa en bil.', 'cited 1', 'Styrelsen beslutar att köpa en bil.'],
  ['Robban vill köpa 30 nya västar.', 'cited 1', VASTAR],
  ['Styrelsen köpte en bil.', 'cited 1', BILEN],
  ['Anna Ek skickar svaret senast 3 maj.', 'cited 1', ANNA],
  ['Nämnden avslog motionen.', 'cited 2', 'Nämnden tackar.', 'Nämnden avslår motionen.'],
  ['Vi lägger ner lotterna.', 'cited 1', 'Beslut: vi lägger ner lotterna.'],
  ['Beslut: nämnden avslog motionen.', 'cited 1', 'Beslut: Nämnden avslår motionen.'],
  ['Priset blir 1 500 000 kronor.', 'cited 1', 'Priset blir 1 500 000 kronor.'],
  [
    'Frånvaron har gått från 4,1 till 3,3 procent.',
    'cited 1',
    'Resultat så här långt: frånvaron har gått från 4,1 till 3,3 procent.',
  ],
  ['Kommunen ger laget till skolan.', 'cited 1', 'Kommunen ger laget från byn till skolan.'],
  ['Bo Lind avgick.', 'cited 1', 'Anna Ek och Bo Lind avgick.'],
  ['Nämnden köper inte marken.', 'cited 1', 'Nämnden köper inte marken.'],
  ['Utskottet föreslog att avgiften höjs.', 'cited 1', 'Utskottet föreslår att avgiften höjs.'],
  ['Nämnden avslog motionen och Anna Ek skickar svaret senast 3 maj.', 'cited 1 2', SKOLAN, ANNA],
  ['Anna Ek skickar svaret senast 3 maj, och nämnden avslog motionen.', 'cited 1 2', SKOLAN, ANNA],
  [
    'Taket lagas, väggen målas och golvet slipas.',
    'cited 1 2 3',
    'Taket lagas.',
    'Väggen målas.',
    'Golvet slipas.',
  ],
  [
    'Taket lagas och väggen målas.',
    'cited 3',
    'Taket lagas.',
    'Väggen målas.',
    'Taket lagas och väggen målas.',
  ],
];

const UNSUPPORTED: readonly Row[] = [
  // What no source has.
  ['Nämnden avslog motionen om gratis bussar.', 'word', AVSLAG],
  ['Nämnden biföll motionen.', 'act', AVSLAG],
  ['Styrelsen beslutade att höja avgiften.', 'act', 'Styrelsen diskuterade att höja avgiften.'],
  ['Styrelsen beslutade att höja avgiften.', 'act', 'Styrelsen föreslår att höja avgiften.'],
  ['Styrelsen beslutade om priset.', 'act', 'Styrelsen väntar med beslut om priset.'],
  ['Robban vill köpa 40 nya västar.', 'figure', VASTAR],
  ['Priset blir 500 000 kronor.', 'figure', 'Priset blir 1 500 000 kronor.'],
  ['Anna Ek skickar svaret senast 5 maj.', 'figure', ANNA],
  ['Mötet börjar kl. 19.30.', 'figure', 'Mötet börjar kl. 19.'],
  ['I gruppen skickar Vera svaret.', 'name', 'I gruppen skickar Anna svaret.'],
  ['Vera Ek skickar svaret.', 'name', ANNA],
  ['Nämnden avslog inte motionen.', 'negation', AVSLAG],
  ['Nämnden får avslå motionen.', 'modality', 'Nämnden avslår motionen, kan avslå den igen.'],
  // What a source has and the sentence leaves out.
  ['Nämnden köper marken.', 'negation', 'Nämnden köper inte marken.'],
  ['Nämnden köper marken.', 'negation', 'Nämnden köper marken utan byggnader.'],
  [
    'Nämnden beslutar att höja avgiften.',
    'modality',
    'Utskottet föreslår att nämnden beslutar att höja avgiften.',
  ],
  ['Anna köpa en bil.', 'modality', 'Anna vill köpa en bil.'],
  ['Styrelsen betala hyran.', 'modality', 'Styrelsen vägrade betala hyran.'],
  ['Vi kör P10.', 'condition', 'Vi kör P10 men bara om Hedby lånar ut domare.'],
  ['Vägen stängs.', 'condition', 'Vägen stängs delvis.'],
  ['Priset blir 30 kronor.', 'condition', 'Priset blir högst 30 kronor.'],
  ['Vi lägger lotterna.', 'particle', 'Vi lägger ner lotterna.'],
  ['Föreningen hyr lokalen.', 'particle', 'Föreningen hyr ut lokalen.'],
  // Roles.
  ['Bo gav Anna i uppdrag att skriva.', 'order', 'Anna gav Bo i uppdrag att skriva.'],
  ['Anna gavs i uppdrag av Bo att skriva.', 'word', 'Anna gav Bo i uppdrag att skriva.'],
  ['Bolaget gav kommunen pengar.', 'order', 'Kommunen gav bolaget pengar.'],
  [
    'Värdet för bilen överstiger kostnaden.',
    'order',
    'Kostnaden för bilen överstiger värdet för båten.',
  ],
  ['Nämndens ordförande avgick.', 'word', 'Nämnden hörde att ordförande avgick.'],
  ['Styrelsen köpte en båt.', 'skipped', BILEN],
  ['Anna valdes.', 'skipped', 'Anna avgick som ordförande och Bo valdes.'],
  ['Styrelsen valde Anna.', 'order', 'Styrelsen avtackade Anna och valde Bo.'],
  ['Styrelsen avtackade Bo.', 'skipped', 'Styrelsen avtackade Anna och valde Bo.'],
  ['Nämnden avslog yrkandet.', 'skipped', 'Nämnden avslog motionen och biföll yrkandet.'],
  ['Kommunen köper marken.', 'skipped', 'Det står i tidningen att kommunen köper marken.'],
  ['Nämnden gav bolaget.', 'skipped', 'Nämnden gav styrelsen i uppgift att hjälpa bolaget.'],
  [
    'Gruppen flyttar pengar från vården.',
    'skipped',
    'Gruppen flyttar pengar från skolan till vården.',
  ],
  ['Kommunen stänger vägen.', 'skipped', 'Kommunen stänger av vägen.'],
  // Figures and names are taken whole.
  ['Priset blir 30 kronor.', 'skipped', 'Priset blir 30 miljoner kronor.'],
  ['Fler än 30 kom.', 'word', 'Färre än 30 kom.'],
  ['Priset ökar 30 kronor.', 'skipped', 'Priset ökar mer än 30 kronor.'],
  ['Anna Lind avgick.', 'skipped', 'Anna Ek och Bo Lind avgick.'],
  ['Styrelsen tackar Anna.', 'skipped', 'Styrelsen tackar Anna Ek.'],
  // A part that is lost may have been what the rest hung on.
  ['Ordförande Anna Ek avgick.', 'skipped', 'Vice ordförande Anna Ek avgick.'],
  ['Bo upphör.', 'skipped', 'Avtalet mellan Anna och Bo upphör.'],
  ['Förslaget gick.', 'skipped', 'Förslaget gick till styrelsen.'],
  ['Gruppen får komma under hösten.', 'skipped', 'Gruppen får komma till tals under hösten.'],
  [
    'Styrelsen att Sten begär in offert.',
    'skipped',
    'Styrelsen beslutade att Sten begär in offert.',
  ],
  ['Arbetsgruppen Anna, Vera och.', 'skipped', 'Arbetsgruppen: Anna, Vera och Bo.'],
  [
    'Elin Falk och Robin Ek.',
    'skipped',
    'Elin Falk och Robin Ek, lgh 1203, beviljades medlemskap.',
  ],
  ['Vi går på.', 'skipped', 'Vi går på och vid bron.'],
  [
    'Nämnden avslog förslaget till styrelsen.',
    'skipped',
    'Nämnden avslog förslaget från Anna till styrelsen.',
  ],
  ['Laget ger huset till skolan.', 'skipped', 'Laget ger huset till byn och bilen till skolan.'],
  ['Bo avgick.', 'skipped', 'Det sägs att Anna sjunger och Bo avgick.'],
  ['Priset sänks.', 'condition', 'Priset sänks eller höjs.'],
  ['Anna skriver på fredag.', 'condition', 'Anna skriver till Bo senast på fredag.'],
  // Put together from sentences that do not say it.
  [
    'Anna ringer och skickar 3 offerter.',
    'apart',
    'Anna ringer i morgon.',
    'Bo skickar 3 offerter.',
  ],
  ['Anna ringer och skickar offerter.', 'apart', 'Anna ringer i morgon.', 'Bo skickar offerter.'],
  ['Anna avgick och styrelsen köpte 3 bilar.', 'apart', 'Anna avgick.', 'Styrelsen köpte 3 bilar.'],
  ['Anna avgick och köpte bilar.', 'apart', 'Anna avgick.', 'Bo hostar och köpte bilar.'],
  ['Anna avgick och hon köpte bilar.', 'apart', 'Anna avgick.', 'Hon köpte bilar.'],
  ['Anna köper bilar och båten från Hedby.', 'apart', 'Anna köper bilar.', 'Båten från Hedby.'],
  [
    'Anna menade att taket läcker och nämnden avslog motionen.',
    'apart',
    'Anna menade att taket läcker.',
    'Nämnden avslog motionen.',
  ],
  [
    'Skäl: taket är rött och nämnden avslog motionen.',
    'apart',
    'Skäl: taket är rött.',
    'Nämnden avslog motionen.',
  ],
  ['Anna köpte bilar.', 'apart', 'Anna avgick.', 'Bo köpte bilar.'],
  [
    'Taket lagas, väggen målas, golvet slipas och dörren hängs.',
    'apart',
    'Taket lagas.',
    'Väggen målas.',
    'Golvet slipas.',
    'Dörren hängs.',
  ],
  // Not sentences.
  ['', 'empty', AVSLAG],
  ['Nämnden.', 'empty', AVSLAG],
  ['Nämnden avslår motionen om', 'unfinished', AVSLAG],
];

/** True as they may be, they are not certain. */
const DOUBTFUL: readonly Row[] = [
  ['Senast 3 maj skickar Anna Ek svaret.', 'order', ANNA],
  ['Motionen avslogs av nämnden.', 'negation', AVSLAG],
  // 'om' may be 'about' or 'if'.
  ['Nämnden avslog motionen.', 'condition', AVSLAG],
  ['Anna skickar svaret senast 3 maj.', 'skipped', ANNA],
  ['Anna Ek skickar svaret.', 'condition', ANNA],
  ['Taket lagas.', 'skipped', 'Taket lagas i maj.'],
  ['Robban vill köpa 30 västar.', 'skipped', VASTAR],
  [
    'Nämnden beslutade att avslå motionen.',
    'skipped',
    'Nämnden beslutade efter en lång diskussion att avslå motionen.',
  ],
  ['Anna Ek skickade svaret.', 'word', ANNA],
  ['Nämnden har avslagit motionen.', 'word', AVSLAG],
  ['Styrelsen sålde en båt.', 'skipped', BILEN],
  ['Nämnden avslog motionen.', 'skipped', 'Nämnden, som möttes i Hedby, avslog motionen.'],
  ['Nästa möte är 3 maj.', 'word', 'Nästa möte: 3 maj.'],
  ['ek säljs.', 'word', 'Anna och Ek säljs.'],
];

describe('a sentence that a source says', () => {
  it.each(SUPPORTED)('%s – %s', (sentence, verdict, ...lines) => {
    expect(judged(sentence, ...lines)).toBe(verdict);
  });
});

describe('a sentence that no source says', () => {
  it.each(UNSUPPORTED)('%s – %s', (sentence, verdict, ...lines) => {
    expect(judged(sentence, ...lines)).toBe(verdict);
  });
});

describe('a sentence in doubt is dropped', () => {
  it.each(DOUBTFUL)('%s – %s', (sentence, verdict, ...lines) => {
    expect(judged(sentence, ...lines)).toBe(verdict);
  });
});
