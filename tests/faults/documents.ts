/** A folder of small invented minutes, the same for the same seed, with all that a run may meet. */
import { type Random, randomOf } from '../../eval/random.ts';
import { folderWith, put } from '../src/support/world.ts';
import { docxOf } from '../support/docx.ts';
import { partsOf } from '../support/parts.ts';
import { zipOf } from '../support/zip.ts';

const FIRST = ['Asta', 'Birk', 'Disa', 'Egil', 'Frej', 'Greta', 'Hedda', 'Ivar', 'Jorun', 'Kåre'];
const LAST = [
  'Almlid',
  'Björkmo',
  'Dalstam',
  'Ekhage',
  'Forslätt',
  'Granberga',
  'Åsmark',
  'Öjvall',
];
const BODIES = ['Kulturrådet', 'Byggnadsnämnden', 'Styrelsen', 'Hamngruppen'];
const MATTERS = [
  'Bryggan',
  'Nya cykelbanan',
  'Årets budget',
  'Biblioteket',
  'Skolvägen',
  'Avtalet',
];
const ACTS = [
  'beslutar att avslå ansökan',
  'godkänner förslaget',
  'beslutar att bordlägga ärendet',
  'lägger informationen till handlingarna',
];
const TASKS = [
  'tar fram ett förslag till nästa möte',
  'kontaktar kommunen senast den 4 maj',
  'återkommer med en kostnad före midsommar',
  'skickar ut handlingarna senast två veckor före nästa möte',
];

/** Minutes of some ten lines; `n` tells the month. */
function minutes(n: number, random: Random): string {
  const one = (all: readonly string[]) => all[random.int(all.length)] ?? '';
  const person = () => `${one(FIRST)} ${one(LAST)}`;
  const body = one(BODIES);
  const people = Array.from({ length: 3 }, person);
  const items = Array.from({ length: 3 }, (_, i) => [
    `§ ${i + 1} ${one(MATTERS)}`,
    `${body} ${one(ACTS)}.`,
    `${one(people)} ${one(TASKS)}.`,
    '',
  ]);
  const date = `2025-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + random.int(28)).padStart(2, '0')}`;
  const [chair = '', ...others] = people;
  const present = `Närvarande: ${chair}, ordförande, ${others.join(', ')}`;
  return [body, `Protokoll ${date}`, '', present, '', ...items.flat()].join('\n');
}

/** What the folder holds: files that are read, documents that are stored, those that fail. */
export const COUNTS = { documents: 31, copies: 1, failing: 2 };

/** Makes the folder, in a temporary one or where it is told to. */
export function minutesFolder(seed: number, folder = folderWith()): string {
  const random = randomOf(seed);
  const texts = Array.from({ length: COUNTS.documents }, (_, n) => minutes(n, random));
  const take = () => texts.pop() ?? '';
  const files: Record<string, string | Uint8Array> = {
    // The same to a Swedish reader: their order must not depend on which was stored first.
    'möte-7.txt': take(),
    'möte-07.txt': take(),
    'word/a.docx': docxOf(partsOf(take())),
    'word/b.docx': docxOf(partsOf(take())),
    'papers.zip': zipOf({ 'x.txt': take(), 'y.md': take(), 'empty.txt': '' }),
    'noise.txt': '\u0001'.repeat(99),
  };
  const copied = take();
  files['a/copy.txt'] = copied;
  files['z/copy.txt'] = copied;
  for (const [n, text] of texts.entries())
    files[`${2000 + n}.${n % 3 === 0 ? 'md' : 'txt'}`] = text;
  for (const [name, content] of Object.entries(files)) put(folder, name, content);
  return folder;
}
