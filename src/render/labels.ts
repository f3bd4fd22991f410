/** The words of a brief that are ours, in the languages that it is written in. */
import type { MinutesRecord } from '../../pipeline/record.ts';

type Decision = MinutesRecord['decisions'][number];
type Formality = Decision['reservations'][number];
type Action = MinutesRecord['actions'][number];

/** The languages by their tags (BCP 47). */
export const LANGUAGES = ['sv', 'en'] as const;
/** The tag of one. */
export type Language = (typeof LANGUAGES)[number];

/** What a brief says of its own in one language. */
export interface Labels {
  readonly present: string;
  readonly partly: string;
  readonly absent: string;
  readonly chair: string;
  readonly secretary: string;
  readonly decisions: string;
  readonly noDecisions: string;
  readonly deadlines: string;
  readonly actions: string;
  readonly agenda: string;
  readonly meetings: string;
  readonly warnings: string;
  readonly noDate: string;
  readonly voted: string;
  readonly abstained: string;
  /** Before the one who is given a task. */
  readonly to: string;
  /** Before a line of the document. */
  readonly line: string;
  /** Before the name of a model that has worded something. */
  readonly wordedBy: string;
  /** After the number of its sentences that were dropped. */
  readonly droppedOne: string;
  readonly droppedSome: string;
  readonly kinds: Readonly<Record<Decision['kind'], string>>;
  readonly formalities: Readonly<Record<Formality['kind'], string>>;
  readonly statuses: Readonly<Record<Action['status'], string>>;
}

const EN: Labels = {
  present: 'present',
  partly: 'partly',
  absent: 'absent',
  chair: 'chair',
  secretary: 'secretary',
  decisions: 'Decisions',
  noDecisions: 'No decisions found.',
  deadlines: 'Open deadlines',
  actions: 'Other actions',
  agenda: 'Agenda',
  meetings: 'Next meetings',
  warnings: 'Warnings',
  noDate: 'no date',
  voted: 'voted',
  abstained: 'abstained',
  to: 'to',
  line: 'line',
  wordedBy: 'Worded by the model',
  droppedOne: 'sentence without support in the text dropped',
  droppedSome: 'sentences without support in the text dropped',
  kinds: {
    approve: 'approve',
    adopt: 'adopt',
    reject: 'reject',
    refer: 'refer',
    postpone: 'postpone',
    appoint: 'appoint',
    note: 'note',
    assign: 'assign',
    other: 'other',
  },
  formalities: {
    reservation: 'reservation',
    statement: 'statement',
    remark: 'remark',
    conflict: 'conflict',
  },
  statuses: { open: 'open', ongoing: 'ongoing', done: 'done', dropped: 'dropped' },
};

const SV: Labels = {
  present: 'närvarande',
  partly: 'delvis',
  absent: 'frånvarande',
  chair: 'ordförande',
  secretary: 'sekreterare',
  decisions: 'Beslut',
  noDecisions: 'Inga beslut hittades.',
  deadlines: 'Att göra i tid',
  actions: 'Övriga uppgifter',
  agenda: 'Dagordning',
  meetings: 'Kommande möten',
  warnings: 'Varningar',
  noDate: 'inget datum',
  voted: 'röstetal',
  abstained: 'avstod',
  to: 'till',
  line: 'rad',
  wordedBy: 'Formulerat av modellen',
  droppedOne: 'mening utan stöd i texten borttagen',
  droppedSome: 'meningar utan stöd i texten borttagna',
  kinds: {
    approve: 'godkänt',
    adopt: 'antaget',
    reject: 'avslag',
    refer: 'remiss',
    postpone: 'uppskjutet',
    appoint: 'val',
    note: 'noterat',
    assign: 'uppdrag',
    other: 'övrigt',
  },
  formalities: {
    reservation: 'reservation',
    statement: 'särskilt yttrande',
    remark: 'protokollsanteckning',
    conflict: 'jäv',
  },
  statuses: { open: 'öppen', ongoing: 'pågår', done: 'klar', dropped: 'utgår' },
};

/** The words by language. */
export const LABELS: Readonly<Record<Language, Labels>> = { sv: SV, en: EN };
