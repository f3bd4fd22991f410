/** The text with its marks. All of it is in the page, so that it can be searched; marks only near. */
import { useComputed, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useNear } from '../shell/near.ts';
import { say } from '../shell/said.ts';
import { t } from '../shell/words.ts';
import type { Block } from './blocks.ts';
import type { Mark } from './facts.ts';
import { markKeys } from './keys.ts';
import { meet, type Piece, piecesOf, type Stretch } from './segments.ts';
import { spoken } from './spoken.ts';
import { markName, type State } from './state.ts';

interface Props {
  readonly state: State;
}

/** The mark that an event happened in. */
function markOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
}

/** The whole text. */
export function Text({ state }: Props) {
  const reach = (event: Event, focus: boolean) => {
    const { key, nth } = markOf(event)?.dataset ?? {};
    state.lit.value = key ?? null;
    if (key === undefined || !focus) return;
    state.current.value = { key, nth: Number(nth), focus: null };
    const fact = state.factOf(key);
    if (fact && event.type === 'focusin') say(spoken(fact));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the marks in it are what is reached
    <div
      class="text"
      onPointerOver={(event) => reach(event, false)}
      onPointerLeave={() => {
        state.lit.value = null;
      }}
      onFocusIn={(event) => reach(event, true)}
      onClick={(event) => reach(event, true)}
      onKeyDown={(event) => markKeys(state, event)}
    >
      <h2 class="unseen">{t('document.text')}</h2>
      {state.blocks.value.map((block) => (
        <BlockView key={block.start} block={block} state={state} />
      ))}
    </div>
  );
}

interface BlockProps extends Props {
  readonly block: Block<Mark>;
}

/** Signs on a line and the height of one, as a guess at what is not drawn yet. */
const [SIGNS, LINE] = [75, 1.6];

function guessedHeight(text: string): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / SIGNS), 0);
  return `auto ${Math.ceil(lines * LINE)}rem`;
}

function BlockView({ block, state }: BlockProps) {
  const ref = useRef<HTMLDivElement>(null);
  const near = useNear(ref);
  // What somebody goes to is there before it is near.
  const wanted = useComputed(() => {
    const stop = state.stop.value;
    return block.marks.some((mark) => markName(mark) === stop && mark.start >= block.start);
  });
  const here = state.here.value;
  const live = near || wanted.value || (here !== null && meet(here, block));
  useSignalEffect(() => {
    const current = state.current.value;
    if (current === null || !wanted.peek()) return;
    // After the block is drawn: the signal is told before.
    requestAnimationFrame(() => bringIn(ref.current, markName(current), current.focus === 'mark'));
  });
  useLayoutEffect(() => {
    const { text } = state.record;
    const height = guessedHeight(text.slice(block.start, block.end));
    ref.current?.style.setProperty('contain-intrinsic-block-size', height);
  }, [block, state.record]);
  useLayoutEffect(() => {
    if (here !== null && here.start >= block.start) {
      ref.current?.querySelector('.here')?.scrollIntoView({ block: 'center' });
    }
  }, [here, block]);
  return (
    <div ref={ref} class="block">
      {block.paragraphs.map((paragraph) => (
        <p key={paragraph.start}>
          {live ? (
            <Pieces whole={paragraph} block={block} state={state} />
          ) : (
            state.record.text.slice(paragraph.start, paragraph.end)
          )}
        </p>
      ))}
    </div>
  );
}

/** Moves a mark into sight, and the focus to it where it shall go there. */
function bringIn(block: Element | null, name: string, focus: boolean): void {
  const mark = block?.querySelector<HTMLElement>(`[data-name="${CSS.escape(name)}"]`);
  if (!mark) return;
  const { top, bottom } = mark.getBoundingClientRect();
  const room = window.innerHeight / 5;
  if (top < room || bottom > window.innerHeight - room) mark.scrollIntoView({ block: 'center' });
  if (focus) mark.focus({ preventScroll: true });
}

interface PiecesProps extends BlockProps {
  readonly whole: Stretch;
}

/** What the address points to, where no fact stands there. */
interface Here extends Stretch {
  readonly layer: 'here';
}

function Pieces({ whole, block: { marks }, state }: PiecesProps) {
  const here = state.here.value;
  const all: readonly (Mark | Here)[] = here ? [{ ...here, layer: 'here' }, ...marks] : marks;
  return (
    <>
      {piecesOf(all, whole).map((piece) => (
        <PieceView key={piece.start} piece={piece} state={state} />
      ))}
    </>
  );
}

interface PieceProps extends Props {
  readonly piece: Piece<Mark | Here>;
}

function PieceView({ piece: { start, end, marks }, state }: PieceProps) {
  return marks.reduceRight<ComponentChildren>(
    (inner, mark) =>
      mark.layer === 'here' ? (
        <mark class="here">{inner}</mark>
      ) : (
        <MarkView key={markName(mark)} mark={mark} first={mark.start === start} state={state}>
          {inner}
        </MarkView>
      ),
    state.record.text.slice(start, end),
  );
}

interface MarkProps extends Props {
  readonly mark: Mark;
  /** Whether the mark begins here: only there it can have the focus. */
  readonly first: boolean;
  readonly children: ComponentChildren;
}

function MarkView({ mark, first, state, children }: MarkProps) {
  const { key, nth, layer } = mark;
  const name = markName(mark);
  const look = useComputed(() => {
    const lit = state.lit.value === key ? ' lit' : '';
    return state.current.value?.key === key ? `${lit} current` : lit;
  });
  const stops = useComputed(() => state.stop.value === name);
  const stop = first ? { tabIndex: stops.value ? 0 : -1, 'data-name': name } : {};
  return (
    <mark class={`mark ${layer}${look.value}`} data-key={key} data-nth={nth} {...stop}>
      {children}
    </mark>
  );
}
