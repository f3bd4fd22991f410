/** A matter from meeting to meeting, with what was decided of it and how its tasks came out. */
import { z } from 'zod';
import type { FollowedTask, Matter } from '../../../pipeline/across/index.ts';
import { type Followed, followed } from '../../follow.ts';
import { fold } from '../../store/fold.ts';
import type { Store } from '../../store/store.ts';
import { CITATION, type Citation, citedLine, Library } from '../cite.ts';
import { MEETINGS, PART } from '../filters.ts';
import { listed, NEXT, PAGING, pageOf, tool } from '../tool.ts';

const told = z.strictObject({ kind: z.string(), ...CITATION });
const step = z.strictObject({
  joinedBy: z.string().nullable().describe('What told that it is the same matter.'),
  decisions: z.array(told),
  ...CITATION,
});
const task = z.strictObject({
  state: z.string().describe('open, reported, moved, closed or dropped, by the latest minutes.'),
  who: z.array(z.string()),
  due: z.string().nullable(),
  later: z.array(told).describe('What later minutes say of it.'),
  ...CITATION,
});
const matter = z.strictObject({
  title: z.string(),
  caseNumbers: z.array(z.string()),
  followedBody: z.string(),
  steps: z.array(step).describe('One for each meeting that had it, oldest first.'),
  tasks: z.array(task),
});

interface Found {
  readonly all: Followed;
  readonly matter: Matter;
}

async function* matters(store: Store, body: string | null, part: string): AsyncGenerator<Found> {
  for await (const all of followed(store, body)) {
    for (const one of all.matters) {
      if ([one.title, ...one.caseNumbers].some((name) => fold(name).includes(part))) {
        yield { all, matter: one };
      }
    }
  }
}

type Span = { readonly start: number; readonly end: number };

async function quoted(library: Library, document: string, span: Span): Promise<Citation[]> {
  const cited = await library.of(document);
  return cited === null ? [] : [cited.cite(span.start, span.end)];
}

async function stepsOf({ all, matter }: Found, library: Library) {
  const steps: z.infer<typeof step>[] = [];
  for (const { document, item, by } of matter.steps) {
    const meeting = all.documents.find((one) => one.document === document);
    const heading = meeting?.items.find(({ id }) => id === item)?.heading;
    if (!meeting || !heading) continue;
    const decisions: z.infer<typeof told>[] = [];
    for (const { kind, span } of meeting.decisions.filter((one) => one.item === item)) {
      for (const at of await quoted(library, document, span)) decisions.push({ kind, ...at });
    }
    const [place] = await quoted(library, document, heading);
    if (place) steps.push({ joinedBy: by, decisions, ...place });
  }
  return steps;
}

async function taskOf(found: FollowedTask, library: Library) {
  const { document, action, steps, state } = found;
  const later: z.infer<typeof told>[] = [];
  for (const { document: where, kind, span } of steps) {
    for (const at of await quoted(library, where, span)) later.push({ kind, ...at });
  }
  const places = await quoted(library, document, action.span);
  return places.map((at) => ({ state, who: [...action.who], due: action.due, later, ...at }));
}

async function matterOf(found: Found, library: Library): Promise<z.infer<typeof matter>> {
  const { all, matter: one } = found;
  const own = all.tasks.filter(({ document, action }) =>
    one.steps.some((at) => at.document === document && at.item === action.item),
  );
  const tasks: z.infer<typeof task>[] = [];
  for (const each of own) tasks.push(...(await taskOf(each, library)));
  const { title, caseNumbers } = one;
  const steps = await stepsOf(found, library);
  return { title, caseNumbers: [...caseNumbers], followedBody: all.body, steps, tasks };
}

function lines({ title, followedBody, steps, tasks }: z.infer<typeof matter>): string[] {
  return [
    `${title} · ${followedBody}`,
    ...steps.flatMap((one) => {
      const said = one.decisions.map((each) => `    ${each.kind}: ${citedLine(each)}`);
      return [`  ${citedLine(one)}`, ...said];
    }),
    ...tasks.map((one) => `  task, ${one.state}: ${citedLine(one)}`),
  ];
}

/** `follow_matter`. */
export const followMatter = tool({
  name: 'follow_matter',
  title: 'Follow a matter',
  description:
    'Matters that came back from meeting to meeting of a body: each step, what was decided, and ' +
    'what later minutes say of its tasks, all quoted. Only bodies with two dated meetings have any.',
  input: z.strictObject({
    matter: PART.describe('Part of its title, or its case number.'),
    body: MEETINGS.body,
    ...PAGING,
  }),
  output: z.strictObject({ results: z.array(matter), ...NEXT }),
  run: async (store, asked) => {
    const library = new Library(store);
    const found = matters(store, asked.body ?? null, fold(asked.matter));
    const { page, nextCursor } = await pageOf(found, asked);
    const results: z.infer<typeof matter>[] = [];
    for (const one of page) results.push(await matterOf(one, library));
    return { data: { results, nextCursor }, text: listed(results.flatMap(lines), nextCursor) };
  },
});
