/** What the program follows through a series of meetings against what a person marked. */
import type { FollowedTask, Matter, MeetingDocument } from '../../pipeline/across/index.ts';
import { overlapLength, overlaps } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import type { FollowGold, GoldStep, GoldTask, StepKind, TaskState } from './gold.ts';

/** Two items of one matter, as either side has it; items by document and heading. */
export interface LinkOutcome {
  readonly items: readonly [string, string];
  readonly gold: boolean;
  readonly said: boolean;
  /** Why the program joined the later one; null where it did not. */
  readonly by: string | null;
}

/** What a document says of a task, as marked and as said; null where only the other has it. */
export interface StepOutcome {
  readonly task: string;
  readonly document: string;
  readonly gold: { readonly kind: StepKind; readonly text: string } | null;
  readonly said: { readonly kind: StepKind; readonly text: string } | null;
}

/** How a task stands in the end; `said` is null where the task was not found. */
export interface StateOutcome {
  readonly task: string;
  readonly document: string;
  readonly gold: TaskState;
  readonly said: TaskState | null;
}

/** One series, judged. */
export interface ScoredSeries {
  readonly series: string;
  readonly documents: number;
  readonly links: readonly LinkOutcome[];
  readonly steps: readonly StepOutcome[];
  readonly states: readonly StateOutcome[];
}

/** What the program made of the documents, which are in the order that the gold names them in. */
export interface Answers {
  readonly documents: readonly MeetingDocument[];
  readonly matters: readonly Matter[];
  readonly tasks: readonly FollowedTask[];
}

/** Judges a series. A document whose date was not found has lost its links and steps. */
export function scoreFollow(series: string, gold: FollowGold, answers: Answers): ScoredSeries {
  const given = new Map(gold.tasks.map((task) => [task, saidOf(task, gold, answers)] as const));
  const strays = answers.tasks.filter((one) => taskOf(one, gold, answers) === null);
  return {
    series,
    documents: gold.documents.length,
    links: linksOf(gold, answers),
    steps: [
      ...gold.tasks.flatMap((task) => stepsOf(task, given.get(task) ?? [], gold, answers)),
      ...strays.flatMap((one) =>
        one.steps.map((step) => spurious(one.action.text, step, gold, answers)),
      ),
    ],
    states: gold.tasks
      .filter(({ optional }) => !optional)
      .map((task) => stateOf(task, given.get(task) ?? [], gold, answers)),
  };
}

function indexOf(document: string, { documents }: Answers): number {
  return documents.findIndex((one) => one.document === document);
}

function nameOf(document: number, { documents }: FollowGold): string {
  return documents[document] ?? '';
}

/** Items by what both sides call them: 'document heading'. */
function linksOf(gold: FollowGold, answers: Answers): LinkOutcome[] {
  const marked = gold.matters.flatMap(({ items }) => {
    return pairsOf(
      items.map((one) => ({
        ...one,
        name: itemName(one.document, one.span, gold, answers),
        by: null,
      })),
    );
  });
  const said = answers.matters.flatMap(({ steps }) =>
    pairsOf(
      steps.flatMap(({ document, item, by }) => {
        const at = indexOf(document, answers);
        const found = answers.documents[at]?.items.find(({ id }) => id === item);
        return found ? [{ name: itemName(at, found.heading, gold, answers), by }] : [];
      }),
    ),
  );
  const keys = new Map([...marked, ...said].map(({ items }) => [items.join('\n'), items] as const));
  return [...keys].map(([key, items]) => {
    const answer = said.find((one) => one.items.join('\n') === key);
    const isMarked = marked.some((one) => one.items.join('\n') === key);
    return { items, gold: isMarked, said: answer !== undefined, by: answer?.by ?? null };
  });
}

interface Named {
  readonly name: string;
  readonly by: string | null;
}

function pairsOf(items: readonly Named[]): Pick<LinkOutcome, 'items' | 'by'>[] {
  return items.flatMap((a, at) =>
    items.slice(at + 1).map((b) => {
      const items = [a.name, b.name].sort() as [string, string];
      return { items, by: b.by };
    }),
  );
}

/** The program's title of the item with this heading, else where the heading stands. */
function itemName(document: number, heading: Span, gold: FollowGold, answers: Answers): string {
  const items = answers.documents[document]?.items ?? [];
  const own = items.find((one) => overlaps(one.heading, heading));
  const title = own ? [own.number, own.title].filter((part) => part !== null).join(' ') : null;
  return `${nameOf(document, gold)} ${title ?? `at ${heading.start}`}`;
}

/** The places that are of a task: its own, then what else is written of it. */
function placesOf(task: GoldTask): { readonly document: number; readonly span: Span }[] {
  const steps = task.steps.flatMap(({ document, spans }) =>
    spans.map((span) => ({ document, span })),
  );
  return [task, ...task.also, ...steps];
}

function reach(
  said: FollowedTask,
  places: readonly { document: number; span: Span }[],
  answers: Answers,
): number {
  const at = indexOf(said.document, answers);
  const own = places.filter(({ document }) => document === at);
  return Math.max(0, ...own.map(({ span }) => overlapLength(span, said.action.span)));
}

/** The marked task that a predicted one is of; also where a later document lists it again. */
function taskOf(said: FollowedTask, gold: FollowGold, answers: Answers): GoldTask | null {
  const best = (of: (task: GoldTask) => readonly { document: number; span: Span }[]) => {
    const ranked = gold.tasks
      .map((task) => ({ task, length: reach(said, of(task), answers) }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => b.length - a.length);
    return ranked[0]?.task ?? null;
  };
  return best((task) => [task, ...task.also]) ?? best(placesOf);
}

/** Predictions of a task, the one that quotes most of it first. */
function saidOf(task: GoldTask, gold: FollowGold, answers: Answers): FollowedTask[] {
  return answers.tasks
    .filter((one) => taskOf(one, gold, answers) === task)
    .sort((a, b) => reach(b, [task], answers) - reach(a, [task], answers));
}

/** Each document's step beside the best of what was said; the rest is spurious. */
function stepsOf(
  task: GoldTask,
  said: readonly FollowedTask[],
  gold: FollowGold,
  answers: Answers,
): StepOutcome[] {
  const left = new Map(
    said.flatMap(({ steps }) =>
      steps.map((step) => [`${step.document} ${step.span.start} ${step.kind}`, step] as const),
    ),
  );
  const outcomes: StepOutcome[] = [];
  for (const step of task.steps) {
    const hits = [...left].filter(([, one]) => shows(one, step, answers));
    const hit = (hits.find(([, one]) => one.kind === step.kind) ?? hits[0])?.[1] ?? null;
    // What a listing of the same task says again is neither right nor wrong.
    for (const [key, one] of hits) if (one.kind === hit?.kind) left.delete(key);
    if (step.optional || task.optional) continue;
    outcomes.push({
      task: task.quote,
      document: nameOf(step.document, gold),
      gold: { kind: step.kind, text: step.quote },
      said: hit && { kind: hit.kind, text: hit.text },
    });
  }
  const rest = [...left.values()].map((one) => spurious(task.quote, one, gold, answers));
  return [...outcomes, ...rest];
}

type SaidStep = FollowedTask['steps'][number];

function shows(said: SaidStep, step: GoldStep, answers: Answers): boolean {
  const same = indexOf(said.document, answers) === step.document;
  return same && step.spans.some((span) => overlaps(span, said.span));
}

function spurious(task: string, step: SaidStep, gold: FollowGold, answers: Answers): StepOutcome {
  const document = nameOf(indexOf(step.document, answers), gold);
  return { task, document, gold: null, said: { kind: step.kind, text: step.text } };
}

function stateOf(
  task: GoldTask,
  said: readonly FollowedTask[],
  gold: FollowGold,
  answers: Answers,
): StateOutcome {
  const own = said.find((one) => reach(one, [task, ...task.also], answers) > 0);
  return {
    task: task.quote,
    document: nameOf(task.document, gold),
    gold: task.state,
    said: own?.state ?? null,
  };
}
