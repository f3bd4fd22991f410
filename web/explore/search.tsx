/** Documents by their words, each with the places where they stand. */
import { useRef } from 'preact/hooks';
import { Counted } from '../documents/counted.tsx';
import { queryOf } from '../documents/filters.tsx';
import { PageList } from '../shell/more.tsx';
import { usePages } from '../shell/paged.ts';
import { ask, place } from '../shell/router.ts';
import { useTitle } from '../shell/said.ts';
import { t } from '../shell/words.ts';
import { type Line, Lines, type Met, MetHead } from './places.tsx';

interface Hit extends Met {
  readonly found: readonly Line[];
}

function Question({ asked }: { readonly asked: string }) {
  const field = useRef<HTMLInputElement>(null);
  const search = (event: Event) => {
    event.preventDefault();
    ask({ q: field.current?.value.trim() ?? '' });
  };
  return (
    <form onSubmit={search} class="question">
      <label for="words">{t('search.words')}</label>
      <div>
        <input
          id="words"
          ref={field}
          type="search"
          maxLength={500}
          defaultValue={asked}
          aria-describedby="search-help"
        />
        <button type="submit">{t('search.do')}</button>
      </div>
      <p id="search-help" class="quiet">
        {t('search.help')}
      </p>
    </form>
  );
}

function Hits({ query }: { readonly query: string }) {
  const path = `/v1/search?${query}`;
  const pages = usePages<Hit>(path);
  return (
    <>
      <Counted path={path} ready={pages.loaded.value !== null} />
      <PageList pages={pages} links=".met > li > a" none={t('explore.none')}>
        {({ items }) => (
          <ul class="met">
            {items.map((hit) => (
              <li key={hit.sha256}>
                <MetHead one={hit} />
                <Lines sha256={hit.sha256} found={hit.found} />
              </li>
            ))}
          </ul>
        )}
      </PageList>
    </>
  );
}

/** The view at '/search?q='. */
export function Search() {
  const asked = place.value.query.get('q') ?? '';
  useTitle(asked === '' ? t('nav.search') : `${asked} – ${t('nav.search')}`);
  const query = new URLSearchParams(queryOf(place.value.query));
  query.set('q', asked);
  return (
    <>
      <h1>{t('nav.search')}</h1>
      <Question asked={asked} />
      {asked === '' ? null : <Hits query={query.toString()} />}
    </>
  );
}
