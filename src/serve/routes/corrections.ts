/** /v1/documents/{sha256}/corrections: what people say of a document, one by one, and take back. */
import type { Correction } from '../../../eval/gold/corrections.ts';
import { placeOf } from '../../../eval/gold/problem.ts';
import { readCorrection } from '../../../eval/gold/read-corrections.ts';
import { COVER } from '../../../pipeline/private/edits.ts';
import { toldPath } from '../../paths.ts';
import type { Misfit } from '../../review/check.ts';
import { type Kept, wordsOf } from '../../store/reviewed.ts';
import type { Store } from '../../store/store.ts';
import { tagOf } from '../etags.ts';
import { bodyOf } from '../limits.ts';
import { checkedJson, NONE, type Operation, operation } from '../operation.ts';
import { Refusal } from '../problems.ts';
import {
  correctionAnswer,
  correctionBody,
  correctionParameters,
  correctionsAnswer,
  documentParameters,
} from '../schemas.ts';
import { ABSENT } from './documents.ts';
import { checkType, JSON_TYPE, LONGEST_JSON } from './upload.ts';

const PATH = '/v1/documents/{sha256}/corrections';

/** A correction as answers have it. */
function shown({ number, correction, who, madeAt: when, undoneAt: undone }: Kept) {
  const { document, sha256, who: _, when: __, ...said } = correction;
  return { number, who, when, undone, ...said };
}

function refusal(faults: readonly Misfit[]): Refusal {
  const errors = faults.map(({ place, message }) => ({ in: `body ${place}`, message }));
  return new Refusal(422, errors.map((one) => `${one.in}: ${one.message}`).join('; '), { errors });
}

/** What a body says, and who. */
function saidIn(text: string, sha256: string): [Correction, string | null] {
  const { who, ...said } = checkedJson(correctionBody, text);
  const signed = said.reviewed ? { who: who ?? '-', when: new Date().toISOString() } : {};
  const read = readCorrection({ document: sha256, ...said, ...signed });
  if (Array.isArray(read)) {
    throw refusal(read.map(({ path, message }) => ({ place: placeOf(path), message })));
  }
  if (wordsOf(read).some((word) => word.includes(COVER))) {
    throw refusal([{ place: 'to.values', message: 'holds what is covered: give the words' }]);
  }
  return [read, who ?? null];
}

function list(store: Store): Operation {
  return operation({
    method: 'get',
    path: PATH,
    id: 'listCorrections',
    summary: 'What was said of a document, oldest first, also what was taken back',
    query: NONE,
    params: documentParameters,
    answers: { 200: { description: 'all of it', schema: correctionsAnswer } },
    refusals: [404],
    handle: async ({ params: { sha256 } }) => {
      const known = await store.pages.document(sha256);
      if (known === null) throw new Refusal(404, ABSENT);
      const tag = tagOf(sha256, known.run, toldPath(known.path), 'corrections');
      const body = async () => ({ items: ((await store.corrections.of(sha256)) ?? []).map(shown) });
      return { tag, body };
    },
  });
}

function add(store: Store): Operation {
  return operation({
    method: 'post',
    path: PATH,
    id: 'addCorrection',
    summary: 'Corrects a fact of a document, or says that layers of it were gone through whole',
    query: NONE,
    params: documentParameters,
    body: { description: 'one thing said', content: { [JSON_TYPE]: { schema: correctionBody } } },
    answers: { 201: { description: 'as it is kept', schema: correctionAnswer } },
    refusals: [400, 404, 413, 415],
    handle: async ({ params: { sha256 }, request }) => {
      checkType(request, new Set([JSON_TYPE]));
      const bytes = await bodyOf(request, LONGEST_JSON);
      const [said, who] = saidIn(Buffer.from(bytes).toString(), sha256);
      const answer = await store.corrections.add(sha256, said, who);
      if (answer === null) throw new Refusal(404, ABSENT);
      if (!('number' in answer)) throw refusal([answer]);
      const headers = { Location: `/v1/documents/${sha256}/corrections` };
      return { status: 201, headers, body: () => shown(answer) };
    },
  });
}

function undo(store: Store): Operation {
  return operation({
    method: 'delete',
    path: `${PATH}/{number}`,
    id: 'undoCorrection',
    summary: 'Takes back what was said; it stays in the list',
    query: NONE,
    params: correctionParameters,
    answers: { 200: { description: 'as it is kept', schema: correctionAnswer } },
    refusals: [404],
    handle: async ({ params: { sha256, number } }) => {
      const kept = await store.corrections.undo(sha256, number);
      if (kept === null) throw new Refusal(404, 'The document has no correction of this number');
      return { body: () => shown(kept) };
    },
  });
}

/** The operations on corrections. */
export function correctionOperations(store: Store): Operation[] {
  return [list(store), add(store), undo(store)];
}
