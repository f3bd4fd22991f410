/** One document: its text with what was found in it, the facts beside it, the pages of a PDF. */
import { useEffect, useMemo } from 'preact/hooks';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { Show, useLoaded } from '../shell/loaded.tsx';
import { place } from '../shell/router.ts';
import type { ViewProps } from '../shell/view.ts';
import { t } from '../shell/words.ts';
import { placeOf } from './facts.ts';
import { Head } from './head.tsx';
import { Legend } from './legend.tsx';
import { FactList } from './list.tsx';
import { Review } from './review.tsx';
import { Sheets } from './sheets.tsx';
import { makeState, openAt, reread, type State } from './state.ts';
import { Text } from './text.tsx';

/** The view at /documents/:sha256; '?at=120-134' opens it at a place. */
export function DocumentView({ params }: ViewProps) {
  const loaded = useLoaded<MinutesRecord>(`/v1/documents/${params['sha256'] ?? ''}`);
  return (
    <>
      {loaded.problem === null ? null : <h1>{t('document.none')}</h1>}
      <Show of={loaded}>{(record) => <Opened record={record} />}</Show>
    </>
  );
}

function Opened({ record }: { readonly record: MinutesRecord }) {
  // One state a document: read anew after a correction, it stays where its reader was.
  const state = useMemo(() => makeState(record), [record.source.sha256]);
  useEffect(() => reread(state, record), [state, record]);
  const at = place.value.query.get('at');
  useEffect(() => {
    const wanted = placeOf(at);
    if (wanted !== null) openAt(state, wanted);
  }, [state, at]);
  // Made once a document: what changes in it tells its parts, not all of it.
  const text = useMemo(() => <Text state={state} />, [state]);
  return (
    <article class={`document${state.reviewing.value ? ' reviewing' : ''}`}>
      <Head record={record} />
      <Tools state={state} />
      <Columns state={state} text={text} />
      {state.reviewing.value ? <Review state={state} /> : null}
    </article>
  );
}

function Tools({ state }: { readonly state: State }) {
  const { withPages, withList, pages, reviewing } = state;
  return (
    <div class="tools">
      <Legend state={state} />
      {pages.value.length === 0 ? null : (
        <button
          type="button"
          aria-pressed={withPages.value}
          onClick={() => {
            withPages.value = !withPages.value;
          }}
        >
          {t('document.pages')}
        </button>
      )}
      <button
        type="button"
        class="for-narrow"
        aria-expanded={withList.value}
        aria-controls="facts"
        onClick={() => {
          withList.value = !withList.value;
        }}
      >
        {t('document.facts')}
      </button>
      <button
        type="button"
        aria-pressed={reviewing.value}
        onClick={() => {
          reviewing.value = !reviewing.value;
        }}
      >
        {t('review.start')}
      </button>
      <p class="quiet keys">{t('document.keys')}</p>
    </div>
  );
}

interface ColumnsProps {
  readonly state: State;
  readonly text: preact.ComponentChildren;
}

function Columns({ state, text }: ColumnsProps) {
  const list = useMemo(() => <FactList state={state} />, [state]);
  const sheets = useMemo(() => <Sheets state={state} />, [state]);
  return (
    <div class={`columns${state.withPages.value ? ' with-pages' : ''}`}>
      {text}
      {state.withPages.value ? sheets : null}
      <aside
        id="facts"
        class={state.withList.value ? 'opened' : ''}
        aria-label={t('document.facts')}
      >
        <h2 class="unseen">{t('document.facts')}</h2>
        {list}
      </aside>
    </div>
  );
}
