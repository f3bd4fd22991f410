/** A stored record's completeness as rows, with places and labels. Pure. */
import { complete, type Point } from '../pipeline/complete/index.ts';
import type { MinutesRecord } from '../pipeline/record.ts';
import { itemOf } from './lookup.ts';
import { placeTextsIn } from './places.ts';
import labels from './render/completeness-labels.json' with { type: 'json' };

/** Languages of the labels. */
export const LANGUAGES = ['sv', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One point for print. Codes are fixed, labels are in the language asked for. */
export interface CheckRow {
  readonly document: string;
  readonly date: string | null;
  readonly body: string | null;
  readonly yardstick: string;
  readonly item: string | null;
  readonly title: string | null;
  readonly point: string;
  readonly label: string;
  readonly requirement: Point['requirement'];
  readonly paragraph: string | null;
  readonly state: Point['state'];
  readonly state_label: string;
  readonly note: string | null;
  /** 'line:column' of the first place; for what is missing where its matter begins. */
  readonly place: string | null;
  /** Of the first place. */
  readonly start: number | null;
  readonly end: number | null;
}

/** Columns of tsv and csv. Scripts rely on their order: new ones go to the end. */
export const COLUMNS = (
  'document date body yardstick item title point label requirement paragraph ' +
  'state state_label note place start end'
).split(' ');

/** What one document is measured by, in words. */
export function yardstickLabel(record: MinutesRecord, language: Language): string {
  return labels.yardsticks[complete(record).yardstick][language];
}

/** Every point of a document, in the order of `complete`. */
export function checkRows(record: MinutesRecord, document: string, language: Language): CheckRow[] {
  const places = placeTextsIn(record.text);
  const { date, body } = record.meeting;
  const { yardstick, points } = complete(record);
  return points.map((point): CheckRow => {
    const item = record.agenda.find(({ id }) => id === point.item);
    const [first] = point.evidence;
    // What need not be told has no place.
    const matter = point.state === 'not-applicable' ? undefined : item?.heading.start;
    const at = first?.start ?? matter ?? null;
    return {
      ...{ document, date, body, yardstick },
      item: itemOf(record, point.item),
      title: item?.title ?? null,
      point: point.point,
      label: labels.points[point.point][language],
      requirement: point.requirement,
      paragraph: point.paragraph,
      state: point.state,
      state_label: labels.states[point.state][language],
      note: point.note === null ? null : labels.notes[point.note][language],
      place: at === null ? null : places(at),
      start: first?.start ?? null,
      end: first?.end ?? null,
    };
  });
}
