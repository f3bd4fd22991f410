/** Who is told to do it, by the construction around the clause: names or common nouns alike. */
import { type Gate, gateOfRegex } from '../gate.ts';
import type { Sentence, Span } from '../types.ts';
import { scannedOf } from '../words.ts';
import { active, anywhere, compounds } from './words.ts';

/** A clause that says what is to be done; ranges are of the sentence's text. */
export interface Doing {
  readonly sentence: Sentence;
  readonly clause: Span;
  /** By when, or an empty range at the end of what is looked at. */
  readonly time: { readonly span: Span };
}

/** Who is told, and where what they are told begins: after its 'att'. */
export interface Told {
  readonly who: Span;
  readonly task: number;
}

const ROLE = anywhere('roles');
const BODY = compounds('roleNouns');
/** One of the offices, or a body by its noun. */
export const EVERY_ROLE = new RegExp(`${ROLE.source}|${BODY.source}`, 'giu');
/** How far into a clause a role still is its subject. */
const LEAD = 25;
/** A noun phrase, as short as what follows lets it be. */
const NP = '(?<who>\\p{L}[^.,;:()\\n]{1,90}?)';
const TASK = '(?:\\p{L}+\\s+){0,2}(?:uppdrag(?:et)?|uppgift)';

/** What stands before the 'att' of the task; the last in the sentence counts. */
const TOLD: readonly RegExp[] = [
  // 'att uppdra åt förvaltningen att …'
  `(?<!\\p{L})upp(?:dra|drar|drog|draget|dragit)\\s+åt\\s+${NP}\\s+att(?!\\p{L})`,
  // 'att ge nämnden i uppdrag att …', 'kansliet ges i uppdrag att …'
  `(?<!\\p{L})(?:ge|ger|gav|gett)\\s+${NP}\\s+i\\s+${TASK}\\s+att(?!\\p{L})`,
  `(?:^|[.,;:]\\s+|(?<!\\p{L})att\\s+)${NP}\\s+(?:får|fick|ges|gavs)\\s+(?:(?:i|till)\\s+)?${TASK}\\s+att(?!\\p{L})`,
  // 'förvaltningen uppdras att …', 'styrelsen uppmanas att …'
  `(?:^|[.,;:]\\s+|(?<!\\p{L})att\\s+)${NP}\\s+(?:uppdras|uppdrogs|ombeds|ombes|uppmanas|uppmanades|åläggs|anmodas)\\s+(?:om\\s+)?att(?!\\p{L})`,
  // 'valberedningen påminner partigrupperna om att …', 'att uppmana bolaget att …'
  `(?<!\\p{L})(?:uppmana|uppmanar|uppmanade|be|ber|bad|påminner|påminna|påminde|ålägger|ålägga|anmodar|anmoda)\\s+${NP}\\s+(?:om\\s+)?att(?!\\p{L})`,
  // 'lämnas över till nätverket, som ska …'
  `(?<!\\p{L})(?:till|åt|av)\\s+${NP},\\s+som\\s+(?:ska|skall|får|bör)(?!\\p{L})`,
  // 'behöver underlag från kommunerna senast …'
  '(?<!\\p{L})(?:vill\\s+ha|vill\\s+få|önskar|efterlyser|inväntar|väntar\\s+på|behöver)' +
    '(?:\\s+\\p{Ll}+){0,4}\\s+från\\s+(?<who>\\p{L}[^.,;:()\\n]{1,90}?)\\s*$',
].map((source) => new RegExp(source, 'giu'));
/** By the same numbers: most sentences hold the words of none. */
const MAY_TELL: readonly Gate[] = TOLD.map(gateOfRegex);

/** A lone pronoun or adverb is nobody. */
const NOBODY = /^(?:han|hon|hen|den|det|de|dem|sig|man|även|också|inte|ej|så|för|om)$/iu;

/** Who is told to do it; null where no construction tells. */
export function told({ sentence, time }: Pick<Doing, 'sentence' | 'time'>): Told | null {
  const before = sentence.text.slice(Math.max(0, time.span.start - 400), time.span.start);
  const offset = time.span.start - before.length;
  const scanned = scannedOf(sentence);
  const found = TOLD.flatMap((pattern, i) =>
    MAY_TELL[i]?.(scanned) ? [...before.matchAll(pattern)] : [],
  );
  const last = found.sort((a, b) => a.index - b.index).at(-1);
  const who = last?.groups?.['who'];
  if (!last || !who || NOBODY.test(who)) return null;
  const start = offset + last.index + last[0].lastIndexOf(who);
  return { who: { start, end: start + who.length }, task: offset + last.index + last[0].length };
}

/** 'Alla: läs igenom …', '=> Hugo: svar …': what stands between the entry's start and the colon. */
export function labelled({ sentence, clause }: Omit<Doing, 'time'>): Span | null {
  const before = sentence.text.slice(0, clause.start);
  const match = /(?:^|=>|->|\]|\*)\s*(?:[-–•*]\s*)?(@?\p{L}[^.,;:()\n]{1,40}):\s*$/u.exec(before);
  if (!match?.[1]) return null;
  const start = match.index + match[0].indexOf(match[1]);
  return { start, end: start + match[1].length };
}

/** True of words that name a role or a body by its noun, and nothing else. */
export function isRole(words: string): boolean {
  const rest = words.replace(BODY, '').replace(ROLE, '');
  return (
    rest !== words && /^\W*(?:samtliga|alla|respektive|varje|berörda|övriga)?\W*$/iu.test(rest)
  );
}

/** 'till föräldrarna', 'hos kontoret': whoever follows is no subject. */
const PREPOSITION =
  /(?<!\p{L})(?:till|från|hos|med|för|på|i|om|åt|via|enligt|inom|mellan|kring|mot|under|inför)\s+(?:\p{Ll}+\s+)?$/iu;
const BY = /(?<!\p{L})av\s+$/iu;

/** The role or body that is the clause's subject, or who does it after 'av'. */
export function roleIn({ clause, sentence }: Omit<Doing, 'time'>): Span | null {
  const piece = sentence.text.slice(clause.start, clause.end);
  const [first] = [...piece.matchAll(EVERY_ROLE)].filter(({ index }) => {
    const before = piece.slice(0, index);
    return BY.test(before) || (index <= LEAD && !PREPOSITION.test(before));
  });
  if (!first) return null;
  const start = clause.start + first.index;
  return { start, end: start + first[0].length };
}

/** Words that open a clause, and a verb that acts. */
const OPENED = new RegExp(
  `^[\\s•*–-]*(?<who>\\p{L}[\\p{L}-]*(?:\\s+\\p{Ll}[\\p{L}-]+)?)\\s+${active('acts').source}`,
  'u',
);
/** What opens a sentence before its verb and is nobody. */
const NOTHING =
  /^(?:det|den|de|detta|denna|dessa|som|vad|hur|när|där|då|här|nu|man|ingen|inget|inte|också|sedan|även|om|att|och|eller|samt|så|ny|nytt|nya)(?:\s|$)/iu;

/** 'SAMO fixar …', 'Godtycklig styrelsemedlem besvarar …': what opens the sentence before its verb. */
export function doerIn({ clause, sentence }: Omit<Doing, 'time'>): Span | null {
  const piece = sentence.text.slice(clause.start, clause.end);
  const match = OPENED.exec(piece);
  const who = match?.groups?.['who'];
  if (!match || !who || NOTHING.test(who)) return null;
  const start = clause.start + match[0].indexOf(who);
  return { start, end: start + who.length };
}
