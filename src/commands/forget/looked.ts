/** What a look through the store came to, in words. Pure. */
import { oneLine } from '../../render/text.ts';
import type { Looked, Stand } from '../../store/proof.ts';
import { shownPath } from '../command.ts';

/** '1 document', '2 documents'. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** '14 tables and 3.2 MB'. */
export function extent({ tables, bytes }: Looked): string {
  const megabytes = (bytes / 1_000_000).toFixed(1);
  return counted(tables, 'table') + (bytes > 0 ? ` and ${megabytes} MB` : '');
}

function placeOf({ table, document, count }: Stand, others: ReadonlySet<string>): string {
  const times = count === 1 ? 'once' : `${count} times`;
  if (document === null) return `${table}: ${times}`;
  const why = others.has(document)
    ? ' (somebody else of that name)'
    : table.endsWith('files')
      ? ' (the path of the file: rename or delete it, and forget again)'
      : '';
  return `${shownPath(document)}, ${table}: ${times}${why}`;
}

/** What was looked through and where the name stands still. */
export function* lookedLines(
  looked: Looked,
  namesakes: readonly { readonly path: string }[],
): Generator<string> {
  const { stands, left } = looked;
  if (stands.length + left === 0) {
    yield `Looked through ${extent(looked)}: the name stands nowhere.\n`;
    return;
  }
  yield `Looked through ${extent(looked)}: the name still stands\n`;
  const others = new Set(namesakes.map(({ path }) => path));
  for (const stand of stands) yield `  ${oneLine(placeOf(stand, others))}\n`;
  if (left > 0) yield `  in the bytes of the file: ${counted(left, 'place')}\n`;
}
