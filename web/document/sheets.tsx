/** The pages of a PDF beside its text: where each line and each fact is printed. */
import { useComputed, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useNear } from '../shell/near.ts';
import { t } from '../shell/words.ts';
import { drawnOn, type Page, type Printed, pageAt } from './pages.ts';
import { goTo, type State } from './state.ts';

interface Props {
  readonly state: State;
}

/** All pages, below each other. */
export function Sheets({ state }: Props) {
  const ref = useRef<HTMLElement>(null);
  useSignalEffect(() => {
    const { current } = state;
    if (current.value === null) return;
    const mark = state.currentMark();
    const number = mark ? pageAt(state.pages, mark) : null;
    if (number !== null) requestAnimationFrame(() => turnTo(ref.current, number));
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section ref={ref} class="sheets" aria-label={t('document.pages')} tabIndex={0}>
      {state.pages.map((page) => (
        <Sheet key={page.number} page={page} state={state} />
      ))}
    </section>
  );
}

/** Scrolls the pages alone to one of them. */
function turnTo(sheets: HTMLElement | null, number: number): void {
  const sheet = sheets?.querySelector<HTMLElement>(`[data-page="${number}"]`);
  if (!sheets || !sheet) return;
  const current = sheet.querySelector('.current') ?? sheet;
  const [inner, outer] = [current.getBoundingClientRect(), sheets.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  sheets.scrollTop += inner.top - outer.top - outer.height / 3;
}

function Sheet({ page, state }: Props & { readonly page: Page }) {
  const ref = useRef<HTMLElement>(null);
  const near = useNear(ref);
  const { number, width, height } = page;
  return (
    <figure ref={ref} data-page={number}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('document.page', { number })}
      >
        <title>{t('document.page', { number })}</title>
        {near ? <Drawing page={page} state={state} /> : null}
      </svg>
      <figcaption class="quiet">{t('document.page', { number })}</figcaption>
    </figure>
  );
}

const brush = document.createElement('canvas').getContext('2d');

/** In the type that the lines are drawn in, so that the boxes fit the words. */
function measure(text: string): number {
  if (brush === null) return text.length;
  brush.font = `16px ${getComputedStyle(document.body).fontFamily}`;
  return brush.measureText(text).width;
}

function Drawing({ page, state }: Props & { readonly page: Page }) {
  const drawn = useComputed(() => drawnOn(page, state.marks.value, state.record.text, measure));
  const reach = (event: Event) => {
    const { key, nth } = (event.target as SVGElement).dataset;
    state.lit.value = key ?? null;
    if (event.type === 'click' && key !== undefined) goTo(state, key, Number(nth), null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the text's marks are for the keyboard
    <g onPointerOver={reach} onClick={reach}>
      {drawn.value.map(({ mark, box }) => {
        const { key, nth, layer, start } = mark;
        const lit = state.lit.value === key ? ' lit' : '';
        const current = state.current.value?.key === key ? ' current' : '';
        return (
          <rect
            key={`${key} ${start} ${box.x} ${box.y}`}
            class={`box ${layer}${lit}${current}`}
            data-key={key}
            data-nth={nth}
            {...box}
          />
        );
      })}
      {page.lines.map((line) => (
        <Line key={line.start} line={line} text={state.record.text} />
      ))}
    </g>
  );
}

/** Of a box's height, what signs take above the line that they stand on. */
const ABOVE = 0.8;

function Line({
  line: { start, end, box },
  text,
}: {
  readonly line: Printed;
  readonly text: string;
}) {
  return (
    <text
      x={box.x}
      y={box.y + box.height * ABOVE}
      font-size={box.height * ABOVE}
      textLength={box.width}
      lengthAdjust="spacingAndGlyphs"
    >
      {text.slice(start, end)}
    </text>
  );
}
