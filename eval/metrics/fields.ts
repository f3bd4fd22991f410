/** The meeting's own fields. A field that gold leaves null is not scored. */
import type { ValueCounts } from '../counts.ts';
import type { Example } from '../example.ts';
import type { FindingInput } from '../finding.ts';
import { toMark } from '../mark.ts';
import { sameValue } from '../normalise.ts';

/** In the order they are printed. */
export const FIELDS = ['date', 'body', 'chair', 'secretary'] as const;

/** Of one document; values by field, without those that gold leaves null. */
export interface FieldScore {
  readonly values: Readonly<Record<string, ValueCounts>>;
  readonly findings: readonly FindingInput[];
}

/** Compares each field that gold states. */
export function scoreFields({ gold, record }: Example): FieldScore {
  const values: Record<string, ValueCounts> = {};
  const findings: FindingInput[] = [];
  for (const field of FIELDS) {
    const wanted = gold.meeting[field];
    if (wanted === null) continue;
    const said = record.meeting[field];
    const right = sameValue(wanted, said);
    values[field] = { gold: 1, found: Number(said !== null), right: Number(right) };
    if (right) continue;
    const span = record.meeting.spans[field] ?? null;
    findings.push({
      layer: 'fields',
      type: said === null ? 'missed' : 'wrong',
      value: field,
      gold: toMark({ span: null, quote: wanted, values: { [field]: wanted } }),
      predicted:
        said === null ? undefined : toMark({ span, quote: said, values: { [field]: said } }),
    });
  }
  return { values, findings };
}
