/** What holds for every document, shown on all fixtures with the real models. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { assertSpans } from '../eval/spans.ts';
import { analyse, toRecord } from '../pipeline/index.ts';
import { type MinutesRecord, recordSchema } from '../pipeline/record.ts';
import type { Tools } from '../pipeline/stage.ts';
import type { SourceFile } from '../pipeline/types.ts';
import { decode } from '../src/decode.ts';
import { loadModel } from '../src/model.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const FIXTURES = readdirSync(join(ROOT, 'fixtures'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\/[^/]+\.(?:txt|md)$/u.test(name))
  .sort();

let tools: Tools;
beforeAll(async () => {
  tools = { decode, ...(await loadModel(join(ROOT, 'models/klubbslag-sv'), { threads: 1 })) };
});

function fileOf(name: string): SourceFile {
  const bytes = readFileSync(join(ROOT, 'fixtures', name));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: name, bytes, sha256, mediaType: 'text/plain', reading: null, notes: [] };
}

const recordOf = async (file: SourceFile): Promise<MinutesRecord> =>
  toRecord(await analyse(file, tools));

interface Fact {
  readonly confidence: number;
  readonly by: string;
}

/** Everything that a record states, by layer. */
function factsOf(record: MinutesRecord): Readonly<Record<string, readonly Fact[]>> {
  const mentions = (list: readonly { readonly mentions: readonly Fact[] }[]) =>
    list.flatMap((one) => one.mentions);
  return {
    people: mentions(record.people),
    organisations: mentions(record.organisations),
    places: mentions(record.places),
    decisions: record.decisions,
    deadlines: record.deadlines,
    meetings: [...record.meetings, ...record.meeting.next],
    attendance: record.attendance,
    agenda: record.agenda,
    fields: Object.values(record.meeting.evidence),
  };
}

/** 'attendance-rows-party', 'section:decision', 'klubbslag-sv@0.2.0'. */
const NAME = /^(?:[a-z]+:)?[a-z]+(?:-[a-z]+)*$|^[a-z]+(?:-[a-z]+)*@\d+\.\d+\.\d+$/u;

describe('every fact of every fixture', () => {
  it('says how sure it is and what found it', async () => {
    const sure: Record<string, Set<number>> = {};
    for (const name of FIXTURES) {
      const record = await recordOf(fileOf(name));
      expect(Object.keys(record.meeting.evidence)).toEqual(Object.keys(record.meeting.spans));
      for (const [layer, facts] of Object.entries(factsOf(record))) {
        sure[layer] ??= new Set();
        for (const { confidence, by } of facts) {
          expect(by, `${name} ${layer}`).toMatch(NAME);
          expect(confidence, `${name} ${layer} ${by}`).toBeGreaterThan(0);
          expect(confidence, `${name} ${layer} ${by}`).toBeLessThanOrEqual(1);
          sure[layer].add(confidence);
        }
      }
    }
    // A layer that knows one confidence only has no curve to draw.
    for (const [layer, values] of Object.entries(sure)) {
      expect(values.size, layer).toBeGreaterThan(2);
    }
  });
});

describe('every fixture', () => {
  it.each(FIXTURES)('%s', async (name) => {
    const file = fileOf(name);
    const record = await recordOf(file);
    expect(recordSchema.safeParse(record).error).toBeUndefined();
    expect(record.text).toBe(readFileSync(join(ROOT, 'fixtures', name), 'utf8'));
    assertSpans(record);
    const ids = new Set([...record.people, ...record.organisations].map((e) => e.id));
    const items = new Set(record.agenda.map((item) => item.id));
    for (const { heading, span, title } of record.agenda) {
      // Marks of Markdown stand before a heading, nothing else.
      expect(record.text.slice(span.start, heading.start)).toMatch(/^[#\s]*$/u);
      expect(heading.end).toBeLessThanOrEqual(span.end);
      const printed = record.text.slice(heading.start, heading.end);
      expect(printed.replace(/\*+/gu, '').replace(/\s+/gu, ' ')).toContain(title);
    }
    for (const decision of record.decisions) {
      expect(decision.assignedTo.filter((id) => !ids.has(id))).toEqual([]);
      expect(decision.agendaItem === null || items.has(decision.agendaItem)).toBe(true);
      const due = record.deadlines.map((deadline) => deadline.id);
      expect(decision.deadline === null || due.includes(decision.deadline)).toBe(true);
    }
    expect(JSON.stringify(await recordOf(file))).toBe(JSON.stringify(record));
  });
});
