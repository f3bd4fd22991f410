/**
 * Gold files: what a person marked in a document. Every mark is a quote and its occurrence, which
 * survives re-encoding and reads well in a diff; here quotes become spans, or problems.
 */
import { z } from 'zod';
import { recordSchema } from '../pipeline/record.ts';
import type { Span } from '../pipeline/types.ts';
import { locate } from './locate.ts';
import { plural } from './table.ts';

const kind = recordSchema.shape.decisions.element.shape.kind;
const status = recordSchema.shape.attendance.element.shape.status;
const stated = z.string().nullable().default(null);
const date = z.iso.date().nullable().default(null);
const optional = z.boolean().default(false);
const mark = z.looseObject({ quote: z.string().min(1), n: z.int().min(0).default(0), optional });

/** The file as written. Places and attendance may be absent: then they are not scored. */
export const goldSchema = z.looseObject({
  doc: z.string(),
  genre: z.string().optional(),
  meeting: z
    .looseObject({ body: stated, date, chair: stated, secretary: stated })
    .default({ body: null, date: null, chair: null, secretary: null }),
  people: z.array(mark.extend({ name: z.string().min(1) })),
  organisations: z.array(mark),
  places: z.array(mark).optional(),
  decisions: z.array(mark.extend({ item: stated, decider: stated, kind })),
  deadlines: z.array(mark.extend({ date, action: stated, responsible: stated })),
  meetings: z.array(mark.extend({ date })),
  attendance: z
    .array(
      z.looseObject({
        name: z.string().min(1),
        status,
        role: stated,
        organisation: stated,
        optional,
      }),
    )
    .optional(),
});

type GoldFile = z.infer<typeof goldSchema>;
type Placed<M> = M & { readonly span: Span };

/** A gold file with a span for every mark. */
export interface Gold {
  readonly meeting: GoldFile['meeting'];
  readonly people: readonly Placed<GoldFile['people'][number]>[];
  readonly organisations: readonly Placed<GoldFile['organisations'][number]>[];
  readonly places: readonly Placed<GoldFile['organisations'][number]>[] | null;
  readonly decisions: readonly Placed<GoldFile['decisions'][number]>[];
  readonly deadlines: readonly Placed<GoldFile['deadlines'][number]>[];
  readonly meetings: readonly Placed<GoldFile['meetings'][number]>[];
  readonly attendance: NonNullable<GoldFile['attendance']> | null;
}

/** What is wrong with a gold file and where in it, such as 'decisions[3].kind'. */
export interface GoldProblem {
  readonly file: string;
  readonly place: string;
  readonly message: string;
}

/** The gold, or all that is wrong with it. */
export type GoldResult =
  | { readonly gold: Gold; readonly problems: readonly [] }
  | { readonly gold: null; readonly problems: readonly GoldProblem[] };

/** Reads a gold file against the text it annotates. All problems are told, not only the first. */
export function parseGold(file: string, json: string, text: string): GoldResult {
  const value = parseJson(json);
  if (value instanceof Error) {
    return { gold: null, problems: [{ file, place: 'file', message: value.message }] };
  }
  const parsed = goldSchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      file,
      place: placeOf(issue.path),
      message: issue.message,
    }));
    return { gold: null, problems };
  }
  return placeMarks(file, parsed.data, text);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return parts.join('').replace(/^\./u, '') || 'file';
}

function placeMarks(file: string, data: GoldFile, text: string): GoldResult {
  const problems: GoldProblem[] = [];
  const place = <M extends { quote: string; n: number }>(layer: string, marks: readonly M[]) =>
    marks.flatMap((item, index): Placed<M>[] => {
      const found = locate(text, item.quote, item.n);
      if (typeof found !== 'number') return [{ ...item, span: found }];
      const times = plural(found, 'time');
      const message = `'${item.quote}' has no occurrence ${item.n}: it occurs ${times}`;
      problems.push({ file, place: `${layer}[${index}].quote`, message });
      return [];
    });
  const gold: Gold = {
    meeting: data.meeting,
    people: place('people', data.people),
    organisations: place('organisations', data.organisations),
    places: data.places === undefined ? null : place('places', data.places),
    decisions: place('decisions', data.decisions),
    deadlines: place('deadlines', data.deadlines),
    meetings: place('meetings', data.meetings),
    attendance: data.attendance ?? null,
  };
  return problems.length > 0 ? { gold: null, problems } : { gold, problems: [] };
}
