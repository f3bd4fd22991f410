/** Invented minutes for the page: one that tries everything, one of two hundred pages, one printed. */
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { makeAnalyser } from '../../../src/analyse.ts';
import { openDocuments } from '../../../src/documents.ts';
import { recordOf } from '../../src/support/records.ts';
import { lines, pdf } from '../../support/pdf.ts';
import { LIMITS } from '../../support/reading.ts';
import type { Placed } from './site.ts';

/** What could be markup, in a decision, in a name and in the plain text. */
export const HOSTILE = {
  image: '<img src=x onerror="globalThis.broken=1">',
  script: '</mark></p><script>globalThis.broken=2</script>',
  quote: `"'><svg onload=globalThis.broken=3>`,
} as const;

const FILLER = 'Styrelsen talade om båtarna vid ån och om vem som ska laga dem i vår. ';

/** Marks in marks, names that stand often, text that could be markup. */
export const TEXT = `Organ: Båtklubben
Datum: 2024-03-14
Person: Asta Ek
Person: Bo Frid
Person: Cia ${HOSTILE.quote}
Organisation: Region Norr
Organisation: Norr ${HOSTILE.image}

${FILLER.repeat(40)}

Beslut: att Asta Ek och Bo Frid lagar bryggan ${HOSTILE.script}
Senast: 2024-05-01 Bo
Uppgift: Bo open måla båten åt Asta Ek

${FILLER.repeat(40)}

Beslut: att ge Asta Ek en vimpel
Slut ${HOSTILE.image} &lt;b&gt; &amp;amp;
`;

/** A record whose agenda item has its first line as heading. */
function placed(path: string, text: string): Placed {
  const record = recordOf(path, text);
  const heading = { start: 0, end: text.indexOf('\n') };
  return { path, record: { ...record, agenda: record.agenda.map((one) => ({ ...one, heading })) } };
}

/** The minutes that try everything. */
export const TRIED = placed('/minutes/båtar.txt', TEXT);

/** About 600 000 signs with thousands of marks: two hundred pages. */
export function longMinutes(): Placed {
  const people = Array.from(
    { length: 60 },
    (_, i) => `Person: Asta Ek${String.fromCharCode(97 + (i % 26))}${i}`,
  );
  const part = (nth: number) => {
    const name = (people[nth % people.length] ?? '').slice('Person: '.length);
    return `${FILLER.repeat(12)}\n${FILLER}${name} och Bo Frid svarade.\nBeslut: att ${name} lagar brygga ${nth}\n\n`;
  };
  const parts = Array.from({ length: 600 }, (_, nth) => part(nth));
  return placed(
    '/minutes/lång.txt',
    `Organ: Rådet\n${people.join('\n')}\nPerson: Bo Frid\n\n${parts.join('')}`,
  );
}

const PRINTED = [
  ['Protokoll styrelsemöte 2024-03-14', 'Närvarande: Asta Ek (ordförande), Bo Frid (sekreterare)'],
  [
    '§ 1 Bryggan',
    'Styrelsen beslutade att laga bryggan.',
    'Bo Frid ringer varvet senast den 2 april 2024.',
  ],
];

/** Three pages as a PDF's reader and the pipeline have them. */
export async function printedMinutes(): Promise<Placed> {
  const path = '/minutes/tryckt.pdf';
  const [head = [], item = []] = PRINTED;
  const filler = Array.from({ length: 30 }, () => FILLER.trim());
  const bytes = pdf([
    { printed: lines([...head, '', ...filler]) },
    { printed: lines(filler) },
    { printed: lines(item) },
  ]);
  const analyser = makeAnalyser({ threads: 1 });
  for await (const { part } of openDocuments(path, path, LIMITS, { read: async () => bytes })) {
    const read = await part?.read();
    if (read?.file) return { path, record: await analyser.analyse(read.file) };
  }
  throw new Error('the PDF holds no document');
}

/** Where a quote stands in a record's text, as the address has it. */
export function addressOf({ text, source }: MinutesRecord, quote: string): string {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`no ${quote}`);
  return `/documents/${source.sha256}?at=${start}-${start + quote.length}`;
}
