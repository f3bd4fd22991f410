/** The facts beside the text, by layer. */
import { useComputed, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Layer } from '../../pipeline/calibration.ts';
import { shownNumber, t } from '../shell/words.ts';
import type { Fact } from './facts.ts';
import { entryKeys } from './keys.ts';
import { briefOf, rowsOf } from './rows.ts';
import { sureText } from './spoken.ts';
import { goTo, ORDER, type State } from './state.ts';
import { experienceOf, finderOf, surenessOf } from './sure.ts';

interface Props {
  readonly state: State;
}

/** All facts of the layers that are shown. */
export function FactList({ state }: Props) {
  const groups = ORDER.filter((layer) => state.shown.value.has(layer)).flatMap((layer) => {
    const facts = state.facts.filter(({ found }) => found.layer === layer);
    return facts.length === 0 ? [] : [{ layer, facts }];
  });
  const first = groups[0]?.facts[0]?.key ?? '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its entries are buttons
    <div
      class="facts"
      onPointerLeave={() => {
        state.lit.value = null;
      }}
      onKeyDown={(event) => entryKeys(state, event)}
    >
      {groups.length === 0 ? <p class="quiet">{t('document.no-facts')}</p> : null}
      {groups.map((group) => (
        <Group key={group.layer} {...group} state={state} first={first} />
      ))}
    </div>
  );
}

interface GroupProps extends Props {
  readonly layer: Layer;
  readonly facts: readonly Fact[];
  /** The key of the entry that the tab key stops at where none is current. */
  readonly first: string;
}

function Group({ layer, facts, state, first }: GroupProps) {
  return (
    <section>
      <h3>
        {t(`layer.${layer}`)} <span class="quiet">{shownNumber(facts.length)}</span>
      </h3>
      <ul>
        {facts.map((fact) => (
          <Entry key={fact.key} fact={fact} state={state} first={fact.key === first} />
        ))}
      </ul>
    </section>
  );
}

interface EntryProps extends Props {
  readonly fact: Fact;
  readonly first: boolean;
}

function Entry({ fact, state, first }: EntryProps) {
  const { key, found, title, places, confidence } = fact;
  const ref = useRef<HTMLButtonElement>(null);
  const current = useComputed(() => state.current.value?.key === key);
  const lit = useComputed(() => state.lit.value === key);
  const stops = useComputed(() => current.value || (first && state.current.value === null));
  useSignalEffect(() => {
    const now = state.current.value;
    if (now?.key === key) requestAnimationFrame(() => bringIn(ref.current, now.focus === 'entry'));
    else if (state.lit.value === key) bringIn(ref.current, false);
  });
  const follow = () => {
    const at = state.current.value;
    // Again and again: from place to place of a name.
    const nth = at?.key === key ? (at.nth + 1) % Math.max(1, places.length) : 0;
    goTo(state, key, nth, null);
  };
  const brief = briefOf(state.record, fact);
  const sureness = surenessOf(confidence);
  return (
    <li class={`${found.layer}${lit.value ? ' lit' : ''}${current.value ? ' current' : ''}`}>
      <button
        ref={ref}
        type="button"
        class="entry"
        tabIndex={stops.value ? 0 : -1}
        aria-expanded={current.value}
        onClick={follow}
        onPointerOver={() => {
          state.lit.value = key;
        }}
        onFocus={() => {
          state.lit.value = key;
        }}
      >
        <span class="title">{title}</span>
        <span class="brief">
          {brief}
          {sureness === 'sure' ? null : (
            <span class={`sure ${sureness}`}>{t(`sure.${sureness}`)}</span>
          )}
        </span>
      </button>
      {current.value ? <Details fact={fact} state={state} /> : null}
    </li>
  );
}

/** Scrolls the list alone: the text stays where it is. */
function bringIn(entry: HTMLElement | null, focus: boolean): void {
  const list = entry?.closest('.facts');
  if (!entry || !list) return;
  const [inner, outer] = [entry.getBoundingClientRect(), list.getBoundingClientRect()];
  const out = inner.top < outer.top || inner.bottom > outer.bottom;
  if (out) list.scrollTop += inner.top - outer.top - outer.height / 3;
  if (focus) entry.focus({ preventScroll: true });
}

interface DetailsProps extends Props {
  readonly fact: Fact;
}

/** Its values, how sure it is, and what found it. */
function Details({ fact, state }: DetailsProps) {
  const { places, confidence, by, found } = fact;
  const nth = state.current.value?.nth ?? 0;
  return (
    <dl class="details">
      {rowsOf(state.record, fact).map(({ word, value }) => (
        <Row key={word} name={t(word)}>
          {value}
        </Row>
      ))}
      {places.length > 1 ? (
        <Row name={t('row.places')}>{t('row.nth', { nth: nth + 1, count: places.length })}</Row>
      ) : null}
      {places.length === 0 ? <Row name={t('row.places')}>{t('row.nowhere')}</Row> : null}
      <Row name={t('row.sure')}>{sureText(confidence)}</Row>
      <Row name={t('row.by')}>
        {by.map((one) => (
          <Finding key={one} by={one} layer={found.layer} confidence={confidence} />
        ))}
      </Row>
    </dl>
  );
}

function Row({
  name,
  children,
}: {
  readonly name: string;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface FindingProps {
  readonly by: string;
  readonly layer: Layer;
  readonly confidence: number;
}

/** 'Frasen … (phrase:besluta). Av 40 liknande fynd … var 39 rätta.' */
function Finding({ by, layer, confidence }: FindingProps) {
  const known = experienceOf(layer, by, confidence);
  return (
    <p>
      {t(`by.${finderOf(by)}`)} <code>{by}</code>
      {known === null ? null : ` ${t('by.experience', { right: known.right, count: known.count })}`}
    </p>
  );
}
