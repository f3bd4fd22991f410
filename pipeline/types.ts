/**
 * Every type that crosses a border between stages. Plain readonly data; facts refer to each other
 * by id. All offsets are UTF-16 code units into `Document.text`, half-open.
 */

import type { ActionItem } from './action-item.ts';
import type { Evidence, Note, Responsible, Span } from './base-types.ts';
import type { Formality, Vote } from './beside.ts';
import type { LineEnd, MarkedHeading, Origin, Reading } from './reading.ts';
import type { RegisterLink } from './registers.ts';

export type { Evidence, Note, Responsible, Span } from './base-types.ts';

/** A place where somebody or something is named. */
export interface MentionSpan extends Span, Evidence {}

/** A file as the shell hands it in. `sha256` is of `bytes`, lower-case hex. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mediaType: string;
  /** What the reader of its format made of it; null where the bytes are plain text. */
  readonly reading: Reading | null;
  /** What was noticed on the way: a name that says another format. */
  readonly notes: readonly Note[];
}

/** What ingest makes: the text, frozen from here on, and what was struck out in it. */
export interface Document {
  readonly source: {
    readonly path: string;
    readonly sha256: string;
    readonly mediaType: string;
    readonly bytes: number;
  };
  readonly text: string;
  /** Withdrawn text (`~~…~~`), marks excluded, in order. */
  readonly struck: readonly Span[];
  /** Where the text stood in its file; empty for plain text, which is its file. */
  readonly origins: readonly Origin[];
  /** Titles that the format marks as such. */
  readonly headings: readonly MarkedHeading[];
  /** Page furniture that the reader knows by its place. */
  readonly furniture: readonly Span[];
  /** Which lines of print were broken for want of room, where that is certain. */
  readonly lineEnds: readonly LineEnd[];
  /** Null in a format without pages. */
  readonly pages: number | null;
  readonly notes: readonly Note[];
}

/** A word, number or mark. `text` is cleaned (hyphenation at a line end undone, NFC). */
export interface Token {
  readonly text: string;
  readonly span: Span;
}

/** One sentence, list item, heading or table row of the cleaned view. */
export interface Sentence {
  /** Position among all sentences of the document. */
  readonly index: number;
  /** Position of its block in `Segmented.blocks`. */
  readonly block: number;
  /** The cleaned text: lines joined, hyphenation undone, furniture left out. */
  readonly text: string;
  /** `offsets[i]` is the place in the document of `text[i]`; same length as `text`. */
  readonly offsets: Uint32Array;
  readonly span: Span;
  readonly tokens: readonly Token[];
}

/**
 * - heading: a title line, numbered or bare
 * - item: a list entry (bullet, number or letter)
 * - row: a line of a table or of a list of names or fields, cells apart by tab, pipe or wide gap
 * - furniture: what recurs on each page, page numbers, lines for signatures
 */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row' | 'furniture';

/** A run of lines that belong together, in the order of the text. */
export interface Block {
  readonly index: number;
  readonly kind: BlockKind;
  readonly span: Span;
  /** Indentation of its first line in columns (a tab counts 4). */
  readonly indent: number;
  /** The list mark or number it starts with ('-', '•', '3.', '§ 12', 'a)'), or null. */
  readonly marker: string | null;
  /** Of a heading that the format marks as such: 1 for the top one; else null. */
  readonly level: number | null;
  /** True where an empty line (or the start of the text) stands before it. */
  readonly gapBefore: boolean;
  readonly sentences: readonly Sentence[];
}

/**
 * What stands under a heading: an item of the agenda, or one part of an item ('Beslut', 'Yrkanden',
 * 'Bakgrund', …).
 */
export type SectionRole =
  | 'item'
  | 'decision'
  | 'proposal'
  | 'voting'
  | 'reservation'
  | 'background'
  | 'documents'
  | 'distribution'
  | 'discussion'
  | 'actions';

/** A numbered point, a §-paragraph or a bare heading with all that stands under it. */
export interface Section extends Evidence {
  readonly id: string;
  readonly role: SectionRole;
  /** As printed: '2.', '§ 12', '3.1', or null for a bare heading. */
  readonly number: string | null;
  readonly title: string;
  /** The number and the title, wherever its line ends. */
  readonly heading: Span;
  /** From the heading to the next section of the same or a higher level. */
  readonly span: Span;
  /** 1 for the top level. */
  readonly level: number;
  readonly parent: string | null;
  /** Blocks of the section, its heading first: `[from, to)` in `Segmented.blocks`. */
  readonly from: number;
  readonly to: number;
}

export interface Segmented extends Document {
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** Year, month and day that a text gives; what it leaves out is absent. */
export interface DateParts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

export type Precision = 'day' | 'week' | 'month' | 'quarter' | 'season' | 'year' | 'event';

/** First and last day, ISO dates, both included. */
export interface Interval {
  readonly from: string;
  readonly to: string;
  readonly precision: Precision;
}

export type MentionLabel = 'PER' | 'ORG' | 'LOC';

/** A name where it stands. `text` is cleaned, `by` a rule or model@version, `score` in 0…1. */
export interface Mention {
  readonly span: Span;
  readonly text: string;
  readonly label: MentionLabel;
  readonly score: number;
  readonly by: string;
  /** Index of the sentence it stands in. */
  readonly sentence: number;
}

export interface Recognised extends Segmented {
  readonly mentions: readonly Mention[];
}

/** A value with the place that says so; `by` names the kind of place. */
export interface Stated<T> extends Evidence {
  readonly value: T;
  readonly span: Span;
}

export interface Meeting {
  readonly title: Stated<string> | null;
  readonly body: Stated<string> | null;
  readonly kind: string;
  readonly date: Stated<string> | null;
  readonly endDate: string | null;
  readonly startTime: Stated<string> | null;
  readonly endTime: Stated<string> | null;
  readonly place: Stated<string> | null;
  readonly chair: Stated<string> | null;
  readonly secretary: Stated<string> | null;
  readonly adjusters: readonly Stated<string>[];
}

export type AttendanceStatus = 'present' | 'absent' | 'partly';

/** `by` names the layout of the row and what shows that a person stands in it. */
export interface Attendance extends Evidence {
  readonly name: string;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly status: AttendanceStatus;
  /** What the list adds: 'dag 2', '§§ 4–6', 'via länk', 'ersätter …'. */
  readonly note: string | null;
  /** Of the name. */
  readonly span: Span;
}

export interface Headed extends Recognised {
  readonly meeting: Meeting;
  readonly attendance: readonly Attendance[];
}

export interface Person {
  readonly id: string;
  /** The fullest form that the document gives. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly string[];
  readonly organisations: readonly string[];
  readonly mentions: readonly MentionSpan[];
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
  /** Who it is, where a register tells it for certain. */
  readonly register: RegisterLink | null;
  readonly mentions: readonly MentionSpan[];
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly mentions: readonly MentionSpan[];
}

export interface Resolved extends Headed {
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly places: readonly Place[];
}

/** What a sentence does. */
export type Act =
  | 'decision'
  | 'proposal'
  | 'background'
  | 'assignment'
  | 'deadline'
  | 'meeting'
  | 'voting'
  | 'reservation'
  | 'discussion'
  | 'heading'
  | 'information';

export interface SentenceAct {
  readonly act: Act;
  readonly score: number;
  readonly by: string;
}

/** What the words of a sentence say of a decision, should it be one. */
export interface DecisionCue {
  readonly kind: DecisionKind | null;
  /** The body that the sentence names as deciding. */
  readonly decider: Span | null;
}

export interface Classified extends Resolved {
  /** One a sentence, by sentence index. */
  readonly cues: readonly DecisionCue[];
  /** One list a sentence, by sentence index, most likely first; never empty. */
  readonly acts: readonly (readonly SentenceAct[])[];
}

export type DecisionKind =
  | 'approve'
  | 'adopt'
  | 'reject'
  | 'refer'
  | 'postpone'
  | 'appoint'
  | 'note'
  | 'assign'
  | 'other';

export interface Decision extends Evidence {
  readonly id: string;
  readonly span: Span;
  /** The words as a reader wants them: lines joined, hyphenation undone. The span has the quote. */
  readonly text: string;
  readonly agendaItem: string | null;
  readonly decider: string | null;
  /** Where the document says who decides; null where nothing but the meeting does. */
  readonly deciderSpan: Span | null;
  readonly kind: DecisionKind;
  readonly outcome: string | null;
  /** The last vote of its item, which settles it. */
  readonly vote: Vote | null;
  /** All votes of its item, in their order. */
  readonly votes: readonly Vote[];
  readonly reservations: readonly Formality[];
  /** Statements and remarks to the minutes. */
  readonly statements: readonly Formality[];
  /** Who takes no part because of a conflict of interest. */
  readonly conflicts: readonly Formality[];
  /** Ids of people and organisations. */
  readonly assignedTo: readonly string[];
  readonly deadline: string | null;
  /** The proposal that 'i enlighet med förslaget' points at. */
  readonly proposal: Span | null;
}

export interface Decided extends Classified {
  readonly decisions: readonly Decision[];
}

export interface Deadline extends Evidence {
  readonly id: string;
  /** The time expression with its preposition. */
  readonly span: Span;
  readonly text: string;
  readonly date: Interval | null;
  /** What it waits for where only another document can tell the day: the body's next meeting. */
  readonly event: 'next-meeting' | null;
  readonly action: { readonly text: string; readonly span: Span } | null;
  readonly responsible: readonly Responsible[];
  readonly agendaItem: string | null;
}

/** A future meeting or event that is only announced. */
export interface AnnouncedMeeting extends Evidence {
  readonly span: Span;
  readonly date: string | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly place: string | null;
}

export interface Dated extends Decided {
  readonly deadlines: readonly Deadline[];
  readonly meetings: readonly AnnouncedMeeting[];
}

export interface Assigned extends Dated {
  readonly actions: readonly ActionItem[];
}

export interface Summary {
  readonly sentences: readonly { readonly text: string; readonly span: Span }[];
  /** Up to three lines an item, and each point of one, in the order of the text. */
  readonly perItem: readonly {
    readonly agendaItem: string;
    /** Which point of the item: a), 6.2; 0 for what is in none. */
    readonly part: number;
    readonly text: string;
    readonly span: Span;
    /** 1 for the line that a reader with time for one alone should see; each rank once. */
    readonly rank: number;
  }[];
  readonly method: string;
}

export interface Minutes extends Assigned {
  readonly summary: Summary;
}
