/** Lists that are asked for a page at a time. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fetchJson } from './api.ts';
import { type Loaded, useLoaded } from './loaded.tsx';

/** What the API answers with: `next` is the path of the page after it. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** What has come so far, and how to get more of it. */
export interface Pages<T> {
  readonly loaded: Loaded<Paged<T>>;
  /** Asks for the next page; what comes is put after the rest. Does nothing while it waits. */
  more(): void;
  /** True while more is awaited. */
  readonly busy: boolean;
}

/** Asks for the first page at `path`, and for more when told. */
export function usePages<T>(path: string): Pages<T> {
  const loaded = useLoaded<Paged<T>>(path);
  const [later, setLater] = useState<Paged<T> | null>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef(loaded.value);
  first.current = loaded.value;
  useEffect(() => setLater(null), [loaded.value]);
  const value = loaded.value && (later ?? loaded.value);
  const more = () => {
    if (busy || value === null || value.next === null) return;
    const [before, since] = [value, loaded.value];
    setBusy(true);
    fetchJson<Paged<T>>(value.next)
      .then(({ items, next }) => {
        // Where another list was asked for meanwhile, this is none of its pages.
        if (first.current === since) setLater({ items: [...before.items, ...items], next });
      })
      .catch(() => undefined)
      .finally(() => setBusy(false));
  };
  return { loaded: { ...loaded, value }, more, busy };
}
