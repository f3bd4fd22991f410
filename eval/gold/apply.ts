/** Applies corrections to the record they were said of: what a person confirmed becomes gold. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { overlaps } from '../../pipeline/span.ts';
import { besideOf, settled } from './beside.ts';
import { type CorrectionLine, REVIEW_LAYERS, type ReviewLayer } from './corrections.ts';
import { type Fact, untangle } from './facts.ts';
import type { GoldFile } from './schema.ts';
import { applyVerdict, type Entry, entriesOf, shownSpan, stated } from './verdict.ts';

/** A correction that could not be applied; `line` is its own. */
export interface Unapplied {
  readonly line: number;
  readonly message: string;
}

/** What a document's record comes to with all that was said of it. */
export interface Applied {
  readonly facts: readonly Fact[];
  /** Facts that nobody spoke of and that overlap others of their layer. */
  readonly left: readonly Fact[];
  readonly meeting: GoldFile['meeting'];
  /** Layers that nobody has gone through whole. */
  readonly unreviewed: readonly ReviewLayer[];
  readonly problems: readonly Unapplied[];
}

/** All that was said, added up, before anything is made of it. */
export interface Said {
  readonly entries: readonly Entry[];
  readonly meeting: GoldFile['meeting'];
  /** Fields of the meeting that somebody spoke of. */
  readonly fields: ReadonlySet<string>;
  readonly reviewed: ReadonlySet<ReviewLayer>;
  readonly problems: readonly Unapplied[];
}

/** Later corrections win. All of them must be of this document. */
export function addUp(record: MinutesRecord, lines: readonly CorrectionLine[]): Said {
  let entries = entriesOf(record);
  let meeting = meetingOf(record);
  const fields = new Set<string>();
  const reviewed = new Set<ReviewLayer>();
  const problems: Unapplied[] = [];
  for (const { line, correction } of lines) {
    if ('reviewed' in correction) {
      for (const layer of correction.reviewed) reviewed.add(layer);
    } else if (correction.layer === 'meeting') {
      const { verdict, to, seen } = correction;
      const said = stated(to?.values);
      meeting =
        verdict === 'accept' ? { ...meetingOf(record), ...stated(seen) } : { ...meeting, ...said };
      for (const name of Object.keys(verdict === 'accept' ? meeting : said)) fields.add(name);
    } else {
      const changed = applyVerdict(entries, record.text, line, correction);
      if (typeof changed === 'string') problems.push({ line, message: changed });
      else entries = changed;
    }
  }
  return { entries: settled(entries), meeting, fields, reviewed, problems };
}

/** What a person put there goes before what overlaps it, now or when it was stored. */
export function applyCorrections(record: MinutesRecord, lines: readonly CorrectionLine[]): Applied {
  const { entries, meeting, reviewed, problems } = addUp(record, lines);
  const beside = besideOf(record, entries);
  const live = entries
    .filter((entry) => entry.live && !(entry.fact.layer === 'actions' && beside.isTold(entry)))
    .map((entry) => {
      const { fact, line } = entry;
      if (fact.layer !== 'decisions') return { ...fact, line };
      return { ...fact, values: { ...fact.values, item: beside.itemOf(entry).name }, line };
    });
  const isSaid = ({ line, reviewed: before }: (typeof live)[number]) => line !== null || before;
  const { kept, left } = untangle(live, isSaid);
  return {
    facts: kept,
    left: left.filter(({ line }) => line === null),
    meeting,
    unreviewed: REVIEW_LAYERS.filter((layer) => !reviewed.has(layer)),
    problems: [...problems, ...left.flatMap((fact) => clash(fact, kept))],
  };
}

/** The fields of the meeting that gold holds. */
export function meetingOf({ meeting }: MinutesRecord): GoldFile['meeting'] {
  const { body, date, chair, secretary } = meeting;
  return { body, date, chair, secretary };
}

/** Gold cannot hold two marks of a layer at one place; which one a person must say. */
function clash(
  fact: Fact & Pick<Entry, 'line'>,
  kept: readonly (Fact & Pick<Entry, 'line'>)[],
): Unapplied[] {
  if (fact.line === null) return [];
  const other = kept.find(({ layer, span }) => layer === fact.layer && overlaps(span, fact.span));
  const message = `overlaps what line ${other?.line} puts at ${other ? shownSpan(other.span) : '?'}`;
  return [{ line: fact.line, message }];
}
