/** What a reviewer does: each thing said is sent, and the document read anew. */
import { signal } from '@preact/signals';
import type { Layer } from '../../pipeline/calibration.ts';
import { Problem, send, version } from '../shell/api.ts';
import { say } from '../shell/said.ts';
import { t } from '../shell/words.ts';
import type { Mark } from './facts.ts';
import { type Move, moved, withoutSpace } from './span.ts';
import { spoken } from './spoken.ts';
import { type Goal, goTo, type State } from './state.ts';
import {
  added,
  changed,
  judged,
  type Kept,
  nextDoubtful,
  reviewedBy,
  reviewLayer,
  type Said,
  valuesOf,
} from './verdicts.ts';

const WHO = 'klubbslag.who';
const LETTERS = 'klubbslag.letters';

/** Who reviews; '' until it is told. */
export const who = signal(window.localStorage.getItem(WHO) ?? '');
/** Whether letters are commands in the text: they may be in the way of who speaks to the machine. */
export const letters = signal(window.localStorage.getItem(LETTERS) !== 'off');

/** Keeps the name for the next time. */
export function setWho(name: string): void {
  window.localStorage.setItem(WHO, name);
  who.value = name;
}

/** Turns the letters on or off. */
export function setLetters(on: boolean): void {
  window.localStorage.setItem(LETTERS, on ? 'on' : 'off');
  letters.value = on;
}

/** Where the corrections of the document are. */
export function correctionsPath(state: State): string {
  return `/v1/documents/${state.record.value.source.sha256}/corrections`;
}

type Next = Pick<Goal, 'layer' | 'start' | 'end'> | null;

/** Sends it; then `next` is gone to. What is refused is told, and nothing is lost. */
async function tell(state: State, said: Said | null, next: Next): Promise<void> {
  if (said === null) return refuse(state, t('review.cannot'));
  if (who.value.trim() === '') {
    refuse(state, t('review.who-first'));
    document.getElementById('review-who')?.focus();
    return;
  }
  await sent(state, next, () =>
    send('POST', correctionsPath(state), { ...said, who: who.value.trim() }),
  );
}

async function sent(state: State, next: Next, work: () => Promise<unknown>): Promise<void> {
  if (state.busy.value) return;
  state.busy.value = true;
  // Whoever presses buttons stays at them; a form that is done with is gone.
  const focus = document.activeElement instanceof HTMLButtonElement && !isEntry() ? null : 'mark';
  try {
    await work();
  } catch (error) {
    state.busy.value = false;
    return refuse(state, error instanceof Problem ? error.message : String(error));
  }
  state.refused.value = '';
  state.draft.value = null;
  state.editing.value = false;
  const { layer, start, end } = next ?? { layer: 'fields', start: 0, end: 0 };
  state.pending.value = { layer, start, end, focus };
  version.value++;
  say(t('review.kept'));
}

function isEntry(): boolean {
  return document.activeElement?.classList.contains('entry') ?? false;
}

function refuse(state: State, why: string): void {
  state.refused.value = why;
  say(why);
}

function lead(state: State): Mark | null {
  const next = nextDoubtful(state.marks.value, state.currentMark(), state.led.value);
  state.led.value = next;
  return next;
}

/** Goes to the most doubtful fact that nobody has spoken of, or to the next after the current. */
export function toNext(state: State): void {
  const next = lead(state);
  if (next === null) {
    say(t('review.none-left'));
    return;
  }
  goTo(state, next.key, next.nth, 'mark');
  const fact = state.factOf(next.key);
  if (fact) say(spoken(fact));
}

/** The current fact is right, or none; then the next is gone to. */
export async function judge(state: State, verdict: 'accept' | 'reject'): Promise<void> {
  const mark = state.currentMark();
  const fact = mark && state.factOf(mark.key);
  if (!mark || !fact) return refuse(state, t('review.no-fact'));
  await tell(state, judged(fact, mark, verdict), lead(state));
}

/** Opens the form for the values of the current fact, where it has any. */
export function edit(state: State): void {
  const mark = state.currentMark();
  const fact = mark && state.factOf(mark.key);
  const values = fact ? valuesOf(state.record.value, fact.found) : {};
  if (Object.keys(values).length > 0) state.editing.value = true;
  else refuse(state, t('review.no-values'));
}

/** The current fact has other values. */
export async function setValues(
  state: State,
  values: Readonly<Record<string, string | null>>,
): Promise<void> {
  const mark = state.currentMark();
  const fact = mark && state.factOf(mark.key);
  if (!mark || !fact) return;
  await tell(state, changed(fact, mark, { values }), mark);
}

/** Moves an end of the stretch that is being chosen: at first that of the current fact. */
export function moveDraft(state: State, move: Move): void {
  const mark = state.currentMark();
  const from = state.draft.value ?? mark;
  if (!from) return;
  const { text } = state.record.value;
  const key = state.draft.value === null ? (mark?.key ?? null) : state.draft.value.key;
  const next = moved(text, from, move);
  state.draft.value = { ...next, key };
  say(text.slice(next.start, next.end));
}

/** The stretch that is being chosen becomes the current fact's. */
export async function keepDraft(state: State): Promise<void> {
  const { draft } = state;
  const mark = state.currentMark();
  const fact = mark && state.factOf(mark.key);
  const span = draft.value && withoutSpace(state.record.value.text, draft.value);
  if (!mark || !fact || !span || draft.value?.key !== mark.key) return;
  await tell(state, changed(fact, mark, { span }), { layer: mark.layer, ...span });
}

/** The stretch that is being chosen, or that is selected, becomes a fact of the layer. */
export async function add(state: State, layer: Layer, selected: State['here']['value']) {
  const { text } = state.record.value;
  const chosen = selected ?? state.draft.value;
  const span = chosen && withoutSpace(text, chosen);
  if (!span) return refuse(state, t('review.nothing-chosen'));
  await tell(state, added(layer, span, text), { layer, ...span });
}

/** Takes back what was said last. */
export async function undo(state: State): Promise<void> {
  const last = state.kept.value.findLast(({ undone }) => undone === null);
  if (last === undefined) say(t('review.nothing-said'));
  else await takeBack(state, last);
}

async function takeBack(state: State, { number, layer, span, to }: Kept): Promise<void> {
  const place = span ?? to?.span;
  const back = place && layer && layer !== 'meeting' ? { layer, ...place } : null;
  await sent(state, back ?? state.currentMark() ?? null, () =>
    send('DELETE', `${correctionsPath(state)}/${number}`),
  );
}

/** Says that a layer was gone through whole, or takes that back. */
export async function setReviewed(state: State, layer: Layer): Promise<void> {
  const before = reviewedBy(state.kept.value, layer);
  if (before) await takeBack(state, before);
  else await tell(state, { reviewed: [reviewLayer(layer)] }, state.currentMark() ?? null);
}
