/** What a brief over some time says, before it is laid out: the same for all forms. Pure. */
import {
  type Due,
  isOpen,
  type MatterBack,
  type PeriodDecision,
  type PeriodMeeting,
  type TaskStep,
} from '../../pipeline/across/index.ts';
import type { Briefed } from '../period.ts';
import { LABELS, type Language } from './labels.ts';
import { PERIOD_LABELS } from './period-labels.ts';
import {
  dayText,
  type Group,
  group,
  itemTitle,
  joined,
  keyOf,
  type Line,
  type Making,
  placeText,
  quoteLine,
  spotText,
  taskLine,
  titleAt,
} from './period-lines.ts';
import { oneLine, uniqueNames } from './text.ts';

/** Its parts in order: what is new, what is to be done, all that was decided. */
export type PeriodPartName = 'changes' | 'due' | 'open' | 'decisions';

/** One part; `remarks` stand below its heading. */
export interface PeriodPart {
  readonly name: PeriodPartName;
  readonly title: string;
  readonly remarks: readonly string[];
  readonly groups: readonly Group[];
}

/** A body's brief. */
export interface PeriodOutline {
  readonly title: string;
  readonly parts: readonly PeriodPart[];
  /** What it leaves out. */
  readonly remarks: readonly string[];
}

/** The brief of one body, each list of at most so many lines. */
export function periodOutline(briefed: Briefed, language: Language, most: number): PeriodOutline {
  const { period, sources, undated } = briefed;
  const names = uniqueNames([...[...sources.values()].map(({ path }) => path), ...undated]);
  const added = period.changes?.added ?? [];
  const fresh = new Set(added.map(({ document, action }) => keyOf({ document, ...action })));
  const words = PERIOD_LABELS[language];
  const making = { briefed, labels: LABELS[language], words, most, names, fresh };
  const parts = [changesPart, duePart, openPart, decisionsPart].map((part) => part(making));
  const lost = undated.map((path) => oneLine(names.get(path) ?? path)).slice(0, most);
  return {
    title: titleOf(making),
    parts: parts.filter(({ groups, remarks }) => groups.length + remarks.length > 0),
    remarks: lost.length === 0 ? [] : [`${words.undated(undated.length)} (${lost.join(', ')})`],
  };
}

function titleOf({ briefed: { body, period }, words }: Making): string {
  const dates = [...new Set(period.meetings.map(({ date }) => date))];
  const [from = '', to = ''] = [dates[0], dates.at(-1)];
  return joined([body, words.meetings(dates.length), dayText({ from, to })]);
}

function changesPart(making: Making): PeriodPart {
  const { briefed, words } = making;
  const { changes } = briefed.period;
  const name = 'changes';
  if (changes === null) return { name, title: words.changes, remarks: [words.onlyOne], groups: [] };
  const { added, matters, closed, moved, reported, dropped } = changes;
  const groups = [
    ...group(
      making,
      words.back,
      matters.map((one) => matterLine(making, one)),
    ),
    ...group(making, words.closed, stepLines(making, closed)),
    ...group(making, words.moved, stepLines(making, moved)),
    ...group(making, words.reported, stepLines(making, reported)),
    ...group(making, words.dropped, stepLines(making, dropped)),
  ];
  const remarks = [
    ...(groups.length === 0 ? [words.noChange] : []),
    ...(added.length > 0 ? [words.added(added.length)] : []),
  ];
  return { name, title: words.changedSince(changes.at, changes.since), remarks, groups };
}

/** Title and when it was up last; below it what is decided now. */
function matterLine(making: Making, { document, item, before, decisions }: MatterBack): Line {
  const { words, labels } = making;
  const then = new Set(before.decisions.map(({ kind }) => labels.kinds[kind]));
  const last = [`${words.last} ${before.date}`, [...then].join(', ')].filter((one) => one !== '');
  return {
    ...itemTitle(item),
    about: joined([last.join(': '), decisions.length === 0 && words.noDecision]),
    place: placeText(making, document, item.heading),
    below: decisions.map((one) => decisionLine(making, document, one)),
  };
}

/** The task, below it the sentence that tells. */
function stepLines(making: Making, all: readonly TaskStep[]): Line[] {
  return all.map(({ task, step }) => ({
    // The heading says what came of it.
    ...taskLine(making, task, ''),
    below: step ? [quoteLine(making, step, '')] : [],
  }));
}

function duePart(making: Making): PeriodPart {
  const { briefed, words } = making;
  const due = briefed.period.due.filter(({ state }) => state === null || isOpen({ state }));
  const lines = (passed: boolean) =>
    due.filter((one) => one.passed === passed).map((one) => dueLine(making, one));
  const groups = [
    ...group(making, words.coming, lines(false)),
    ...group(making, words.passed, lines(true).reverse()),
  ];
  return { name: 'due', title: words.due, remarks: [], groups };
}

function dueLine(making: Making, due: Due): Line {
  const { words, fresh } = making;
  const { state, document, item } = due;
  const about = joined([
    due.who.join(', '),
    titleAt(making, document, item),
    state !== null && state !== 'open' && words.states[state],
    due.late && words.late,
    fresh.has(keyOf(due)) && words.fresh,
  ]);
  return { ...quoteLine(making, due, about), lead: dayText(due) };
}

function openPart(making: Making): PeriodPart {
  const { briefed, words } = making;
  const { tasks, postponed, earlier } = briefed.period.open;
  const undated = tasks.filter(({ due }) => due === null);
  const waiting = postponed.toReversed().map(({ document, decision, due, again }): Line => {
    const dates = again.map(({ date }) => date).join(', ');
    const title = titleAt(making, document, decision.item);
    const about = joined([title, dates !== '' && `${words.again} ${dates}`]);
    const said = { document, ...decision };
    return { ...quoteLine(making, said, about), lead: due ? dayText(due) : '' };
  });
  const groups = [
    ...group(
      making,
      words.undatedTasks,
      undated.map((task) => taskLine(making, task, null)),
    ),
    ...group(making, words.postponed, waiting),
  ];
  const remarks = earlier > 0 ? [words.earlier(earlier)] : [];
  return { name: 'open', title: words.open, remarks, groups };
}

/** Meeting by meeting, the newest first. */
function decisionsPart(making: Making): PeriodPart {
  const { briefed, labels } = making;
  const groups = briefed.period.meetings
    .toReversed()
    .map((meeting) => decisionsGroup(making, meeting));
  return { name: 'decisions', title: labels.decisions, remarks: [], groups };
}

/** Those of matters taken up again stand above, and once is enough. */
function decisionsGroup(making: Making, { document, date, decisions }: PeriodMeeting): Group {
  const { briefed, labels, words, most } = making;
  const back = (briefed.period.changes?.matters ?? []).slice(0, most);
  const above = new Set(
    back
      .filter((one) => one.document === document)
      .flatMap((one) => one.decisions.map((d) => d.id)),
  );
  const here = decisions.filter(({ id }) => !above.has(id));
  const shown = new Set(here.toSorted(routineLast).slice(0, most));
  const kept = here.filter((one) => shown.has(one));
  const more = here.length - kept.length;
  return {
    title: joined([date, briefed.sources.get(document)?.path ?? '']),
    lines: byItem(making, document, kept),
    remarks: [
      ...(decisions.length === 0 ? [labels.noDecisions] : []),
      ...(more > 0 ? [words.more(more)] : []),
      ...(above.size > 0 ? [words.above(above.size)] : []),
    ],
  };
}

function routineLast(a: PeriodDecision, b: PeriodDecision): number {
  return Number(a.routine) - Number(b.routine);
}

/** Under number and title of their item, which many of them do not make sense without. */
function byItem(making: Making, document: string, decisions: readonly PeriodDecision[]): Line[] {
  const items = new Map<string | null, PeriodDecision[]>();
  for (const one of decisions) items.set(one.item, [...(items.get(one.item) ?? []), one]);
  return [...items].flatMap(([id, own]) => {
    const below = own.map((one) => decisionLine(making, document, one));
    const item = id === null ? null : making.briefed.sources.get(document)?.items.get(id);
    return item ? [{ ...itemTitle(item), about: '', place: '', below }] : below;
  });
}

/** Where the document is told above, the line is enough. */
function decisionLine(making: Making, document: string, one: MatterBack['decisions'][number]) {
  const line = quoteLine(making, { document, ...one }, making.labels.kinds[one.kind]);
  return { ...line, place: spotText(making, document, one.span) };
}
