/** What the window is called, and what is said to who hears the page. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What was said last. */
export const said = signal('');

/** Says something aloud; it is not shown. */
export function say(text: string): void {
  // The same once more is said once more.
  said.value = said.value === text ? `${text}\u00a0` : text;
}

/** The view's own name before that of the program. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Klubbslag' : `${title} – Klubbslag`;
  }, [title]);
}
