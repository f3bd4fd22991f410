/** Reads gold files: quotes become spans, and all that is wrong with a file is told at once. */
import { textProblems } from './check.ts';
import { doubts } from './doubts.ts';
import { explain } from './explain.ts';
import type { JsonPlaces } from './json-places.ts';
import { type Marked, type MarkedAt, readMarks } from './marked.ts';
import { type GoldProblem, placeOf, shownQuote, type Told } from './problem.ts';
import { quotesOf } from './quotes.ts';
import { fieldOf, readJson } from './read-json.ts';
import { type Gold, type GoldFile, goldSchema, type MarkLayer, type Placed } from './schema.ts';
import { wordsOf } from './words.ts';

/** The gold, or all that is wrong with it; and what a person should look at once more. */
export type GoldResult = { readonly warnings: readonly GoldProblem[] } & (
  | { readonly gold: Gold; readonly problems: readonly [] }
  | { readonly gold: null; readonly problems: readonly GoldProblem[] }
);

/**
 * Reads a gold file against the text it annotates. All problems are told, not only the first, in
 * the order of the file. `document` is the name of the document's file, to compare `doc` with.
 */
export function parseGold(
  file: string,
  json: string | Uint8Array,
  text: string,
  document: string | null = null,
): GoldResult {
  const read = readJson(json);
  if ('message' in read) {
    return { gold: null, problems: [{ file, place: 'file', ...read }], warnings: [] };
  }
  const { value, places } = read;
  const placed = (told: readonly Told[]): GoldProblem[] =>
    told
      .map(({ path, message }) => {
        return { file, line: places.lineOf(path), place: placeOf(path), message };
      })
      .sort((a, b) => a.line - b.line);
  const quotes = quotesOf(text);
  const standsIn = wordsOf(text);
  const marked = readMarks(value, quotes);
  const meeting = goldSchema.shape.meeting.safeParse(fieldOf(value, 'meeting')).data;
  // Looked for when they are asked for: scoring has no use for them.
  const later = {
    get warnings() {
      return placed(doubts(marked, meeting?.date ?? null, standsIn));
    },
  };
  const { data, error } = goldSchema.safeParse(value);
  const problems = placed([
    ...(error?.issues ?? []).flatMap((issue) => explain(issue, value, goldSchema)),
    ...doubled(places),
    ...otherDocument(fieldOf(value, 'doc'), document),
    ...textProblems(marked, quotes, standsIn),
  ]);
  if (problems.length > 0 || data === undefined) {
    return Object.assign(later, { gold: null, problems });
  }
  return Object.assign(later, { gold: goldOf(data, marked), problems: [] as const });
}

/** What a gold file says of itself; null and false in a file that is no JSON. */
export function peekGold(json: string | Uint8Array): { doc: string | null; draft: boolean } {
  const read = readJson(json);
  if ('message' in read) return { doc: null, draft: false };
  const doc = fieldOf(read.value, 'doc');
  return {
    doc: typeof doc === 'string' ? doc : null,
    draft: fieldOf(read.value, 'draft') === true,
  };
}

function doubled({ doubled: found }: JsonPlaces): Told[] {
  return found.map(({ path }) => ({ path, message: 'stands twice: only one of them would count' }));
}

function otherDocument(doc: unknown, document: string | null): Told[] {
  if (typeof doc !== 'string' || doc.trim() === '' || document === null) return [];
  if (doc.normalize('NFC') === document.normalize('NFC')) return [];
  const message = `${shownQuote(doc)} is not the file beside it: expected ${shownQuote(document)}`;
  return [{ path: ['doc'], message }];
}

function goldOf(data: GoldFile, { layers }: Marked): Gold {
  const placed = <L extends MarkLayer>(marks: readonly MarkedAt<L>[]): Placed<L> =>
    marks.flatMap(({ mark, span }) => (span === null ? [] : [{ ...mark, span }]));
  return {
    draft: data.draft,
    meeting: data.meeting,
    people: placed(layers.people),
    organisations: placed(layers.organisations),
    places: data.places === undefined ? null : placed(layers.places),
    decisions: placed(layers.decisions),
    deadlines: placed(layers.deadlines),
    meetings: placed(layers.meetings),
    actions: data.actions === undefined ? null : placed(layers.actions),
    agenda: data.agenda === undefined ? null : placed(layers.agenda),
    attendance: data.attendance ?? null,
  };
}
