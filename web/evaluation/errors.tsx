/** Errors in their sentences, page by page, each with the way to its place. */
import { useEffect, useRef } from 'preact/hooks';
import { Link } from '../shell/link.tsx';
import { PageList } from '../shell/more.tsx';
import { usePages } from '../shell/paged.ts';
import { ask } from '../shell/router.ts';
import { say } from '../shell/said.ts';
import { t } from '../shell/words.ts';
import { layerName } from './tables.tsx';
import {
  ERROR_TYPES,
  type ErrorPage,
  type EvaluationError,
  type Overview,
  type Side,
} from './types.ts';

const FILTERS = ['layer', 'type', 'genre', 'sha256'] as const;

/** The errors that the address asks for; null where it asks for none. */
export function errorsPath(query: URLSearchParams): string | null {
  const wanted = new URLSearchParams();
  for (const name of FILTERS) {
    const value = query.get(name);
    if (value !== null) wanted.set(name, value);
  }
  return wanted.size === 0 ? null : `/v1/evaluation/errors?${wanted}`;
}

interface ErrorsProps {
  readonly overview: Overview;
  readonly query: URLSearchParams;
}

/** Filters, and what fits them. */
export function Errors({ overview, query }: ErrorsProps) {
  const path = errorsPath(query);
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever follows a count wants to see them; whoever changes a filter is there already.
    if (path === null || section.current?.contains(document.activeElement) === true) return;
    heading.current?.focus();
  }, [path]);
  return (
    <section aria-labelledby="errors" ref={section}>
      <h2 id="errors" ref={heading} tabIndex={-1}>
        {t('evaluation.list')}
      </h2>
      <Filters overview={overview} query={query} />
      {path !== null && <Found key={path} path={path} />}
    </section>
  );
}

function Filters({ overview: { errors, genres, withErrors }, query }: ErrorsProps) {
  const options = {
    layer: errors.map(({ layer }) => [layer, layerName(layer)] as const),
    type: ERROR_TYPES.map((type) => [type, t(`evaluation.type.${type}`)] as const),
    genre: genres.map((genre) => [genre, genre] as const),
    sha256: withErrors.map(({ sha256, name }) => [sha256, name] as const),
  };
  return (
    <form class="which" onSubmit={(event) => event.preventDefault()}>
      {FILTERS.map((name) => (
        <label key={name}>
          {t(`evaluation.filter.${name}`)}
          <select
            value={query.get(name) ?? ''}
            onChange={(event) => ask({ [name]: event.currentTarget.value })}
          >
            <option value="">{t('evaluation.any')}</option>
            {options[name].map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </form>
  );
}

function Found({ path }: { readonly path: string }) {
  const pages = usePages<EvaluationError>(path);
  const first: Partial<ErrorPage> | null = pages.loaded.value;
  const total = first?.total ?? null;
  useEffect(() => {
    if (total !== null) say(t('evaluation.count', { count: total }));
  }, [total]);
  return (
    <PageList pages={pages} links=".errors > li">
      {({ items }) => (
        <>
          <p>{t('evaluation.count', { count: total ?? items.length })}</p>
          <ol class="errors">
            {items.map((error, index) => (
              <OneError key={`${error.document} ${index}`} error={error} />
            ))}
          </ol>
        </>
      )}
    </PageList>
  );
}

function OneError({ error }: { readonly error: EvaluationError }) {
  const { type, layer, value, gold, predicted, pieces } = error;
  return (
    <li tabIndex={-1}>
      <p class="what">
        <strong>
          {layerName(layer)}: {t(`evaluation.type.${type}`)}
          {value !== null && ` (${value})`}
        </strong>{' '}
        <SideValues of={gold} word="evaluation.gold" only={value} />{' '}
        <SideValues of={predicted} word="evaluation.predicted" only={value} />
      </p>
      <blockquote lang="sv">
        {pieces.length === 0
          ? (gold ?? predicted)?.quote
          : pieces.map((piece, index) => <OnePiece key={`${index} ${piece.text}`} {...piece} />)}
      </blockquote>
      <Where error={error} />
    </li>
  );
}

function OnePiece({ text, gold, predicted }: EvaluationError['pieces'][number]) {
  if (!gold && !predicted) return <>{text}</>;
  const by = [gold ? t('evaluation.gold') : '', predicted ? t('evaluation.predicted') : ''];
  const names = [gold ? 'gold' : '', predicted ? 'predicted' : ''];
  return (
    <mark class={names.join(' ').trim()}>
      <span class="unseen">{by.filter((one) => one !== '').join(', ')}: </span>
      {text}
    </mark>
  );
}

interface SideProps {
  readonly of: Side | null;
  readonly word: 'evaluation.gold' | 'evaluation.predicted';
  readonly only: string | null;
}

function SideValues({ of: side, word, only }: SideProps) {
  if (side === null) return null;
  const values = Object.entries(side.values).filter(([name, value]) =>
    only === null ? value !== null : name === only,
  );
  if (values.length === 0) return null;
  const text = values.map(([name, value]) => `${name} ${value ?? '–'}`).join(' · ');
  return (
    <span class="quiet">
      {t(word)}: {text}
    </span>
  );
}

function Where({
  error: { document, sha256, stored, at, predicted },
}: {
  readonly error: EvaluationError;
}) {
  const place = at === null ? '' : `, ${at.start}–${at.end}`;
  const there = at === null ? '' : `?at=${at.start}-${at.end}`;
  return (
    <p class="where quiet">
      {stored ? (
        <Link href={`/documents/${sha256}${there}`}>
          {document}
          {place}
        </Link>
      ) : (
        <>
          {document}
          {place}
        </>
      )}
      {predicted?.confidence != null &&
        ` · ${t('evaluation.confidence', { per: Math.round(predicted.confidence * 100) })}`}
      {predicted?.by != null && (
        <>
          {' · '}
          <code>{predicted.by}</code>
        </>
      )}
    </p>
  );
}
