/** The documents of the store, the newest meetings first. */
import { useEffect, useRef } from 'preact/hooks';
import { Show, useLoaded } from '../shell/loaded.tsx';
import { usePages } from '../shell/paged.ts';
import { place } from '../shell/router.ts';
import { say, useTitle } from '../shell/said.ts';
import { t } from '../shell/words.ts';
import { type Counts, FILTERS, Filters } from './filters.tsx';
import { type Item, List } from './list.tsx';

/** The query of the address as the API has it. */
function queryOf(query: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const name of FILTERS) {
    const value = query.get(name);
    if (value) asked.set(name, value);
  }
  return asked.toString();
}

/** The view at '/'. */
export function Documents() {
  useTitle(t('nav.documents'));
  const query = queryOf(place.value.query);
  const { loaded, more, busy } = usePages<Item>(`/v1/documents?limit=100&${query}`);
  // Counting takes longer than the first page: it is asked for when that is there.
  const counted = useLoaded<{ readonly counts?: Counts }>(
    loaded.value === null ? null : `/v1/documents?limit=1&facets=true&${query}`,
  );
  const counts = counted.value?.counts ?? null;
  useEffect(() => {
    if (counts !== null) say(t('documents.found', { count: counts.total }));
  }, [counts]);
  return (
    <>
      <h1>{t('nav.documents')}</h1>
      <Filters counts={counts} />
      <p class="quiet found">
        {counts === null ? '\u00a0' : t('documents.found', { count: counts.total })}
      </p>
      <Show of={loaded}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Empty filtered={query !== ''} /> : <List items={items} />}
            <More there={next !== null} busy={busy} count={items.length} more={more} />
          </>
        )}
      </Show>
    </>
  );
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  return <p>{t(filtered ? 'documents.none' : 'documents.empty')}</p>;
}

interface MoreProps {
  readonly there: boolean;
  readonly busy: boolean;
  readonly count: number;
  more(): void;
}

/** The way to more. The focus stays on it; where nothing is left, on the first that came last. */
function More({ there, busy, count, more }: MoreProps) {
  const asked = useRef(0);
  const wasThere = useRef(there);
  useEffect(() => {
    if (asked.current > 0 && count > asked.current) {
      if (wasThere.current && !there) {
        document.querySelectorAll<HTMLElement>('.documents a')[asked.current]?.focus();
      }
      asked.current = 0;
    }
    wasThere.current = there;
  }, [count, there]);
  if (!there) return null;
  const ask = () => {
    asked.current = count;
    more();
  };
  return (
    <p>
      <button type="button" aria-disabled={busy} onClick={ask}>
        {t('documents.more')}
      </button>
    </p>
  );
}
