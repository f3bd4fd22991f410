/**
 * Records as brat stand-off (brat.nlplab.org/standoff.html): the text, and beside it a file of
 * annotations by offsets in code points. Names are entities; decisions, deadlines and actions are
 * events with who decides, gets or answers for them as arguments. Pure.
 */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { contains } from '../../pipeline/span.ts';
import type { Responsible, Span } from '../../pipeline/types.ts';
import { entityOf } from '../lookup.ts';
import { type Annotation, annotationsOf } from './annotations.ts';
import { confidenceValue, EVENTS, PARTY, TASK, TYPES } from './brat-conf.ts';
import { codePointsOf, wellFormed } from './code-points.ts';

/** The two files of a document. */
export interface BratDocument {
  readonly txt: string;
  readonly ann: string;
}

/**
 * The document's two files. In the text a carriage return is a space, or a line feed where it ends
 * a line alone, so that a reader who takes both for one line end finds every offset where it was.
 */
export function bratOf(record: MinutesRecord): BratDocument {
  const txt = wellFormed(record.text)
    .replace(/\r(?=\n)/gu, ' ')
    .replaceAll('\r', '\n');
  const lines = new Lines(txt);
  const all = annotationsOf(record).map((one) => withHeading(record, one));
  const ids = new Map(all.map((one) => [one, lines.textBound(TYPES[one.layer], one)]));
  const events = new Map<string, string>();
  for (const one of all) {
    if (isEvent(one) && one.id !== null && ids.get(one)) {
      events.set(`${one.layer} ${one.id}`, lines.nextEvent());
    }
  }
  for (const one of all) {
    const bound = ids.get(one);
    if (!bound) continue;
    const event = isEvent(one) ? events.get(`${one.layer} ${one.id}`) : undefined;
    if (event) lines.event(event, TYPES[one.layer], bound, argumentsOf(record, one, lines, events));
    describe(lines, event ?? bound, one);
  }
  return { txt, ann: lines.toString() };
}

/** An item is marked at its heading: all that stands under it would hide everything else. */
function withHeading({ agenda }: MinutesRecord, one: Annotation): Annotation {
  const item = one.layer === 'agenda' ? agenda.find(({ id }) => id === one.id) : undefined;
  return item ? { ...one, start: item.heading.start, end: item.heading.end } : one;
}

function isEvent({ layer }: Annotation): boolean {
  return TYPES[layer] in EVENTS;
}

/** Attributes of closed lists, and the rest as a note. */
function describe(lines: Lines, target: string, one: Annotation): void {
  const { layer, value, fields, confidence, by } = one;
  if (layer === 'decision' && value) lines.attribute('Kind', target, value);
  if (layer === 'attendance' && value) lines.attribute('Presence', target, value);
  if (layer === 'action' && value) lines.attribute('Status', target, value);
  const { precision } = fields;
  if (typeof precision === 'string') lines.attribute('Precision', target, precision);
  lines.attribute('Confidence', target, confidenceValue(confidence));
  const said = Object.entries({ ...fields, confidence, by });
  const parts = said.map(([name, field]) => `${name}: ${[field].flat().join(', ')}`);
  lines.note(target, [...(value === null ? [] : [value]), ...parts].join(' · '));
}

type Argument = readonly [role: string, id: string | null | undefined];

function argumentsOf(
  record: MinutesRecord,
  one: Annotation,
  lines: Lines,
  events: ReadonlyMap<string, string>,
): Argument[] {
  const of = <T extends { readonly id: string }>(facts: readonly T[]) =>
    facts.find(({ id }) => id === one.id);
  const event = (layer: string, id: string | null) => events.get(`${layer} ${id}`);
  const responsible = (who: readonly Responsible[]) =>
    who.map(({ span }): Argument => ['Responsible', partyAt(record, lines, span)]);
  const found = one.layer === 'decision' ? of(record.decisions) : undefined;
  if (found) {
    const { deciderSpan, assignedTo, deadline } = found;
    return [
      ['Decider', deciderSpan && partyAt(record, lines, deciderSpan)],
      ...assignedTo.map((id): Argument => ['Assigned', nearest(record, lines, id, found.span)]),
      ['Deadline', event('deadline', deadline)],
    ];
  }
  const due = one.layer === 'deadline' ? of(record.deadlines) : undefined;
  if (due) {
    const task = due.action && lines.textBound(TASK, due.action.span);
    return [...responsible(due.responsible), ['Task', task]];
  }
  const action = of(record.actions);
  if (!action) return [];
  return [
    ...responsible(action.responsible),
    ['Task', lines.textBound(TASK, action.what.span)],
    ['Deadline', event('deadline', action.deadline)],
    ['Decision', event('decision', action.decision)],
  ];
}

/** The mention of a person or organisation that stands there, else the words themselves. */
function partyAt(record: MinutesRecord, lines: Lines, span: Span): string | null {
  const at = ({ mentions }: { readonly mentions: readonly Span[] }) =>
    mentions.some(({ start, end }) => start === span.start && end === span.end);
  if (record.people.some(at)) return lines.textBound(TYPES.person, span);
  if (record.organisations.some(at)) return lines.textBound(TYPES.organisation, span);
  return lines.textBound(PARTY, span);
}

/** The mention of somebody in a decision, else the one that stands nearest to it. */
function nearest(record: MinutesRecord, lines: Lines, id: string, near: Span): string | null {
  const mentions = entityOf(record, id)?.mentions ?? [];
  const distance = (one: Span) =>
    contains(near, one) ? -1 : Math.max(near.start - one.end, one.start - near.end, 0);
  const [first] = mentions.toSorted((a, b) => distance(a) - distance(b));
  if (!first) return null;
  const person = record.people.some((one) => one.id === id);
  return lines.textBound(person ? TYPES.person : TYPES.organisation, first);
}

/** What ends a line or parts the columns of an annotation's line somewhere. */
const BREAKS = /[^\p{Cc}\u2028\u2029]+/gu;

/** The lines of an annotation file. Each kind of annotation has numbers of its own. */
class Lines {
  readonly #text: string;
  readonly #points: (offset: number) => number;
  readonly #lines: string[] = [];
  readonly #bound = new Map<string, string>();
  readonly #attributes = new Set<string>();
  readonly #counts = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
    this.#points = codePointsOf(text);
  }

  /** A stretch of text, once a type and place; null where nothing but white space stands there. */
  textBound(type: string, span: Span): string | null {
    const key = `${type} ${span.start} ${span.end}`;
    const known = this.#bound.get(key);
    if (known !== undefined) return known;
    const fragments = this.#fragments(span);
    if (fragments.length === 0) return null;
    const id = this.#next('T');
    const places = fragments.map(({ start, end }) => `${this.#points(start)} ${this.#points(end)}`);
    const words = fragments.map(({ start, end }) => this.#text.slice(start, end));
    this.#lines.push(`${id}\t${type} ${places.join(';')}\t${words.join(' ')}`);
    this.#bound.set(key, id);
    return id;
  }

  /** An event's id, before the event itself: others may have it as an argument. */
  nextEvent(): string {
    return this.#next('E');
  }

  /** The second argument of a role is 'ROLE2'. */
  event(id: string, type: string, trigger: string, args: readonly Argument[]): void {
    const counts = new Map<string, number>();
    const seen = new Set<string>();
    const said = args.flatMap(([role, target]) => {
      if (!target || seen.has(`${role} ${target}`)) return [];
      seen.add(`${role} ${target}`);
      const count = (counts.get(role) ?? 0) + 1;
      counts.set(role, count);
      return [` ${role}${count > 1 ? count : ''}:${target}`];
    });
    this.#lines.push(`${id}\t${type}:${trigger}${said.join('')}`);
  }

  /** Once a name and target: where two facts have the same words, the first one's. */
  attribute(name: string, target: string, value: string): void {
    if (this.#attributes.has(`${name} ${target}`)) return;
    this.#attributes.add(`${name} ${target}`);
    this.#lines.push(`${this.#next('A')}\t${name} ${target} ${value}`);
  }

  note(target: string, text: string): void {
    const line = wellFormed(text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')).trim();
    this.#lines.push(`${this.#next('#')}\tAnnotatorNotes ${target}\t${line}`);
  }

  toString(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  /** As brat parts what goes over a line's end: a fragment a line, without white space around it. */
  #fragments({ start, end }: Span): Span[] {
    return [...this.#text.slice(start, end).matchAll(BREAKS)].flatMap((match) => {
      const at = start + match.index;
      const words = match[0].trim();
      const from = at + match[0].length - match[0].trimStart().length;
      return words === '' ? [] : [{ start: from, end: from + words.length }];
    });
  }

  #next(letter: string): string {
    const number = (this.#counts.get(letter) ?? 0) + 1;
    this.#counts.set(letter, number);
    return `${letter}${number}`;
  }
}
