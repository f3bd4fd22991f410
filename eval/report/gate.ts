/** The gate's verdict as text. */
import type { Gate } from '../gate.ts';
import { plural, table } from '../table.ts';

/** What fell, what rose, and what a person can do about it. */
export function reportGate(gate: Gate, file: string): string {
  const { rows, gone, otherGold, added, passes } = gate;
  const shown = rows.map(({ name, lost, gained, p, falls }) => [
    name,
    String(lost),
    String(gained),
    p.toFixed(3),
    falls ? 'falls' : '',
  ]);
  return [
    ...(rows.length === 0
      ? []
      : [table(['against the baseline', 'lost', 'gained', 'p', ''], shown)]),
    ...documents('gone since it was accepted', gone),
    ...documents('with other gold than when it was accepted', otherGold),
    ...documents('that it does not hold yet', added),
    verdict(passes, rows.length, file),
  ].join('\n');
}

function documents(what: string, names: readonly string[]): string[] {
  return names.length === 0
    ? []
    : [`${plural(names.length, 'document')} ${what}: ${names.join(', ')}`];
}

function verdict(passes: boolean, changes: number, file: string): string {
  if (!passes) return `Below ${file} beyond noise. If that is meant: the same with --accept.`;
  return changes === 0 ? `As accepted in ${file}.` : `Not below ${file} beyond noise.`;
}
