/** People and organisations: their names, and each one's page with every place. */
import { Words } from '../documents/filters.tsx';
import { Link } from '../shell/link.tsx';
import { PageList } from '../shell/more.tsx';
import { type Paged, usePages } from '../shell/paged.ts';
import { place } from '../shell/router.ts';
import { useTitle } from '../shell/said.ts';
import type { ViewProps } from '../shell/view.ts';
import { shownDate, shownNumber, t } from '../shell/words.ts';
import { DecisionList } from './decisions.tsx';
import { addressOf, type Line, Lines, type Met, MetHead } from './places.tsx';

type Layer = 'people' | 'organisations';

interface Name {
  readonly name: string;
  readonly documents: number;
  readonly mentions: number;
  readonly first: string | null;
  readonly last: string | null;
}

function timeOf({ first, last }: Name): string {
  if (first === null || last === null) return '';
  return first === last ? shownDate(first) : `${shownDate(first)} – ${shownDate(last)}`;
}

function NameTable({ layer, items }: { readonly layer: Layer; readonly items: readonly Name[] }) {
  return (
    <table class="names">
      <thead>
        <tr>
          <th scope="col">{t('names.name')}</th>
          <th scope="col">{t('names.documents')}</th>
          <th scope="col" class="roomy">
            {t('names.mentions')}
          </th>
          <th scope="col" class="roomy">
            {t('names.time')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.name}>
            <td>
              <Link href={`/${layer}/${encodeURIComponent(one.name)}`}>{one.name}</Link>
            </td>
            <td>{shownNumber(one.documents)}</td>
            <td class="roomy">{shownNumber(one.mentions)}</td>
            <td class="roomy">{timeOf(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Names({ layer }: { readonly layer: Layer }) {
  useTitle(t(`nav.${layer}`));
  const query = new URLSearchParams({ limit: '100' });
  const part = place.value.query.get('part');
  if (part) query.set('part', part);
  const pages = usePages<Name>(`/v1/${layer}/names?${query}`);
  return (
    <>
      <h1>{t(`nav.${layer}`)}</h1>
      <search class="which">
        <Words name="part" facets={[]} />
      </search>
      <PageList pages={pages} links=".names a">
        {({ items, total }: Paged<Name> & { readonly total?: number }) => (
          <>
            <p class="quiet found">{t('names.count', { count: total ?? items.length })}</p>
            {items.length === 0 ? null : <NameTable layer={layer} items={items} />}
          </>
        )}
      </PageList>
    </>
  );
}

/** The view at '/people'. */
export function People() {
  return <Names layer="people" />;
}

/** The view at '/organisations'. */
export function Organisations() {
  return <Names layer="organisations" />;
}

interface Mentioning extends Met {
  readonly mentioned: readonly {
    readonly name: string;
    readonly roles: readonly string[];
    readonly organisations: readonly string[];
    readonly found: readonly Line[];
  }[];
}

function Mentions({ layer, name }: { readonly layer: Layer; readonly name: string }) {
  const query = new URLSearchParams({ name });
  const pages = usePages<Mentioning>(`/v1/${layer}/mentions?${query}`);
  return (
    <PageList pages={pages} links=".met > li > a" none={t('explore.none')}>
      {({ items }) => (
        <ul class="met">
          {items.map((one) => (
            <li key={one.sha256}>
              <MetHead one={one} />
              {one.mentioned.map(({ name: called, roles, organisations, found }) => (
                <div key={called}>
                  <span class="quiet">{[...roles, ...organisations].join(' · ')}</span>
                  <Lines sha256={one.sha256} found={found} />
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </PageList>
  );
}

interface Task {
  readonly sha256: string;
  readonly date: string | null;
  readonly body: string | null;
  readonly text: string;
  readonly due: string | null;
  readonly start: number;
  readonly end: number;
}

function Tasks({ name }: { readonly name: string }) {
  const query = new URLSearchParams({ person: name });
  const pages = usePages<Task>(`/v1/actions?${query}`);
  return (
    <PageList pages={pages} links=".tasks a" none={t('explore.none')}>
      {({ items }) => (
        <ul class="told tasks">
          {items.map((one) => (
            <li key={`${one.sha256} ${one.start}`}>
              <span class="quiet">
                {[shownDate(one.date), one.body].filter((part) => part).join(' · ')}
              </span>
              <Link href={addressOf(one.sha256, one)}>{one.text}</Link>
              {one.due === null ? null : <span class="quiet">{shownDate(one.due)}</span>}
            </li>
          ))}
        </ul>
      )}
    </PageList>
  );
}

function One({ layer, name }: { readonly layer: Layer; readonly name: string }) {
  useTitle(name);
  return (
    <>
      <h1>{name}</h1>
      <p class="quiet">{t('one.by-name')}</p>
      <h2>{t('nav.decisions')}</h2>
      <DecisionList query={new URLSearchParams({ person: name, limit: '20' }).toString()} />
      <h2>{t('one.tasks')}</h2>
      <Tasks name={name} />
      <h2>{t('one.mentions')}</h2>
      <Mentions layer={layer} name={name} />
    </>
  );
}

/** The view at '/people/:name'. */
export function Person({ params }: ViewProps) {
  return <One layer="people" name={params['name'] ?? ''} />;
}

/** The view at '/organisations/:name'. */
export function Organisation({ params }: ViewProps) {
  return <One layer="organisations" name={params['name'] ?? ''} />;
}
