/** What a reader of one document does: which fact is current, what is lit up, what is shown. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Layer } from '../../pipeline/calibration.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Fact, factsOf, type Mark, markAt, marksOf } from './facts.ts';
import { type Page, pagesOf } from './pages.ts';
import type { Stretch } from './segments.ts';
import type { Kept, Led } from './verdicts.ts';

/** Where the focus is to go when a fact becomes the current one; null leaves it where it is. */
export type Focus = 'mark' | 'entry' | null;

/** The fact that the reader is at, and at which of its places. */
export interface Current {
  readonly key: string;
  readonly nth: number;
  readonly focus: Focus;
}

/** What a reader chooses. */
interface Settings {
  readonly current: Signal<Current | null>;
  /** The key of the fact that the pointer is at. */
  readonly lit: Signal<string | null>;
  readonly shown: Signal<ReadonlySet<Layer>>;
  readonly withPages: Signal<boolean>;
  readonly withList: Signal<boolean>;
  /** Whether the reader corrects what was found. */
  readonly reviewing: Signal<boolean>;
  /** Whether the values of the current fact are being changed. */
  readonly editing: Signal<boolean>;
  /** Whether the keys are told. */
  readonly help: Signal<boolean>;
  /** A stretch that is to become a fact, or the current fact's own. */
  readonly draft: Signal<Draft | null>;
  /** Where to go when the document was read anew. */
  readonly pending: Signal<Goal | null>;
  /** Where the review led to last. */
  readonly led: Signal<Led | null>;
  /** True from when something is said until the document was read anew. */
  readonly busy: Signal<boolean>;
  /** What was said of the document, oldest first, also what was taken back. */
  readonly kept: Signal<readonly Kept[]>;
  /** Why the server did not take what was said. */
  readonly refused: Signal<string>;
}

/** Where to go, whatever the fact there is called by then. */
export interface Goal extends Stretch {
  readonly layer: Layer;
  readonly focus: Focus;
}

/** A stretch that is being chosen; `key` is that of the fact whose place it is to be. */
export interface Draft extends Stretch {
  readonly key: string | null;
}

/** In which order the list and the legend have the layers: what was decided first. */
export const ORDER: readonly Layer[] = [
  ...(['decisions', 'deadlines', 'actions', 'meetings', 'agenda'] as const),
  ...(['people', 'organisations', 'places', 'attendance', 'fields'] as const),
];
/** Who was there and the meeting's head stand in the text as people and dates anyhow. */
const FIRST_HIDDEN: ReadonlySet<Layer> = new Set(['attendance', 'fields']);

function firstSettings(): Settings {
  return {
    current: signal(null),
    lit: signal(null),
    shown: signal(new Set(ORDER.filter((layer) => !FIRST_HIDDEN.has(layer)))),
    withPages: signal(false),
    withList: signal(false),
    reviewing: signal(false),
    editing: signal(false),
    help: signal(false),
    draft: signal(null),
    pending: signal(null),
    led: signal(null),
    busy: signal(false),
    kept: signal([]),
    refused: signal(''),
  };
}

/** One document and where its reader is in it. */
export interface State extends Settings {
  /** As it was read last: corrections change it. */
  readonly record: Signal<MinutesRecord>;
  readonly facts: ReadonlySignal<readonly Fact[]>;
  readonly pages: ReadonlySignal<readonly Page[]>;
  /** The marks of the layers that are shown, in the order of the text. */
  readonly marks: ReadonlySignal<readonly Mark[]>;
  readonly blocks: ReadonlySignal<readonly Block<Mark>[]>;
  /** The mark that the tab key stops at: the current one, else the first. */
  readonly stop: ReadonlySignal<Mark | null>;
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
export function makeState(first: MinutesRecord): State {
  const settings = firstSettings();
  const record = signal(first);
  const facts = computed(() => factsOf(record.value));
  const byKey = computed(() => new Map(facts.value.map((fact) => [fact.key, fact])));
  const all = computed(() => marksOf(facts.value));
  const marks = computed(() => all.value.filter(({ layer }) => settings.shown.value.has(layer)));
  const at = computed(() => {
    const current = settings.current.value;
    return current && marks.value.find((mark) => markName(mark) === markName(current));
  });
  return {
    ...settings,
    ...{ record, facts, marks },
    pages: computed(() => pagesOf(record.value)),
    blocks: computed(() => blocksOf(record.value.text, marks.value)),
    stop: computed(() => at.value ?? marks.value[0] ?? null),
    here: signal(null),
    factOf: (key) => byKey.value.get(key),
    currentMark: () => at.value ?? undefined,
  };
}

/** Goes to a place of a fact; its layer is shown from then on. */
export function goTo(state: State, key: string, nth: number, focus: Focus): void {
  const layer = state.factOf(key)?.found.layer;
  if (layer === undefined) return;
  if (!state.shown.value.has(layer)) toggle(state, layer);
  state.refused.value = '';
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

/** Takes the document as it is now, and goes where a correction said that it goes on. */
export function reread(state: State, record: MinutesRecord): void {
  if (state.record.value === record) return;
  const { pending } = state;
  batch(() => {
    state.record.value = record;
    state.busy.value = false;
    const next = pending.value;
    if (next === null) return;
    pending.value = null;
    const mark = markAt(
      state.marks.value.filter(({ layer }) => layer === next.layer),
      next,
    );
    if (mark) goTo(state, mark.key, mark.nth, next.focus);
    else state.current.value = null;
  });
}

/** Shows a layer or hides it. */
export function toggle({ shown }: State, layer: Layer): void {
  const next = new Set(shown.value);
  if (!next.delete(layer)) next.add(layer);
  shown.value = next;
}
