/** The keys of a review, in the text and in the list. */
import { add, edit, judge, keepDraft, letters, moveDraft, toNext, undo } from './reviewing.ts';
import { selectionIn } from './selection.ts';
import type { Move } from './span.ts';
import { ORDER, type State } from './state.ts';

const LETTERS: Readonly<Record<string, (state: State) => void>> = {
  n: toNext,
  a: (state) => void judge(state, 'accept'),
  r: (state) => void judge(state, 'reject'),
  e: edit,
  z: (state) => void undo(state),
};

/** Left and right move the end, up and down the start. */
const MOVES: Readonly<Record<string, Omit<Move, 'unit'>>> = {
  ArrowRight: { edge: 'end', by: 1 },
  ArrowLeft: { edge: 'end', by: -1 },
  ArrowDown: { edge: 'start', by: 1 },
  ArrowUp: { edge: 'start', by: -1 },
};

/** Does what a key stands for; false where it stands for nothing here. */
export function reviewKeys(state: State, event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey } = event;
  if (!state.reviewing.value || ctrlKey || metaKey || !isDone(state, event, key)) return false;
  event.preventDefault();
  return true;
}

function isDone(state: State, { altKey, shiftKey }: KeyboardEvent, key: string): boolean {
  const move = MOVES[key];
  if (shiftKey && move) {
    moveDraft(state, { ...move, unit: altKey ? 'sign' : 'word' });
    return true;
  }
  // On most keyboards it takes the shift key.
  if (key === '?' && letters.value) {
    state.help.value = !state.help.value;
    return true;
  }
  if (altKey || shiftKey) return false;
  return draftKeys(state, key) || (letters.value && letterKeys(state, key));
}

function draftKeys(state: State, key: string): boolean {
  if (state.draft.value === null) return false;
  if (key === 'Enter') void keepDraft(state);
  else if (key === 'Escape') state.draft.value = null;
  else return false;
  return true;
}

function letterKeys(state: State, key: string): boolean {
  const work = LETTERS[key];
  const layer = /^[1-9]$/u.test(key) ? ORDER[Number(key) - 1] : undefined;
  if (work) work(state);
  else if (layer) void add(state, layer, selectionIn('.text'));
  else return false;
  return true;
}
