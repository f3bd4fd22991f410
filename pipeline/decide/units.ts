/**
 * Which stretches of text are one decision each: a sentence, an entry of a list that a lead-in
 * opens ('Styrelsen beslutade att:'), one half of 'dels att … dels att …'.
 */
import { sourceSpan } from '../clean-text.ts';
import { sectionOf } from '../outline.ts';
import { ELECTION } from '../rules.ts';
import { contains, cover } from '../span.ts';
import type { Block, Classified, DecisionKind, Sentence, SentenceAct, Span } from '../types.ts';

/** One decision's text and the sentence whose words say who decided. */
export interface DecisionUnit {
  readonly span: Span;
  /** The cleaned words: without line ends, page furniture and list marks. */
  readonly text: string;
  readonly sentence: Sentence;
  /** The lead-in of a list, where the decider stands, or the sentence itself. */
  readonly head: Sentence;
  readonly act: SentenceAct;
  /** Where its own verb says more than its sentence's first. */
  readonly kind?: DecisionKind;
}

/** Ends in a colon with nothing decided before it: what follows is the decision. */
const LEAD_IN =
  /^(?:(?:på förslag av|enligt|i enlighet med|efter|med|mot bakgrund|att|följande)\b.*:|.*\b(?:beslutar|beslutade|beslöt|beslut|beslutas|besluta|beslutades|valde|väljer|utser|utsåg)(?:\s+(?:därför|enhälligt|enligt följande|följande|för (?:egen|sin) del|dessutom|vidare|också|att))*\s*:?)$/iu;
/** A proposal to a higher body that this body adopts as its own: one decision with what follows. */
const PASSED_ON = /\bföreslår\b.*\bbeslut(?:ar|a)\b[^:]*:?$/iu;

/** The decisions of a document in the order of its text. */
export function decisionUnits(input: Classified): DecisionUnit[] {
  const units: DecisionUnit[] = [];
  let open: { head: Sentence; act: SentenceAct; passedOn: boolean } | null = null;
  // Whether the section has its decision: a list after it that says nothing of deciding is a list.
  let settled = false;
  for (const block of input.blocks) {
    if (block.kind === 'furniture') continue;
    if (block.kind === 'heading') {
      open = null;
      settled = false;
    }
    for (const sentence of block.sentences) {
      const act = input.acts[sentence.index]?.find((a) => a.act === 'decision');
      if (isLeadIn(sentence, act !== undefined)) {
        const passedOn = PASSED_ON.test(sentence.text) && act !== undefined;
        open = act ? { head: sentence, act, passedOn } : null;
        continue;
      }
      if (open && isElected(open.head, block)) {
        const text = block.sentences.map((cell) => cell.text).join(' ');
        const whole = { span: block.span, text, sentence, head: open.head, act: open.act };
        if (block.sentences[0] === sentence) units.push(whole);
        continue;
      }
      if (open && (act || belongsToList(block, sentence, input))) {
        units.push(listUnit(sentence, open));
        open.passedOn = false;
        continue;
      }
      if (act && !(settled && isAside(input, block, sentence, act))) {
        units.push(...split(sentence, act, input));
        settled ||= block.kind === 'paragraph' && act.by !== ELECTION;
      }
      if (block.kind !== 'item') open = null;
    }
  }
  return units.filter((unit) => {
    const said = unit.act.by !== 'section:decision' || isWorded(unit.sentence);
    return said && !isStruck(unit.span, input.struck);
  });
}

/** After its decision a section may list who was chosen, or what has nothing to do with it. */
function isAside(input: Classified, block: Block, sentence: Sentence, act: SentenceAct): boolean {
  if (act.by === ELECTION) return true;
  const silent = input.cues[sentence.index]?.kind === null;
  return block.kind === 'item' && act.by === 'section:decision' && silent;
}

function listUnit(
  sentence: Sentence,
  open: { head: Sentence; act: SentenceAct; passedOn: boolean },
): DecisionUnit {
  const { head, act, passedOn } = open;
  const span = passedOn ? cover(head.span, sentence.span) : sentence.span;
  const text = passedOn ? `${head.text} ${sentence.text}` : sentence.text;
  return { span, text, sentence, head, act };
}

function isLeadIn(sentence: Sentence, decides: boolean): boolean {
  if (!LEAD_IN.test(sentence.text) && !(decides && PASSED_ON.test(sentence.text))) return false;
  return (
    sentence.text.endsWith(':') ||
    /\b(?:att|beslutar|beslutade|beslöt|valde|väljer|utser|utsåg|del)$/u.test(sentence.text)
  );
}

/** 'Årsmötet valde' over a table of offices and names: each row is one choice. */
function isElected(head: Sentence, block: Block): boolean {
  const elects = /\b(?:valde|väljer|utser|utsåg)\b/u.test(head.text);
  return elects && block.kind === 'row' && block.sentences.length > 1;
}

/** Entries after a lead-in: list items, and lines that begin with 'att'. */
function belongsToList(block: Block, sentence: Sentence, input: Classified): boolean {
  const first = block.sentences[0] === sentence;
  if (!first || sectionOf(input.sections, block.index)?.role === 'documents') return false;
  return block.kind === 'item' || /^att\s/iu.test(sentence.text);
}

/** 'beslutade dels att …, dels att …' and 'Till ordförande valdes A, till kassör B': each part. */
function split(sentence: Sentence, act: SentenceAct, input: Classified): DecisionUnit[] {
  const settled = settledStarts(sentence.text);
  const starts = settled.length > 1 ? settled : partStarts(sentence, input);
  const { text } = input;
  if (starts.length < 2) return [{ ...unlabelled(sentence, text), sentence, head: sentence, act }];
  return starts.map((start, i) => {
    const stop = starts[i + 1] ?? sentence.text.length;
    const part = sentence.text.slice(start, stop).replace(/[\s,;]*(?:(?:och|samt)\s*)?$/u, '');
    const span = sourceSpan(text, sentence, start, start + part.length);
    const kind = settled.length > 1 ? settledKind(part) : null;
    return { span, text: part, sentence, head: sentence, act, ...(kind ? { kind } : {}) };
  });
}

const CHOSEN =
  /^till\s[^,;]*?(?<!\p{L})(?:valdes|väljs|väljes|utsågs|utses|omvaldes|nyvaldes)(?!\p{L})/iu;
const ANOTHER_OFFICE = /(?:[,;]|(?<!\p{L})(?:och|samt))\s+(?=till\s+\p{Ll})/gu;

const KINDS: Readonly<Record<string, DecisionKind>> = {
  godkändes: 'approve',
  bifölls: 'approve',
  beviljades: 'approve',
  förklarades: 'approve',
  fastställdes: 'adopt',
  antogs: 'adopt',
  avslogs: 'reject',
  bordlades: 'postpone',
  lades: 'note',
};
const SETTLED = `(?:${Object.keys(KINDS).join('|')})`;
/** 'Mötet förklarades öppnat och dagordningen fastställdes': what the next verb is said of. */
const NEXT_SETTLED = new RegExp(
  `(?:,|(?<!\\p{L})(?:och|samt))\\s+(?=(?:\\p{L}+\\s+){1,3}?${SETTLED}(?!\\p{L}))`,
  'gu',
);
const FIRST_SETTLED = new RegExp(`(?<!\\p{L})${SETTLED}(?!\\p{L})`, 'u');

/** Where each of several things that a sentence settles begins. */
function settledStarts(text: string): number[] {
  const next = [...text.matchAll(NEXT_SETTLED)];
  const [first] = next;
  if (!first || !FIRST_SETTLED.test(text.slice(0, first.index))) return [];
  return [0, ...next.map((match) => match.index + match[0].length)];
}

function settledKind(part: string): DecisionKind | null {
  return KINDS[FIRST_SETTLED.exec(part)?.[0] ?? ''] ?? null;
}

function partStarts(sentence: Sentence, input: Classified): number[] {
  const listed = [...sentence.text.matchAll(/\bdels (?:att|för|om)\b/gu)].map((m) => m.index);
  if (listed.length > 1 || !CHOSEN.test(sentence.text)) return listed;
  const offices = [...sentence.text.matchAll(ANOTHER_OFFICE)].map((m) => m.index + m[0].length);
  const people = input.mentions.filter(
    ({ sentence: at, label }) => at === sentence.index && label === 'PER',
  );
  // Each office has its name: 'Till ledamot för ett år och till suppleant valdes A' is one.
  const ends = [...offices, sentence.text.length];
  const named = [0, ...offices].every((from, i) => {
    const span = sourceSpan(input.text, sentence, from, ends[i] ?? from);
    return people.some((person) => contains(span, person.span));
  });
  return named ? [0, ...offices] : [];
}

/** The decision of 'Beslut: Planen antas.' without its label. */
function unlabelled(sentence: Sentence, source: string): { span: Span; text: string } {
  const label = /^besluta?t?\s*:\s*/iu.exec(sentence.text)?.[0].length ?? 0;
  if (label === 0) return { span: sentence.span, text: sentence.text };
  const span = sourceSpan(source, sentence, label, sentence.text.length);
  return { span, text: sentence.text.slice(label) };
}

function isStruck(span: Span, struck: readonly Span[]): boolean {
  return struck.some((s) => s.start <= span.start && span.end <= s.end);
}

/** Names, numbers and units alone (who is to be told, who gets how much) decide nothing. */
function isWorded(sentence: Sentence): boolean {
  return sentence.tokens.some((token) => /^\p{Ll}{4,}$|^\p{Lu}\p{Ll}+(?:as|es)$/u.test(token.text));
}
