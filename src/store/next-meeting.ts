/** 'Till nästa möte' in a document that does not say when: the body's next document does. */
import type Database from 'better-sqlite3';
import { circlesOf, nextMeetings, type PersonOccurrence } from '../../pipeline/across/index.ts';

/** Meetings of all documents. */
const MEETINGS = 'SELECT sha256 AS document, date, body FROM documents';
const WAITING = "SELECT 1 FROM deadlines WHERE event = 'next-meeting' LIMIT 1";
const DOCUMENTS = `SELECT DISTINCT sha256 FROM deadlines
  JOIN documents ON documents.id = document WHERE event = 'next-meeting'`;
const SET = `UPDATE deadlines SET due_from = @date, due = @date, precision = @precision,
  told_by = (SELECT id FROM documents WHERE sha256 = @next)
  WHERE event = 'next-meeting'
    AND document = (SELECT id FROM documents WHERE sha256 = @document)`;

type Meeting = Parameters<typeof nextMeetings>[0][number];

/** Dates each waiting deadline anew: a document may have come in between, or gone. */
export async function settleDeadlines(
  database: Database.Database,
  people: () => Promise<readonly PersonOccurrence[]>,
): Promise<void> {
  // Asked first: the rest looks at everything stored.
  if (database.prepare(WAITING).get() === undefined) return;
  const next = nextMeetings(
    database.prepare(MEETINGS).all() as Meeting[],
    circlesOf(await people()),
  );
  const set = database.prepare(SET);
  const all = database.prepare(DOCUMENTS).pluck().all() as string[];
  database
    .transaction(() => {
      for (const document of all) {
        const { date = null, document: told = null } = next.get(document) ?? {};
        set.run({ document, date, next: told, precision: date === null ? null : 'event' });
      }
    })
    .immediate();
}
