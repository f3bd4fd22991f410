/**
 * How complete minutes are: a record, by itself, against what the Local Government Act
 * (kommunallagen 2017:725, 5 kap. 65–69 §§) and custom ask of such a document. Pure.
 */
import lexicon from '../lexicon/completeness.json' with { type: 'json' };
import type { MinutesRecord } from '../record.ts';
import { documentPoint } from './document.ts';
import { itemPoint } from './item.ts';
import { mattersIn } from './matter.ts';
import type { Completeness, Judgement, Point, PointName, Yardstick } from './types.ts';
import { isCouncil, yardstickOf } from './yardstick.ts';

export type { Completeness, NoteCode, Point, PointName, State, Yardstick } from './types.ts';
export { STATES } from './types.ts';

/** The points in the order of the law, custom last. */
export const POINTS = Object.keys(lexicon.points) as readonly PointName[];

/** Judges every point that the document's yardstick has. */
export function complete(record: MinutesRecord): Completeness {
  const yardstick = yardstickOf(record);
  const { document, item, council } = lexicon.yardsticks[yardstick];
  // 5 kap. 68 § is for councils alone; a part of minutes that names no body may be a council's.
  const mayAsk = isCouncil(record) || record.meeting.body === null;
  const ofItems = [...item, ...(mayAsk ? council : [])] as readonly PointName[];
  const ofDocument = document as readonly PointName[];
  return {
    yardstick,
    points: [
      ...ofDocument.map((point) => pointOf(yardstick, point, null, documentPoint(record, point))),
      ...mattersIn(record).flatMap((matter) =>
        ofItems.map((point) => pointOf(yardstick, point, matter.item.id, itemPoint(matter, point))),
      ),
    ],
  };
}

/** The law is for municipalities and regions; of others custom asks the same. */
function pointOf(
  yardstick: Yardstick,
  point: PointName,
  item: string | null,
  judgement: Judgement,
): Point {
  const { requirement, paragraph } = lexicon.points[point];
  if (yardstick !== 'local-government' || requirement === 'custom') {
    return { point, item, requirement: 'custom', paragraph: null, ...judgement };
  }
  return { point, item, requirement: 'law', paragraph, ...judgement };
}
