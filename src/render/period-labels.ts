/** The words of a brief over some time that are ours, beside those of any brief. */
import type { FollowedTask } from '../../pipeline/across/index.ts';
import type { Language } from './labels.ts';

/** What it says of its own in one language. */
export interface PeriodLabels {
  readonly brief: string;
  readonly allMeetings: string;
  readonly asOf: string;
  readonly meetings: (count: number) => string;
  /** Heading of what changed where there is nothing to compare with. */
  readonly changes: string;
  /** Dates of the latest meeting and of the one before. */
  readonly changedSince: (at: string, since: string) => string;
  readonly onlyOne: string;
  readonly noChange: string;
  readonly back: string;
  /** Before the date when a matter was up last. */
  readonly last: string;
  readonly noDecision: string;
  readonly closed: string;
  readonly moved: string;
  readonly reported: string;
  readonly dropped: string;
  /** How many tasks are new. */
  readonly added: (count: number) => string;
  readonly due: string;
  readonly passed: string;
  readonly coming: string;
  readonly open: string;
  readonly undatedTasks: string;
  readonly postponed: string;
  /** Before the dates of meetings that had a matter and decided nothing. */
  readonly again: string;
  readonly earlier: (count: number) => string;
  readonly page: string;
  readonly late: string;
  readonly fresh: string;
  /** Before the date of the meeting that gave a task first. */
  readonly given: string;
  readonly states: Readonly<Record<FollowedTask['state'], string>>;
  /** What a list leaves out. */
  readonly more: (count: number) => string;
  /** Decisions that another part shows already. */
  readonly above: (count: number) => string;
  readonly undated: (count: number) => string;
  readonly none: string;
}

const EN: PeriodLabels = {
  brief: 'Brief',
  allMeetings: 'all meetings',
  asOf: 'as of',
  meetings: (count) => (count === 1 ? '1 meeting' : `${count} meetings`),
  changes: 'Changed',
  changedSince: (at, since) => `Changed on ${at}, since ${since}`,
  onlyOne: 'No meeting before it to compare with.',
  noChange: 'No matter taken up again, and no word of earlier tasks.',
  back: 'Matters taken up again',
  last: 'last',
  noDecision: 'no decision found',
  closed: 'Tasks closed',
  moved: 'Tasks moved',
  reported: 'Tasks reported on',
  dropped: 'Tasks dropped',
  added: (count) =>
    count === 1 ? "1 new task, marked 'new' below." : `${count} new tasks, marked 'new' below.`,
  due: 'Due dates',
  passed: 'Passed',
  coming: 'Coming',
  open: 'Still open',
  undatedTasks: 'Tasks without a date',
  postponed: 'Postponed and not decided since',
  again: 'up again without a decision',
  earlier: (count) =>
    `Open tasks from before the period that nothing in it speaks of, not shown: ${count}.`,
  page: 'page',
  late: 'late',
  fresh: 'new',
  given: 'given',
  states: {
    open: 'open',
    reported: 'reported',
    moved: 'moved',
    closed: 'closed',
    dropped: 'dropped',
  },
  more: (count) => `… and ${count} more`,
  above: (count) => `… and ${count} above, under matters taken up again`,
  undated: (count) => `Without a date and therefore not in it: ${count}`,
  none: 'No meetings found.',
};

const SV: PeriodLabels = {
  brief: 'Sammanställning',
  allMeetings: 'alla möten',
  asOf: 'läget',
  meetings: (count) => (count === 1 ? '1 möte' : `${count} möten`),
  changes: 'Nytt',
  changedSince: (at, since) => `Nytt ${at}, sedan ${since}`,
  onlyOne: 'Inget tidigare möte att jämföra med.',
  noChange: 'Inget ärende har kommit tillbaka och inget sägs om tidigare uppgifter.',
  back: 'Ärenden som kommit tillbaka',
  last: 'senast',
  noDecision: 'inget beslut hittat',
  closed: 'Avslutade uppgifter',
  moved: 'Framflyttade uppgifter',
  reported: 'Uppgifter med besked',
  dropped: 'Uppgifter som utgår',
  added: (count) =>
    count === 1 ? '1 ny uppgift, märkt ”ny” nedan.' : `${count} nya uppgifter, märkta ”ny” nedan.`,
  due: 'Datum',
  passed: 'Passerade',
  coming: 'Kommande',
  open: 'Ännu öppet',
  undatedTasks: 'Uppgifter utan datum',
  postponed: 'Uppskjutet och inte avgjort sedan dess',
  again: 'uppe igen utan beslut',
  earlier: (count) =>
    `Öppna uppgifter från tiden dessförinnan som inget säger något om, visas inte: ${count}.`,
  page: 'sida',
  late: 'försenad',
  fresh: 'ny',
  given: 'gavs',
  states: {
    open: 'öppen',
    reported: 'besked givet',
    moved: 'framflyttad',
    closed: 'avslutad',
    dropped: 'utgår',
  },
  more: (count) => `… och ${count} till`,
  above: (count) => `… och ${count} ovan, bland ärenden som kommit tillbaka`,
  undated: (count) => `Utan datum och därför inte med: ${count}`,
  none: 'Inga möten hittades.',
};

/** The words by language. */
export const PERIOD_LABELS: Readonly<Record<Language, PeriodLabels>> = { sv: SV, en: EN };
