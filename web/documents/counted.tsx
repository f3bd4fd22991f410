/** How many documents fit, above a list of them. */
import { useEffect } from 'preact/hooks';
import { useLoaded } from '../shell/loaded.tsx';
import { say } from '../shell/said.ts';
import { t } from '../shell/words.ts';
import { type Counts, Filters } from './filters.tsx';

interface CountedProps {
  /** The list's address, without what says how much of it is wanted. */
  readonly path: string;
  /** Counting takes longer than the first page: it is asked for when that is there. */
  readonly ready: boolean;
}

/** The filters with their counts, and how many fit, said aloud. */
export function Counted({ path, ready }: CountedProps) {
  const counted = useLoaded<{ readonly counts?: Counts }>(
    ready ? `${path}&limit=1&facets=true` : null,
  );
  const counts = counted.value?.counts ?? null;
  useEffect(() => {
    if (counts !== null) say(t('documents.found', { count: counts.total }));
  }, [counts]);
  return (
    <>
      <Filters counts={counts} />
      <p class="quiet found">
        {counts === null ? '\u00a0' : t('documents.found', { count: counts.total })}
      </p>
    </>
  );
}
