/** What the keys do in a document: from mark to mark, to the list and back. */
import { goTo, type State, step } from './state.ts';

/** How many marks on a key goes; all of them are at the end. */
const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  ArrowDown: 1,
  ArrowRight: 1,
  k: -1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function isPlain({ ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return !ctrlKey && !altKey && !metaKey && !shiftKey;
}

/** In the text: only while a mark has the focus, so that no letter does anything elsewhere. */
export function markKeys(state: State, event: KeyboardEvent): void {
  if (!isPlain(event)) return;
  const by = STEPS[event.key];
  const mark = state.currentMark();
  if (by !== undefined) step(state, by);
  else if (event.key === 'Enter' && mark) {
    state.withList.value = true;
    goTo(state, mark.key, mark.nth, 'entry');
  } else return;
  event.preventDefault();
}

/** In the list: from entry to entry, and back to the text. */
export function entryKeys(state: State, event: KeyboardEvent): void {
  if (!isPlain(event) || !(event.target instanceof HTMLElement)) return;
  const current = state.current.value;
  const by = STEPS[event.key];
  if (event.key === 'Escape' && current) goTo(state, current.key, current.nth, 'mark');
  else if (by !== undefined) moveEntry(event.target, by);
  else return;
  event.preventDefault();
}

function moveEntry(from: HTMLElement, by: number): void {
  const entries = [...(from.closest('.facts')?.querySelectorAll<HTMLElement>('.entry') ?? [])];
  const at = entries.indexOf(from) + by;
  entries[Math.max(0, Math.min(entries.length - 1, at))]?.focus();
}
