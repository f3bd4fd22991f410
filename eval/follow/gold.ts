/** What a person marked of a series of meetings: NAME.follow.json beside its documents. */
import { z } from 'zod';
import type { Span } from '../../pipeline/types.ts';
import { explain } from '../gold/explain.ts';
import { type GoldProblem, placeOf, shownQuote, type Told } from '../gold/problem.ts';
import { quotesOf } from '../gold/quotes.ts';
import { readJson } from '../gold/read-json.ts';

/** What a later document says of a task. */
export const STEP_KINDS = ['reported', 'moved', 'closed'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** How a task stands after the last document. */
export const TASK_STATES = ['open', ...STEP_KINDS, 'dropped'] as const;
export type TaskState = (typeof TASK_STATES)[number];

const quote = z.string().regex(/\S/u);
/** A quote that occurs once, or which of its occurrences it is, from 0. */
const place = { doc: z.string(), quote, n: z.int().min(0).optional() };
const optional = z.boolean().default(false);

const step = z.strictObject({
  ...place,
  kind: z.enum(STEP_KINDS),
  /** Other sentences of the document that say as much. */
  or: z.array(quote).default([]),
  optional,
});

const task = z.strictObject({
  ...place,
  /** Where else it is written down. */
  also: z.array(z.strictObject(place)).default([]),
  optional,
  state: z.enum(TASK_STATES),
  steps: z.array(step),
});

const schema = z.strictObject({
  /** Names of the files beside it, by date. */
  documents: z.array(z.string()).min(2),
  matters: z.array(
    z.strictObject({
      title: z.string(),
      caseNumbers: z.array(z.string()),
      /** Headings of its items. */
      items: z.array(z.strictObject(place)).min(2),
    }),
  ),
  tasks: z.array(task),
});

/** Somewhere in the document with this place in the series. */
export interface SeriesPlace {
  readonly document: number;
  readonly span: Span;
}

export interface GoldMatter {
  readonly title: string;
  readonly caseNumbers: readonly string[];
  readonly items: readonly SeriesPlace[];
}

export interface GoldStep {
  readonly document: number;
  readonly kind: StepKind;
  readonly quote: string;
  /** Any of them shows it. */
  readonly spans: readonly Span[];
  readonly optional: boolean;
}

export interface GoldTask {
  readonly document: number;
  readonly quote: string;
  readonly span: Span;
  readonly also: readonly SeriesPlace[];
  readonly optional: boolean;
  readonly state: TaskState;
  readonly steps: readonly GoldStep[];
}

/** A series, all quotes found. */
export interface FollowGold {
  readonly documents: readonly string[];
  readonly matters: readonly GoldMatter[];
  readonly tasks: readonly GoldTask[];
}

/** The gold, or all that is wrong with the file. */
export type ReadFollow =
  | { readonly gold: FollowGold; readonly problems: readonly [] }
  | { readonly gold: null; readonly problems: readonly GoldProblem[] };

type Written = z.infer<typeof schema>;
type Path = Told['path'];

/** The names of a series' documents; empty where the file does not say them. Never throws. */
export function peekDocuments(json: string | Uint8Array): readonly string[] {
  const read = readJson(json);
  const named = z.looseObject({ documents: schema.shape.documents });
  const found = 'message' in read ? null : named.safeParse(read.value);
  return found?.data?.documents ?? [];
}

/** Reads a file; `texts` holds the text of each document by its name. */
export function parseFollow(
  file: string,
  json: string | Uint8Array,
  texts: ReadonlyMap<string, string>,
): ReadFollow {
  const read = readJson(json);
  if ('message' in read) return { gold: null, problems: [{ file, place: 'file', ...read }] };
  const { value, places } = read;
  const { data, error } = schema.safeParse(value);
  const told: Told[] = (error?.issues ?? []).flatMap((issue) => explain(issue, value, schema));
  const gold = data ? located(data, texts, told) : null;
  if (gold && told.length === 0) return { gold, problems: [] };
  const problems = told.map(({ path, message }) => {
    return { file, line: places.lineOf(path), place: placeOf(path), message };
  });
  return { gold: null, problems };
}

function located(data: Written, texts: ReadonlyMap<string, string>, told: Told[]): FollowGold {
  const finder = finderOf(data.documents, texts, told);
  const matters = data.matters.map(({ title, caseNumbers, items }, m) => {
    const found = items.map((one, i) => finder(one, ['matters', m, 'items', i]));
    return { title, caseNumbers, items: found };
  });
  const tasks = data.tasks.map((one, t): GoldTask => {
    const path = ['tasks', t];
    const { state } = one;
    const last = one.steps.findLast((each) => !each.optional);
    if (last && last.kind !== state) {
      told.push({ path: [...path, 'state'], message: `the last step says '${last.kind}'` });
    }
    const also = one.also.map((each, i) => finder(each, [...path, 'also', i]));
    const own = finder(one, path);
    const steps = one.steps.map((each, i) => stepOf(each, finder, [...path, 'steps', i]));
    return { ...own, quote: one.quote, optional: one.optional, also, state, steps };
  });
  for (const [t, { document, steps }] of tasks.entries()) {
    const order = [document, ...steps.map((each) => each.document)];
    if (order.some((one, i) => i > 0 && one <= (order[i - 1] ?? 0))) {
      const message = 'each step is of a later document than the one before';
      told.push({ path: ['tasks', t, 'steps'], message });
    }
  }
  return { documents: data.documents, matters, tasks };
}

type Finder = (
  one: { readonly doc: string; readonly quote: string; readonly n?: number | undefined },
  path: Path,
) => SeriesPlace;

function stepOf(
  { doc, quote: words, n, kind, or, optional: maybe }: z.infer<typeof step>,
  finder: Finder,
  path: Path,
): GoldStep {
  const first = finder({ doc, quote: words, n }, path);
  const others = or.map((other, i) => finder({ doc, quote: other }, [...path, 'or', i]).span);
  const spans = [first.span, ...others];
  return { document: first.document, kind, quote: words, spans, optional: maybe };
}

/** Finds quotes in the documents of a series; what is not found is told and stands nowhere. */
function finderOf(
  documents: readonly string[],
  texts: ReadonlyMap<string, string>,
  told: Told[],
): Finder {
  const quotes = new Map([...texts].map(([name, text]) => [name, quotesOf(text)]));
  const nowhere = { start: 0, end: 0 };
  return ({ doc, quote: words, n }, path) => {
    const document = documents.indexOf(doc);
    const own = quotes.get(doc);
    if (document < 0 || !own) {
      told.push({ path: [...path, 'doc'], message: `${shownQuote(doc)} is not of the series` });
      return { document, span: nowhere };
    }
    const all = own.all(words);
    const span = n === undefined && all.length > 1 ? undefined : all[n ?? 0];
    if (span) return { document, span };
    const message = `${shownQuote(words)} stands ${all.length} times in ${doc}`;
    told.push({ path: [...path, 'quote'], message });
    return { document, span: nowhere };
  };
}
