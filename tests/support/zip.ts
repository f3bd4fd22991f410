/** Archives, sound and otherwise. */
import { zipSync } from 'fflate';

/** Packs files. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries));
}

/** Writes a little-endian number `behind` the first place where the mark of a record stands. */
export function patched(
  zip: Uint8Array,
  record: 'local' | 'entry' | 'end',
  behind: number,
  value: number,
  size: 2 | 4 = 2,
): Uint8Array {
  const mark = { local: 'PK\u0003\u0004', entry: 'PK\u0001\u0002', end: 'PK\u0005\u0006' }[record];
  const copy = Buffer.from(zip);
  copy.writeUIntLE(value, copy.indexOf(mark) + behind, size);
  return copy;
}
