/** What a reader of one document does: which fact is current, what is lit up, what is shown. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Layer } from '../../pipeline/calibration.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Fact, factsOf, type Mark, markAt, marksOf } from './facts.ts';
import { type Page, pagesOf } from './pages.ts';
import type { Stretch } from './segments.ts';

/** Where the focus is to go when a fact becomes the current one; null leaves it where it is. */
export type Focus = 'mark' | 'entry' | null;

/** The fact that the reader is at, and at which of its places. */
export interface Current {
  readonly key: string;
  readonly nth: number;
  readonly focus: Focus;
}

/** What stays as it is when the document is read anew. */
export interface Settings {
  readonly current: Signal<Current | null>;
  /** The key of the fact that the pointer is at. */
  readonly lit: Signal<string | null>;
  readonly shown: Signal<ReadonlySet<Layer>>;
  readonly withPages: Signal<boolean>;
  readonly withList: Signal<boolean>;
}

/** In which order the list and the legend have the layers: what was decided first. */
export const ORDER: readonly Layer[] = [
  ...(['decisions', 'deadlines', 'actions', 'meetings', 'agenda'] as const),
  ...(['people', 'organisations', 'places', 'attendance', 'fields'] as const),
];
/** Who was there and the meeting's head stand in the text as people and dates anyhow. */
const FIRST_HIDDEN: ReadonlySet<Layer> = new Set(['attendance', 'fields']);

/** As a document is opened. */
export function firstSettings(): Settings {
  return {
    current: signal(null),
    lit: signal(null),
    shown: signal(new Set(ORDER.filter((layer) => !FIRST_HIDDEN.has(layer)))),
    withPages: signal(false),
    withList: signal(false),
  };
}

/** One document and where its reader is in it. */
export interface State extends Settings {
  readonly record: MinutesRecord;
  readonly facts: readonly Fact[];
  readonly pages: readonly Page[];
  /** The marks of the layers that are shown, in the order of the text. */
  readonly marks: ReadonlySignal<readonly Mark[]>;
  readonly blocks: ReadonlySignal<readonly Block<Mark>[]>;
  /** The mark that the tab key stops at: the current one, else the first. */
  readonly stop: ReadonlySignal<string>;
  /** Where the address says that it is to be opened, where no fact is. */
  readonly here: Signal<Stretch | null>;
  factOf(key: string): Fact | undefined;
  /** The place of the current fact that the reader is at. */
  currentMark(): Mark | undefined;
}

/** The name of a mark, unlike any other's. */
export function markName({ key, nth }: Pick<Mark, 'key' | 'nth'>): string {
  return `${key}#${nth}`;
}

/** The state of a document. */
export function makeState(record: MinutesRecord, settings: Settings): State {
  const facts = factsOf(record);
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  const all = marksOf(facts);
  const marks = computed(() => all.filter(({ layer }) => settings.shown.value.has(layer)));
  const at = computed(() => {
    const current = settings.current.value;
    return current && marks.value.find((mark) => markName(mark) === markName(current));
  });
  return {
    ...settings,
    ...{ record, facts, marks },
    pages: pagesOf(record),
    blocks: computed(() => blocksOf(record.text, marks.value)),
    stop: computed(() => {
      const first = at.value ?? marks.value[0];
      return first ? markName(first) : '';
    }),
    here: signal(null),
    factOf: (key) => byKey.get(key),
    currentMark: () => at.value ?? undefined,
  };
}

/** Goes to a place of a fact; its layer is shown from then on. */
export function goTo(state: State, key: string, nth: number, focus: Focus): void {
  const layer = state.factOf(key)?.found.layer;
  if (layer === undefined) return;
  if (!state.shown.value.has(layer)) toggle(state, layer);
  state.current.value = { key, nth, focus };
}

/** Goes `by` marks on in the order of the text. */
export function step(state: State, by: number): void {
  const marks = state.marks.value;
  const current = state.currentMark();
  const from = current ? marks.indexOf(current) : -Math.sign(by);
  const next = marks[Math.max(0, Math.min(marks.length - 1, from + by))];
  if (next) goTo(state, next.key, next.nth, 'mark');
}

/** Goes where the address says: to the fact that stands there, or to the bare place. */
export function openAt(state: State, place: Stretch): void {
  const mark = markAt(state.marks.value, place);
  if (mark) goTo(state, mark.key, mark.nth, null);
  else state.here.value = place;
}

/** Shows a layer or hides it. */
export function toggle({ shown }: Settings, layer: Layer): void {
  const next = new Set(shown.value);
  if (!next.delete(layer)) next.add(layer);
  shown.value = next;
}
