/** The tables of an evaluation. What is counted is a link to the errors that it counts. */
import type { ComponentChildren } from 'preact';
import { Link } from '../shell/link.tsx';
import { shownNumber, t } from '../shell/words.ts';
import { ERROR_TYPES, type LayerErrors, type Table } from './types.ts';

/** How many errors of each kind, layer by layer. */
export function ErrorCounts({ errors }: { readonly errors: readonly LayerErrors[] }) {
  return (
    <section aria-labelledby="error-counts">
      <h2 id="error-counts">{t('evaluation.errors')}</h2>
      <p class="quiet">{t('evaluation.kinds')}</p>
      <Frame labelledby="error-counts">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{t('evaluation.layer')}</th>
              {ERROR_TYPES.map((type) => (
                <th scope="col" key={type}>
                  {t(`evaluation.type.${type}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {errors.map((row) => (
              <tr key={row.layer}>
                <th scope="row">{layerName(row.layer)}</th>
                {ERROR_TYPES.map((type) => (
                  <td key={type}>
                    <Count layer={row.layer} type={type} count={row[type]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </section>
  );
}

interface CountProps {
  readonly layer: string;
  readonly type: (typeof ERROR_TYPES)[number];
  readonly count: number;
}

function Count({ layer, type, count }: CountProps) {
  if (count === 0) return <>0</>;
  const what = t(`evaluation.type.${type}`);
  return (
    <Link
      href={`/evaluation?layer=${layer}&type=${type}`}
      aria-label={t('evaluation.show', { count, what, layer: layerName(layer) })}
    >
      {shownNumber(count)}
    </Link>
  );
}

/** 'beslut' of 'decisions'; a layer that has no word is called what it is called. */
export function layerName(layer: string): string {
  return layer === 'fields' ? t('evaluation.fields') : t(`layer.${layer}` as 'layer.people');
}

interface PlainProps {
  readonly table: Table;
  /** Of its title. */
  readonly level: 2 | 3;
}

/** A table as the other reports have it, in English. */
export function PlainTable({ table: { id, title, note, head, rows }, level }: PlainProps) {
  const name = `table-${id}`;
  const Title = `h${level}` as const;
  return (
    <section lang="en" aria-labelledby={name}>
      <Title id={name}>{title}</Title>
      <p class="quiet">{note}</p>
      <Frame labelledby={name}>
        <table class="numbers">
          <thead>
            <tr>
              {head.map((cell) => (
                <th scope="col" key={cell}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...cells]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                {cells.map((cell, column) => (
                  <td key={head[column + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </section>
  );
}

interface FrameProps {
  readonly labelledby: string;
  readonly children: ComponentChildren;
}

/** A table that is too wide scrolls in its frame, also by keyboard. */
function Frame({ labelledby, children }: FrameProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be one more landmark.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div class="frame" role="group" tabIndex={0} aria-labelledby={labelledby}>
      {children}
    </div>
  );
}
