/** `klubbslag search`: documents by their words. */
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { writeAll } from '../output.ts';
import { hang, oneLine } from '../render/text.ts';
import type { Row } from '../store/database.ts';
import type { DocumentFilter } from '../store/filter.ts';
import { type Hit, MOST_FOUND, type SearchKey, type SearchPage } from '../store/search/search.ts';
import { MOST_TERMS, type Term, termsOf } from '../store/search/words.ts';
import type { Store } from '../store/store.ts';
import {
  type Call,
  type Command,
  optionText,
  paintOf,
  settingsOf,
  shownPath,
  withStore,
} from './command.ts';
import { DAY_OPTIONS, daysOf } from './days.ts';
import { FORMAT_OPTION, listed } from './format.ts';
import { SUMMARIES } from './summaries.ts';

/** Scripts rely on the order: new ones go to the end. */
const COLUMNS = 'date body kind document start end text score'.split(' ');
const USUAL = 20;

function termsIn(call: Call): readonly Term[] {
  const terms = termsOf(call.positionals.join(' '));
  if (terms.length === 0) throw new UserError('search needs a word to look for');
  if (terms.length <= MOST_TERMS) return terms;
  throw new UserError(`search takes at most ${MOST_TERMS} words: put phrases in quotes`);
}

function limitOf(call: Call): number {
  const text = optionText(call, 'limit');
  if (text === null) return USUAL;
  if (/^[1-9]\d{0,6}$/u.test(text)) return Number(text);
  throw new UserError(`--limit must be a whole number from 1, not '${oneLine(text)}'`);
}

function filterOf(call: Call): DocumentFilter {
  const year = optionText(call, 'year');
  if (year !== null && !/^\d{4}$/u.test(year)) {
    throw new UserError(`--year must be a year like 2024, not '${oneLine(year)}'`);
  }
  return {
    ...daysOf(call),
    year,
    body: optionText(call, 'body'),
    kind: optionText(call, 'kind'),
    person: optionText(call, 'person'),
    review: null,
  };
}

/** Page after page, until as many are found as are wanted. */
async function* hitsOf(call: Call, store: Store): AsyncGenerator<Hit> {
  const [terms, filter] = [termsIn(call), filterOf(call)];
  let wanted = limitOf(call);
  let after: SearchKey | null = null;
  do {
    const limit = Math.min(wanted, MOST_FOUND);
    const page: SearchPage = await store.pages.search({
      ...{ terms, filter, after, limit },
      facets: false,
    });
    yield* page.hits;
    wanted -= page.hits.length;
    after = page.next;
  } while (after !== null && wanted > 0);
}

/** A row a place. */
async function* rows(hits: AsyncIterable<Hit>): AsyncGenerator<Row> {
  for await (const { date, body, kind, path, score, found } of hits) {
    for (const { start, end, text } of found) {
      const document = shownPath(path);
      yield { date, body, kind, document, start, end, text: oneLine(text), score };
    }
  }
}

async function* table(call: Call, hits: AsyncIterable<Hit>): AsyncGenerator<string> {
  const { out } = call.world;
  const paint = paintOf(out);
  let count = 0;
  for await (const { date, body, path, found } of hits) {
    const head = [date ?? 'no date', body].filter((part) => part !== null).join(' · ');
    const lead = count++ === 0 ? '' : '\n';
    yield `${lead}${paint.bold(oneLine(head))}\n${shownPath(path)}\n`;
    for (const { start, text } of found) {
      const place = hang('  ', `${text} · ${start}`, out.width);
      yield `${place.map(paint.dim).join('\n')}\n`;
    }
  }
  if (count === 0) yield 'Nothing found.\n';
}

function chunks(call: Call, hits: AsyncIterable<Hit>): AsyncIterable<string> {
  return listed(call, { columns: COLUMNS, rows: () => rows(hits), table: () => table(call, hits) });
}

export const searchCommand: Command = {
  name: 'search',
  summary: SUMMARIES.search,
  description:
    'Finds the documents in which all the words stand, the best first, with up to three places each.',
  args: {
    text: { type: 'positional', valueHint: 'text…', description: 'word, begin* or "a phrase"' },
    ...DAY_OPTIONS,
    body: { type: 'string', valueHint: 'TEXT', description: "part of the meeting body's name" },
    year: { type: 'string', valueHint: 'YEAR', description: 'of the meeting' },
    kind: { type: 'string', valueHint: 'KIND', description: 'protokoll, årsmöte and the like' },
    person: { type: 'string', valueHint: 'TEXT', description: "part of a person's name" },
    limit: { type: 'string', valueHint: 'N', description: `most documents (${USUAL})` },
    ...FORMAT_OPTION,
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    'Case and accents do not matter, but å, ä and ö are letters of their own. A phrase stands in one ' +
      'paragraph. Names by which a person or an organisation is known are found, too, where the ' +
      'text has another form of them.',
    'What an older klubbslag has stored is indexed when it is first searched.',
    `Columns of tsv, csv, json and ndjson, one row a place: ${COLUMNS.join(', ')}. The score tells ` +
      'within one search alone which is better.',
  ],
  examples: [
    'klubbslag search skolskjuts',
    `klubbslag search 'bygglov*' --year 2024 --body nämnden`,
    `klubbslag search '"trygg väg till skolan"' --format ndjson`,
  ],
  run: async (call) => {
    termsIn(call);
    filterOf(call);
    limitOf(call);
    return await withStore(settingsOf(call), false, async (store) => {
      await writeAll(call.world.write, chunks(call, hitsOf(call, store)));
      return EXIT.ok;
    });
  },
};
