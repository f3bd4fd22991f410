/** 'Till nästa möte' in a document that does not say when: the body's next document does. */
import {
  circlesAmong,
  type Gathering,
  gatheringsOf,
  nextMeetings,
} from '../../pipeline/across/index.ts';
import { collectingEvery } from '../heap.ts';
import { ask, type Database, type Steps } from './database.ts';
import { detailOf } from './entities.ts';
import { tellDated } from './outbox.ts';

/** Names of bodies and the years in which they put something off to their next meeting. */
const WAITING_BODIES = `SELECT DISTINCT documents.body_folded AS body,
    substr(documents.date, 1, 4) AS year
  FROM deadlines JOIN documents ON documents.id = deadlines.document
  WHERE deadlines.event = 'next-meeting' AND documents.body IS NOT NULL
    AND documents.date IS NOT NULL
  ORDER BY body, year`;
const OF_BODY = `documents.body_folded = @body
  AND documents.date >= @from AND documents.date <= @until`;
const NAMED = `SELECT documents.sha256 AS document, documents.date, documents.body,
    people.name, people.detail
  FROM documents JOIN people ON people.document = documents.id WHERE ${OF_BODY}`;
/** Documents in which a deadline waits, with what is known of it so far. */
const WAITING = `SELECT DISTINCT documents.sha256 AS document, deadlines.due, told.sha256 AS next,
    (SELECT MIN(path) FROM files WHERE files.document = documents.id) AS path
  FROM deadlines JOIN documents ON documents.id = deadlines.document
    LEFT JOIN documents AS told ON told.id = deadlines.told_by
  WHERE deadlines.event = 'next-meeting' AND ${OF_BODY}`;
const SET = `UPDATE deadlines SET due_from = @date, due = @date, precision = @precision,
  told_by = (SELECT id FROM documents WHERE sha256 = @next)
  WHERE event = 'next-meeting'
    AND document = (SELECT id FROM documents WHERE sha256 = @document)`;

interface Waiting {
  readonly document: string;
  readonly path: string;
  readonly due: string | null;
  readonly next: string | null;
}

interface Told extends Waiting {
  readonly precision: string | null;
  /** The day that it had. */
  readonly previous: string | null;
}

function* setAll(all: readonly Told[]): Steps<void> {
  for (const { document, path, due: date, next, precision, previous } of all) {
    yield* ask(SET, { document, date, next, precision });
    if (date !== previous) yield* tellDated({ document, path, previous, date, toldBy: next });
  }
}

/** Months before and after in which the meetings of a body are looked at. */
const AROUND = 12;
/** Bodies of one name that meet so often within these are many: their next meetings are near. */
const CROWD = 400;
const AROUND_IN_CROWD = 4;
/** Stretches of a crowd's time after which memory is collected. */
const COLLECT_AFTER = 4;
const COUNT = `SELECT COUNT(*) AS count FROM documents WHERE ${OF_BODY}`;

/** Days, both included, between which the meetings of bodies of one folded name are looked at. */
interface Stretch {
  readonly body: string;
  readonly from: string;
  readonly until: string;
}

/** Days, both included, by their first and last month, from 0 in the year. */
function stretch(body: string, year: number, first: number, last: number): Stretch {
  const month = (number: number): string => {
    const name = (((number % 12) + 12) % 12) + 1;
    return `${year + Math.floor(number / 12)}-${String(name).padStart(2, '0')}`;
  };
  // No month has a later day, and days are compared as text.
  return { body, from: `${month(first)}-01`, until: `${month(last)}-31` };
}

/** The waiting of a body and year in so many pieces that few enough meetings are around each. */
async function piecesOf(database: Database, body: string, year: number): Promise<Piece[]> {
  const own = stretch(body, year, 0, 11);
  const around = stretch(body, year, -AROUND, 11 + AROUND);
  const [found] = await database.read(() => ask<{ count: number }>(COUNT, { ...around }));
  if ((found?.count ?? 0) <= CROWD) return [{ own, around: [around] }];
  return Array.from({ length: 12 }, (_, month) => ({
    own: stretch(body, year, month, month),
    around: Array.from({ length: 2 * AROUND_IN_CROWD + 1 }, (_, index) => {
      const near = month + index - AROUND_IN_CROWD;
      return stretch(body, year, near, near);
    }),
  }));
}

/**
 * Dates each waiting deadline anew: a document may have come in between, or gone. Looks at one name
 * of a body and a stretch of time, with what is around it, so that memory does not grow with the
 * store.
 */
export async function settleDeadlines(database: Database): Promise<void> {
  await database.alone(async () => {
    const bodies = await database.read(() =>
      ask<{ readonly body: string; readonly year: string }>(WAITING_BODIES),
    );
    const met = new Met(database);
    const collected = collectingEvery(COLLECT_AFTER);
    for (const { body, year } of bodies) {
      for (const piece of await piecesOf(database, body, Number(year))) {
        const changed = await changedIn(database, piece, met);
        if (changed.length > 0) await database.write(() => setAll(changed));
        if (piece.around.length > 1) collected();
      }
    }
  });
}

/** Waiting documents are looked for in the one, the meetings after them in the others. */
interface Piece {
  readonly own: Stretch;
  readonly around: readonly Stretch[];
}

async function changedIn(database: Database, { own, around }: Piece, met: Met): Promise<Told[]> {
  const waiting = await database.read(() => ask<Waiting>(WAITING, { ...own }));
  if (waiting.length === 0) return [];
  const gatherings = await met.during(around);
  const next = nextMeetings(gatherings, circlesAmong(gatherings));
  return waiting.flatMap((known): Told[] => {
    const { date = null, document: told = null } = next.get(known.document) ?? {};
    if (known.due === date && known.next === told) return [];
    const precision = date === null ? null : 'event';
    return [{ ...known, due: date, next: told, precision, previous: known.due }];
  });
}

interface NamedRow {
  readonly document: string;
  readonly date: string;
  readonly body: string;
  readonly name: string;
  readonly detail: string;
}

/** Who met when. What one piece has in common with the one before it is not read again. */
class Met {
  readonly #database: Database;
  #known = new Map<string, readonly Gathering[]>();

  constructor(database: Database) {
    this.#database = database;
  }

  async during(stretches: readonly Stretch[]): Promise<Gathering[]> {
    const now = new Map<string, readonly Gathering[]>();
    for (const one of stretches) {
      const key = JSON.stringify(one);
      now.set(key, this.#known.get(key) ?? (await this.#read(one)));
    }
    this.#known = now;
    return [...now.values()].flat();
  }

  async #read(one: Stretch): Promise<Gathering[]> {
    const rows = await this.#database.read(() => ask<NamedRow>(NAMED, { ...one }));
    const people = rows.map((row) => {
      const { aliases = [], listed = false } = detailOf(row);
      return { ...row, aliases, listed };
    });
    return gatheringsOf(people);
  }
}
