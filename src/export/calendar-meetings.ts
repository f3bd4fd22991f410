/** Meetings as occasions in a calendar, each once however many documents tell of it. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { nextMeetings } from '../lookup.ts';
import { keyText, meetingKey, uuidOf } from './uids.ts';

type Announced = MinutesRecord['meetings'][number];

/** A meeting on a day that is known. */
export interface Occasion extends Pick<Announced, 'startTime' | 'endTime' | 'place'> {
  readonly uid: string;
  readonly date: string;
  readonly endDate: string | null;
  /** Where it is announced; null for the meeting that the document is of. */
  readonly span: Announced['span'] | null;
}

/** What a document tells of meetings. */
export interface Told {
  /** The one that it is of, whether or not it is told here. */
  readonly uid: string;
  /** Those that no document before told of. */
  readonly occasions: readonly Occasion[];
}

interface Known {
  /** Start times of the meetings of a body on a day: as many as contradict each other. */
  readonly held: (string | null)[];
  /** The document that announced them, and the start times that it named. */
  announcedIn: string | null;
  readonly announced: (string | null)[];
}

/** The place of the first start that may be the same; it is added where there is none. */
function numberIn(starts: (string | null)[], start: string | null) {
  const at = starts.findIndex((one) => one === null || start === null || one === start);
  if (at >= 0) return { number: at, isNew: false };
  return { number: starts.push(start) - 1, isNew: true };
}

/**
 * Reads documents one after the other, the latest meeting first. A meeting has one name, that of
 * its body and day, announced or held: what is held takes the place of its announcement. Of several
 * announcements the latest document's counts.
 */
export function meetingReader(): (record: MinutesRecord) => Told {
  const meetings = new Map<string, Known>();
  const knownAs = (key: string): Known => {
    const known = meetings.get(key) ?? { held: [], announcedIn: null, announced: [] };
    meetings.set(key, known);
    return known;
  };
  const uidOf = (key: string, number: number) => uuidOf(['meeting', key, number]);

  function announcedIn(record: MinutesRecord): Occasion[] {
    return nextMeetings(record).flatMap(({ date, startTime, endTime, place, span }) => {
      if (date === null) return [];
      const key = keyText(meetingKey({ body: record.meeting.body, date }, record.source.path));
      const known = knownAs(key);
      const document = record.source.sha256;
      if (known.held.length > 0 || (known.announcedIn ?? document) !== document) return [];
      known.announcedIn = document;
      const { number, isNew } = numberIn(known.announced, startTime);
      const uid = uidOf(key, number);
      return isNew ? [{ uid, date, endDate: null, startTime, endTime, place, span }] : [];
    });
  }

  return (record) => {
    const { date, endDate, startTime, endTime, place } = record.meeting;
    const key = keyText(meetingKey(record.meeting, record.source.path));
    if (date === null) return { uid: uidOf(key, 0), occasions: announcedIn(record) };
    const { number, isNew } = numberIn(knownAs(key).held, startTime);
    const uid = uidOf(key, number);
    const own = { uid, date, endDate, startTime, endTime, place, span: null };
    return { uid, occasions: [...(isNew ? [own] : []), ...announcedIn(record)] };
  };
}
