/** From two documents through a review to gold, as a person and the programs meet it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ratios } from '../../../eval/counts.ts';
import { REVIEW_LAYERS } from '../../../eval/gold/corrections.ts';
import { countsIn, valuesIn } from '../../../eval/tally.ts';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import type { Analyse } from '../../../src/analyse.ts';
import { scoreFolders } from '../../../src/evaluate.ts';
import { SILENT } from '../../../src/progress.ts';
import { openStore } from '../../../src/store/store.ts';
import { at } from '../../eval/records.ts';
import { appOver } from '../serve/support.ts';
import { SPRING, WINTER } from '../support/filled.ts';
import { fakeAnalyser, sha256 } from '../support/records.ts';
import { call, folderWith, put } from '../support/world.ts';

const TASK = at(SPRING, 'att Åsa Wahlén utreder frågan');
const DUE = at(SPRING, '2024-05-01 Åsa');
const CORRECTIONS = [
  { layer: 'decisions', verdict: 'change', span: TASK, to: { values: { kind: 'assign' } } },
  { layer: 'deadlines', verdict: 'change', span: DUE, to: { values: { date: '2024-05-31' } } },
  { layer: 'people', verdict: 'reject', span: at(SPRING, 'Åsa Wahlén', 1) },
  { layer: 'organisations', verdict: 'add', span: at(SPRING, 'Ärendenämnden') },
  { layer: 'meeting', verdict: 'change', to: { values: { chair: 'Åsa Wahlén' } } },
];

/** The record, asked for over HTTP, and corrections said over it. */
async function served(path: string) {
  const store = await openStore({ path, create: false, busyMs: 1000 });
  const { app } = appOver(store);
  const document = `/v1/documents/${sha256(SPRING)}`;
  const ask = async (place: string, method = 'GET', body?: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const init = body ? { method, headers, body: JSON.stringify(body) } : { method };
    const response = await app.request(`${document}${place}`, init);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const say = async (body: object) => {
    const answer = await ask('/corrections', 'POST', body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body.number as number;
  };
  const record = async (): Promise<MinutesRecord> => (await ask('')).body;
  return { ask, say, record, close: () => store.close() };
}

/** F1 of what was corrected, the strict reading, as `eval` scores a folder. */
async function scores(folder: string, analyse: Analyse) {
  const scope = { folders: [folder], genre: null, unannotated: false };
  const { documents } = await scoreFolders(scope, { analyse, progress: SILENT });
  const [document, ...others] = documents;
  if (document === undefined || others.length > 0) throw new Error('one document has gold');
  const layers = ['decisions', 'deadlines', 'people', 'organisations', 'fields'];
  const f1 = layers.map((layer) => [layer, ratios(countsIn(document, layer), 'strict').f1]);
  const { kind, date } = { kind: 'decisions.kind', date: 'deadlines.date' };
  const values = valuesIn(document);
  const right = [kind, date].map((name) => [name, values[name]?.right === values[name]?.gold]);
  return Object.fromEntries([...f1, ...right]);
}

test('what a person corrects is kept, exported, taken back, and becomes gold', async () => {
  const folder = folderWith({ 'nämnd/vår.txt': SPRING, 'nämnd/vinter.txt': WINTER });
  const path = join(folder, 'a.sqlite');
  const store = ['--store', path];
  expect((await call(['run', folder, ...store])).code).toBe(0);
  const api = await served(path);
  const prediction = await api.record();
  const numbers: number[] = [];
  for (const one of CORRECTIONS) numbers.push(await api.say({ ...one, who: 'Rut Ek' }));
  await api.say({ reviewed: REVIEW_LAYERS, who: 'Rut Ek' });
  const corrected = await api.record();
  expect(corrected.decisions[0]).toMatchObject({ kind: 'assign', by: 'review' });

  for (const format of ['json', 'csv']) {
    const { out, code, err } = await call(['export', '--format', format, ...store]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('assign');
    expect(out).toContain('2024-05-31');
  }
  expect((await call(['list', 'organisations', ...store])).out).toContain('Ärendenämnden');

  const newer = fakeAnalyser({ run: 'run-2' });
  expect((await call(['run', folder, '--force', ...store], { analyser: newer })).code).toBe(0);
  expect(newer.seen.length).toBe(2);
  const { meeting } = await api.record();
  expect(await api.record()).toEqual(corrected);
  expect(meeting.chair).toBe('Åsa Wahlén');

  expect((await api.ask(`/corrections/${numbers[4]}`, 'DELETE')).status).toBe(200);
  const after = await api.record();
  expect(after).toEqual({ ...corrected, meeting: prediction.meeting });

  const made = await call(['gold', 'from-corrections', ...store]);
  expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: '' });
  const goldPath = join(folder, 'nämnd/vår.gold.json');
  const gold = readFileSync(goldPath, 'utf8');
  expect(JSON.parse(gold)).toMatchObject({
    decisions: [{ kind: 'assign' }],
    deadlines: [{ date: '2024-05-31' }],
    organisations: [{ quote: 'Ärendenämnden' }],
    meeting: { chair: null },
  });
  const whole = { decisions: 1, deadlines: 1, people: 1, organisations: 1, fields: 1 };
  const right = { 'decisions.kind': true, 'deadlines.date': true };
  expect(await scores(folder, async () => after)).toEqual({ ...whole, ...right });
  const found = await scores(folder, fakeAnalyser().analyse);
  expect(found).toMatchObject({ organisations: 0, 'decisions.kind': false, fields: 1 });
  expect(found['people']).toBeLessThan(1);
  expect(found['deadlines.date']).toBe(false);

  // The same as a file, read with the program as it is now.
  const file = put(folder, 'c.ndjson', (await call(['corrections', ...store])).out);
  const again = ['gold', 'from-corrections', file, folder, '--force'];
  expect(await call(again)).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(goldPath, 'utf8')).toBe(gold);
  await api.close();
}, 60_000);
