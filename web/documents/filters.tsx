/** Which documents are wanted: kept in the address, so that a list can be passed on. */
import { useEffect, useRef } from 'preact/hooks';
import { ask, place } from '../shell/router.ts';
import { t } from '../shell/words.ts';

interface Facet {
  readonly value: string;
  readonly count: number;
}

/** How many documents there are, and by what. */
export interface Counts {
  readonly total: number;
  readonly facets: Readonly<Record<'body' | 'year' | 'kind' | 'person', readonly Facet[]>>;
}

/** The names of the filters, in the address as in the API. */
const FILTERS = ['body', 'person', 'year', 'kind', 'review'] as const;
/** Those whose values are counted. */
type Name = Exclude<(typeof FILTERS)[number], 'review'>;
const REVIEWS = ['none', 'begun', 'done'] as const;

/** A key pressed soon after another belongs to the same word. */
const PAUSE_MS = 250;

/** The query of the address as the API has it. */
export function queryOf(query: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const name of FILTERS) {
    const value = query.get(name);
    if (value) asked.set(name, value);
  }
  return asked.toString();
}

interface FilterProps {
  readonly name: Name;
  readonly facets: readonly Facet[];
}

interface WordsProps {
  readonly name: 'body' | 'person' | 'part' | 'q';
  readonly facets: readonly Facet[];
}

/** The form. `counts` is null while it is not known what there is to choose from. */
export function Filters({ counts }: { readonly counts: Counts | null }) {
  const facets = (name: Name) => counts?.facets[name] ?? [];
  const { query } = place.value;
  const filtered = FILTERS.some((name) => query.get(name));
  return (
    <search class="which">
      {(['body', 'person'] as const).map((name) => (
        <Words key={name} name={name} facets={facets(name)} />
      ))}
      {(['year', 'kind'] as const).map((name) => (
        <Choice key={name} name={name} facets={facets(name)} />
      ))}
      <Review />
      {filtered ? (
        <button
          type="button"
          onClick={() => ask(Object.fromEntries(FILTERS.map((name) => [name, ''])))}
        >
          {t('documents.all')}
        </button>
      ) : null}
    </search>
  );
}

/** How far people have gone through a document. */
function Review() {
  const asked = place.value.query.get('review') ?? '';
  return (
    <label>
      {t('documents.review')}
      <select value={asked} onChange={({ currentTarget }) => ask({ review: currentTarget.value })}>
        <option value="">{t('documents.any')}</option>
        {REVIEWS.map((one) => (
          <option key={one} value={one}>
            {t(`review.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Part of a name, with what there is to choose from. */
export function Words({ name, facets }: WordsProps) {
  const ref = useRef<HTMLInputElement>(null);
  const timer = useRef(0);
  const asked = place.value.query.get(name) ?? '';
  useEffect(() => {
    // What is being typed is not taken away by what was asked for before.
    const field = ref.current;
    if (field && (field !== document.activeElement || asked === '')) field.value = asked;
  }, [asked]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const later = () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      ask({ [name]: ref.current?.value.trim() ?? '' });
    }, PAUSE_MS);
  };
  return (
    <label>
      {t(`documents.${name}`)}
      <input ref={ref} type="search" list={`known-${name}`} maxLength={200} onInput={later} />
      <datalist id={`known-${name}`}>
        {facets.map(({ value, count }) => (
          <option key={value} value={value} label={count > 0 ? `${value} (${count})` : value} />
        ))}
      </datalist>
    </label>
  );
}

/** One of those that there are. */
function Choice({ name, facets }: FilterProps) {
  const asked = place.value.query.get(name) ?? '';
  const known = facets.some(({ value }) => value === asked) || asked === '';
  return (
    <label>
      {t(`documents.${name}`)}
      <select value={asked} onChange={({ currentTarget }) => ask({ [name]: currentTarget.value })}>
        <option value="">{t('documents.any')}</option>
        {known ? null : <option value={asked}>{asked}</option>}
        {(name === 'year' ? facets.toSorted((a, b) => (a.value < b.value ? 1 : -1)) : facets).map(
          ({ value, count }) => (
            <option key={value} value={value}>
              {value} ({count})
            </option>
          ),
        )}
      </select>
    </label>
  );
}
