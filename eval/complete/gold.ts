/** What a person marked of a document's completeness: X.complete.json beside X.txt or X.md. */
import { z } from 'zod';
import {
  POINTS,
  type PointName,
  STATES,
  type State,
  type Yardstick,
} from '../../pipeline/complete/index.ts';

const points = z.record(z.string(), z.enum(STATES));
const schema = z.strictObject({
  /** Name of the document's file. */
  doc: z.string(),
  yardstick: z.enum(['local-government', 'minutes', 'notes', 'none']),
  /** Points of the whole document. */
  meeting: points,
  /** A matter by its number, or by its title where it has none; its points beside it. */
  items: z.array(z.looseObject({ item: z.string() })),
});

/** One marked point; `item` as in the file, null for the whole document. */
export interface MarkedPoint {
  readonly item: string | null;
  readonly point: PointName;
  readonly state: State;
}

/** One file, read. */
export interface CompleteGold {
  readonly doc: string;
  readonly yardstick: Yardstick;
  readonly points: readonly MarkedPoint[];
}

/** Reads a file. Throws Error that says what is wrong with it, `path` in front. */
export function parseComplete(path: string, json: string): CompleteGold {
  const read = schema.safeParse(parsed(path, json));
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  const { doc, yardstick, meeting, items } = read.data;
  const names = items.map(({ item }) => item);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`${path}: the item '${twice}' stands twice`);
  const ofItems = items.flatMap(({ item, ...own }) => marksOf(path, item, points.parse(own)));
  return { doc, yardstick, points: [...marksOf(path, null, meeting), ...ofItems] };
}

function parsed(path: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(`${path}: not JSON`, { cause });
  }
}

function marksOf(
  path: string,
  item: string | null,
  marked: Readonly<Record<string, State>>,
): MarkedPoint[] {
  return Object.entries(marked).map(([name, state]) => {
    const point = POINTS.find((one) => one === name);
    if (point === undefined) throw new Error(`${path}: there is no point '${name}'`);
    return { item, point, state };
  });
}
