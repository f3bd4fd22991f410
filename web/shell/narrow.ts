/** Whether the window is too narrow for columns. */
import { signal } from '@preact/signals';

const query = window.matchMedia('(max-width: 44rem)');

/** True where tables become lists. */
export const narrow = signal(query.matches);

query.addEventListener('change', ({ matches }) => {
  narrow.value = matches;
});
