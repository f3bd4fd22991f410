/** The documents of the store, the newest meetings first. */
import { Link } from '../shell/link.tsx';
import { Show, useLoaded } from '../shell/loaded.tsx';
import { useTitle } from '../shell/said.ts';
import { shownDate, t } from '../shell/words.ts';

interface Item {
  readonly sha256: string;
  readonly name: string;
  readonly date: string | null;
  readonly body: string | null;
  readonly kind: string | null;
}

/** The list. */
export function Documents() {
  useTitle(t('nav.documents'));
  const loaded = useLoaded<{ readonly items: readonly Item[] }>('/v1/documents?limit=100');
  return (
    <>
      <h1>{t('nav.documents')}</h1>
      <Show of={loaded}>
        {({ items }) => (
          <ul>
            {items.map(({ sha256, name, date, body }) => (
              <li key={sha256}>
                <Link href={`/documents/${sha256}`}>{name}</Link> {body} {shownDate(date)}
              </li>
            ))}
          </ul>
        )}
      </Show>
    </>
  );
}
