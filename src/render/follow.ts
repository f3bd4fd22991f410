/** Matters and tasks of a body for a person: what, then meeting by meeting. Pure. */
import type { FollowedTask, Matter, MeetingDocument } from '../../pipeline/across/index.ts';
import { hang, oneLine, type Paint, shorten } from './text.ts';

export interface FollowOptions {
  readonly width: number;
  readonly paint: Paint;
}

const LENGTH = 140;

/** A body with its matters and its tasks, by the date of the meeting that gave them. */
export interface Shown {
  readonly body: string;
  readonly documents: readonly MeetingDocument[];
  readonly matters: readonly Matter[];
  readonly tasks: readonly FollowedTask[];
}

/** One text for a body, an empty line behind it. */
export function renderFollowed(shown: Shown, options: FollowOptions): string {
  const { body, documents, matters, tasks } = shown;
  const { paint } = options;
  const dates = documents.flatMap(({ date }) => date ?? []);
  const title = `${oneLine(body)} · ${documents.length} meetings, ${dates[0]} to ${dates.at(-1)}`;
  const lines = [
    ...hang('', title, options.width).map(paint.bold),
    ...section(
      'Matters',
      matters.flatMap((one) => matterLines(shown, one, options)),
      paint,
    ),
    ...section(
      'Tasks',
      tasks.flatMap((one) => taskLines(shown, one, options)),
      paint,
    ),
  ];
  return `${lines.join('\n')}\n\n`;
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', paint.bold(title), ...lines];
}

function dateOf({ documents }: Shown, document: string): string {
  return documents.find((one) => one.document === document)?.date ?? 'no date';
}

/** Title, then a line a meeting: what was decided there, or that it was dealt with. */
function matterLines(shown: Shown, matter: Matter, { width, paint }: FollowOptions): string[] {
  const numbers = matter.caseNumbers.length > 0 ? ` · ${matter.caseNumbers.join(', ')}` : '';
  const title = hang('  ', `${oneLine(matter.title)}${numbers}`, width);
  const steps = matter.steps.flatMap(({ document, item, by, evidence }) => {
    const decided = shown.documents
      .find((one) => one.document === document)
      ?.decisions.filter((one) => one.item === item)
      .map(({ kind, text }) => `${kind}: ${shorten(text, LENGTH)}`);
    const what = decided?.length ? decided.join(' · ') : 'no decision';
    const why =
      by === null ? [] : [paint.dim(`      ${by}: ${shorten(evidence.join(', '), LENGTH)}`)];
    return [...hang(`    ${dateOf(shown, document)}  `, what, width), ...why];
  });
  return [...title, ...steps];
}

/** What and who, then what later meetings say of it. */
function taskLines(shown: Shown, task: FollowedTask, { width, paint }: FollowOptions): string[] {
  const { action, steps, state } = task;
  const parts = [shorten(action.text, LENGTH), action.who.join(', '), action.due ?? ''];
  const what = parts.filter((part) => part !== '').join(' · ');
  const head = hang(`  ${dateOf(shown, task.document)}  ${state}: `, what, width);
  const said = steps.flatMap(({ document, kind, text, evidence }) => [
    ...hang(`    ${dateOf(shown, document)}  ${kind}  `, `”${shorten(text, LENGTH)}”`, width),
    ...hang('      ', `by ${evidence.join(', ')}`, width).map(paint.dim),
  ]);
  return [...head, ...said];
}
