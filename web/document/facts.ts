/** What was found in a document, as the page shows it: entries of a list, and their marks. Pure. */
import { LAYERS, type Layer } from '../../pipeline/calibration.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { nameOf, nextMeetings } from '../../src/lookup.ts';
import { oneLine } from '../../src/render/text.ts';
import { byPlace, type Stretch } from './segments.ts';

/** The record's own object behind a fact, by its layer. */
export type Found =
  | { readonly layer: 'people'; readonly of: MinutesRecord['people'][number] }
  | { readonly layer: 'organisations'; readonly of: MinutesRecord['organisations'][number] }
  | { readonly layer: 'places'; readonly of: MinutesRecord['places'][number] }
  | { readonly layer: 'decisions'; readonly of: MinutesRecord['decisions'][number] }
  | { readonly layer: 'deadlines'; readonly of: MinutesRecord['deadlines'][number] }
  | { readonly layer: 'actions'; readonly of: MinutesRecord['actions'][number] }
  | { readonly layer: 'meetings'; readonly of: MinutesRecord['meetings'][number] }
  | { readonly layer: 'attendance'; readonly of: MinutesRecord['attendance'][number] }
  | { readonly layer: 'agenda'; readonly of: MinutesRecord['agenda'][number] }
  | { readonly layer: 'fields'; readonly of: Field };

/** A field of the meeting's head that the document states. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** One thing that was found: an entry of the list. A name is one entry, however often it stands. */
export interface Fact {
  /** Unlike that of any other fact of the document. */
  readonly key: string;
  readonly found: Found;
  /** One line, as the document or the record says it. */
  readonly title: string;
  /** Where it stands, in the order of the text. */
  readonly places: readonly Stretch[];
  /** 0…1; of a name that stands in several places their mean. */
  readonly confidence: number;
  /** What found it: rules or models, each once. */
  readonly by: readonly string[];
}

/** One place of a fact. */
export interface Mark extends Stretch {
  readonly key: string;
  readonly layer: Layer;
  /** Which of the fact's places. */
  readonly nth: number;
}

interface Evidence {
  readonly confidence: number;
  readonly by: string;
}

function fact(key: string, found: Found, title: string, places: readonly Stretch[], of: Evidence) {
  const { confidence, by } = of;
  return { key, found, title: oneLine(title), places, confidence, by: [by] };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly mentions: readonly (Stretch & Evidence)[];
}

function named(found: Found, { id, name, mentions }: Named): Fact {
  const sum = mentions.reduce((total, { confidence }) => total + confidence, 0);
  const confidence = mentions.length === 0 ? 0 : sum / mentions.length;
  const by = [...new Set(mentions.map((one) => one.by))];
  const places = mentions.toSorted(byPlace);
  return { key: `${found.layer}:${id}`, found, title: oneLine(name), places, confidence, by };
}

function fieldsOf(record: MinutesRecord): Fact[] {
  const { meeting } = record;
  const values: Readonly<Record<string, unknown>> = { ...meeting };
  return Object.entries(meeting.evidence).map(([name, evidence]) => {
    const value = [values[name]].flat().filter((one) => typeof one === 'string');
    const shown = value.map((one) => nameOf(record, one)).join(', ');
    const span = meeting.spans[name];
    const found = { layer: 'fields', of: { name, value: shown } } as const;
    return fact(`fields:${name}`, found, shown, span ? [span] : [], evidence);
  });
}

/** All facts of a record, by layer in the order of `LAYERS`, in each in the order of the record. */
export function factsOf(record: MinutesRecord): Fact[] {
  const { people, organisations, places, decisions, deadlines, actions } = record;
  return [
    ...people.map((of) => named({ layer: 'people', of }, of)),
    ...organisations.map((of) => named({ layer: 'organisations', of }, of)),
    ...places.map((of) => named({ layer: 'places', of }, of)),
    ...decisions.map((of) =>
      fact(`decisions:${of.id}`, { layer: 'decisions', of }, of.text, [of.span], of),
    ),
    ...deadlines.map((of) =>
      fact(`deadlines:${of.id}`, { layer: 'deadlines', of }, of.text, [of.span], of),
    ),
    ...actions.map((of) =>
      fact(`actions:${of.id}`, { layer: 'actions', of }, of.text, [of.span], of),
    ),
    ...nextMeetings(record).map((of, i) =>
      fact(`meetings:${i}`, { layer: 'meetings', of }, quote(record, of.span), [of.span], of),
    ),
    ...record.attendance.map((of, i) =>
      fact(`attendance:${i}`, { layer: 'attendance', of }, of.name, [of.span], of),
    ),
    ...record.agenda.map((of) => {
      const title = [of.number, of.title].filter((one) => one !== null).join(' ');
      return fact(`agenda:${of.id}`, { layer: 'agenda', of }, title, [of.heading], of);
    }),
    ...fieldsOf(record),
  ];
}

function quote({ text }: MinutesRecord, { start, end }: Stretch): string {
  return text.slice(start, end);
}

/** The places of all facts, in the order of the text. */
export function marksOf(facts: readonly Fact[]): Mark[] {
  const marks = facts.flatMap(({ key, found: { layer }, places }) =>
    places.map(({ start, end }, nth) => ({ key, layer, nth, start, end })),
  );
  const rank = (layer: Layer) => LAYERS.indexOf(layer);
  // Of what stands at the same place the wider layer is outside: a meeting's date is a deadline's.
  return marks
    .filter(({ start, end }) => start < end)
    .sort((a, b) => byPlace(a, b) || rank(b.layer) - rank(a.layer));
}

/** The fact's mark at this place, or the smallest around it, or the first in it. */
export function markAt(marks: readonly Mark[], { start, end }: Stretch): Mark | null {
  const size = (mark: Mark) => mark.end - mark.start;
  const same = marks.find((mark) => mark.start === start && mark.end === end);
  const around = marks.filter((mark) => mark.start <= start && end <= mark.end);
  const within = marks.find((mark) => start <= mark.start && mark.end <= end);
  return same ?? around.sort((a, b) => size(a) - size(b))[0] ?? within ?? null;
}

/** '120-134' as a place; null of anything else. */
export function placeOf(text: string | null): Stretch | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/u.exec(text ?? '') ?? [];
  return start === undefined || end === undefined
    ? null
    : { start: Number(start), end: Number(end) };
}
