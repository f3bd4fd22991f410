/** The address of a part of the error list: '#errors?layer=decisions&error=missed'. */
import type { FindingType } from '../finding.ts';
import type { Layer } from '../layers.ts';

/** What is shown; null and absent mean all. */
export interface ErrorQuery {
  readonly layer: Layer | null;
  readonly error: FindingType;
  /** The value that is wrong: 'kind'. */
  readonly value?: string;
  /** A type, or two that were taken for one another as 'gold>predicted'. */
  readonly type?: string;
}

/** The id of the list of one layer and kind of error: a link there works without the script. */
export function groupId(layer: Layer, error: FindingType): string {
  return `errors?layer=${layer}&error=${error}`;
}

/** A link in two parts: where it leads as the page stands, and what the script adds to it. */
export interface ErrorLink {
  readonly href: string;
  readonly more: string;
}

/** The link that shows what is asked for. */
export function errorLink({ layer, error, value, type }: ErrorQuery): ErrorLink {
  const rest = Object.entries({ value, type }).flatMap(([name, wanted]) =>
    wanted === undefined ? [] : [`${name}=${encodeURIComponent(wanted)}`],
  );
  if (layer === null) return { href: '#errors', more: `?${[`error=${error}`, ...rest].join('&')}` };
  return { href: `#${groupId(layer, error)}`, more: rest.map((part) => `&${part}`).join('') };
}

/** The types of an error's two sides as the filter compares them: 'assign>other', 'assign>'. */
export function typePair(gold: string | undefined, predicted: string | undefined): string {
  return `${gold ?? ''}>${predicted ?? ''}`;
}
