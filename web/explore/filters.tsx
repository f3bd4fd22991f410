/** Body, person and time: what the views over many documents are narrowed by. */
import { Words } from '../documents/filters.tsx';
import { ask, place } from '../shell/router.ts';
import { t } from '../shell/words.ts';

const NAMES = ['body', 'person', 'since', 'until'] as const;
type Name = (typeof NAMES)[number];

/** Those of the address, as the API has them; `only` says which. */
export function askedFor(only: readonly Name[] = NAMES): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of only) {
    const value = place.value.query.get(name);
    if (value) query.set(name, value);
  }
  return query;
}

function Day({ name }: { readonly name: 'since' | 'until' }) {
  return (
    <label>
      {t(`explore.${name}`)}
      <input
        type="date"
        value={place.value.query.get(name) ?? ''}
        onChange={({ currentTarget }) => ask({ [name]: currentTarget.value })}
      />
    </label>
  );
}

interface Props {
  readonly bodies: readonly string[];
  readonly days: boolean;
}

/** The form; `bodies` are those to choose from. */
export function Narrowing({ bodies, days }: Props) {
  const filtered = NAMES.some((name) => place.value.query.get(name));
  const facets = bodies.map((value) => ({ value, count: 0 }));
  return (
    <search class="which">
      <Words name="body" facets={facets} />
      <Words name="person" facets={[]} />
      {days ? <Day name="since" /> : null}
      {days ? <Day name="until" /> : null}
      {filtered ? (
        <button
          type="button"
          onClick={() => ask(Object.fromEntries(NAMES.map((name) => [name, ''])))}
        >
          {t('explore.clear')}
        </button>
      ) : null}
    </search>
  );
}
