import { PageList } from '../shell/more.tsx';
import { usePages } from '../shell/paged.ts';
import { place } from '../shell/router.ts';
import { useTitle } from '../shell/said.ts';
import { t } from '../shell/words.ts';
import { Counted } from './counted.tsx';
import { Failures } from './failures.tsx';
import { queryOf } from './filters.tsx';
import { type Item, List } from './list.tsx';

/** The view at '/'. */
export function Documents() {
  useTitle(t('nav.documents'));
  const query = queryOf(place.value.query);
  const pages = usePages<Item>(`/v1/documents?limit=100&${query}`);
  const ready = pages.loaded.value !== null;
  return (
    <>
      <h1>{t('nav.documents')}</h1>
      <Counted path={`/v1/documents?${query}`} ready={ready} />
      <PageList pages={pages} links=".documents a">
        {({ items }) =>
          items.length === 0 ? <Empty filtered={query !== ''} /> : <List items={items} />
        }
      </PageList>
      {ready ? <Failures /> : null}
    </>
  );
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  return <p>{t(filtered ? 'documents.none' : 'documents.empty')}</p>;
}
