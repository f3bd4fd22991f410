/** The documents of the store, the newest meetings first. */
import { useEffect } from 'preact/hooks';
import { Show, useLoaded } from '../shell/loaded.tsx';
import { More } from '../shell/more.tsx';
import { usePages } from '../shell/paged.ts';
import { place } from '../shell/router.ts';
import { say, useTitle } from '../shell/said.ts';
import { t } from '../shell/words.ts';
import { Failures } from './failures.tsx';
import { type Counts, Filters, queryOf } from './filters.tsx';
import { type Item, List } from './list.tsx';

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
            <More
              there={next !== null}
              busy={busy}
              count={items.length}
              more={more}
              links=".documents a"
            />
          </>
        )}
      </Show>
      {loaded.value === null ? null : <Failures />}
    </>
  );
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  return <p>{t(filtered ? 'documents.none' : 'documents.empty')}</p>;
}
