/** POST /v1/documents and /v1/documents/named: documents into the store. */
import { z } from '@hono/zod-openapi';
import { FORMATS } from '../../formats/formats.ts';
import type { Intake, Taken } from '../intake.ts';
import { bodyOf } from '../limits.ts';
import { uploadName } from '../names.ts';
import { checkedJson, NONE, type Operation, operation, type Reply } from '../operation.ts';
import { Refusal } from '../problems.ts';
import { takenAnswer } from '../schemas.ts';

/** What JSON says that it is. */
export const JSON_TYPE = 'application/json';
const BYTES = 'application/octet-stream';
/** What a body may say that it is; what it is, is told by its content. */
const TYPES = new Set([
  ...Object.values(FORMATS).map(({ mediaType }) => mediaType),
  ...[BYTES, 'text/markdown', 'application/xhtml+xml'],
]);
/** No longer JSON is read. */
export const LONGEST_JSON = 10_000;

function mediaType(request: Request): string {
  const [type = ''] = (request.headers.get('Content-Type') ?? '').split(';', 1);
  return type.trim().toLowerCase();
}

/** Refuses what is packed or of a type that is not taken. */
export function checkType(request: Request, types: ReadonlySet<string>): void {
  const encoding = request.headers.get('Content-Encoding') ?? 'identity';
  const type = mediaType(request);
  if (encoding === 'identity' && (type === '' || types.has(type))) return;
  const headers = { 'Accept-Post': [...types].join(', ') };
  const how = `send the document itself, as ${BYTES} or what it is, without an encoding`;
  throw new Refusal(415, types.has(JSON_TYPE) ? `send ${JSON_TYPE}` : how, { headers });
}

/** The name in the query or, percent-encoded, in Slug (RFC 5023, 9.7). */
function nameOf(request: Request, query: string | undefined): string {
  const name = uploadName(query ?? slugOf(request.headers.get('Slug')));
  if (name !== null) return name;
  throw new Refusal(422, 'Give the name of the document: ?name=protokoll.pdf, or the header Slug', {
    errors: [{ in: 'query name', message: 'is missing or no name' }],
  });
}

function slugOf(slug: string | null): string {
  try {
    return decodeURIComponent(slug ?? '');
  } catch {
    return '';
  }
}

/** 201 where something is new; a refusal where nothing could be read. */
function replyTo(taken: readonly Taken[]): Reply {
  if (taken.every(({ state }) => state === 'failed')) {
    const documents = taken.map(({ name, problem }) => ({
      name,
      code: problem?.code ?? 'unreadable',
      message: problem?.message ?? '',
    }));
    throw new Refusal(422, documents[0]?.message ?? 'There is no document in it', { documents });
  }
  const isNew = taken.some(({ state }) => state === 'processed');
  const [only, ...others] = taken.filter(({ state }) => state !== 'failed');
  const stored = only?.state !== 'removed' && others.length === 0;
  const place = only?.sha256 && stored ? `/v1/documents/${only.sha256}` : null;
  return {
    status: isNew ? 201 : 200,
    headers: place === null ? {} : { [isNew ? 'Location' : 'Content-Location']: place },
    body: () => ({ documents: taken }),
  };
}

const ANSWERS = {
  200: { description: 'nothing that was not stored before', schema: takenAnswer },
  201: { description: 'what became of each document in it', schema: takenAnswer },
};

function upload(intake: Intake): Operation {
  const file = z.string().openapi({ type: 'string', format: 'binary' });
  return operation({
    method: 'post',
    path: '/v1/documents',
    id: 'uploadDocument',
    summary: 'Reads a document and stores it; an archive or mail may hold several',
    query: z.strictObject({ name: z.string().max(1000).optional() }),
    params: NONE,
    body: { description: 'the document itself', content: { [BYTES]: { schema: file } } },
    answers: ANSWERS,
    refusals: [413, 415],
    handle: async ({ query, request }) => {
      checkType(request, TYPES);
      const name = nameOf(request, query.name);
      return replyTo(await intake.upload(name, () => bodyOf(request, intake.maxBytes)));
    },
  });
}

const namedBody = z.strictObject({
  /** Below one of the folders that the server was started with. */
  path: z.string().min(1).max(2000),
});

function named(intake: Intake): Operation {
  return operation({
    method: 'post',
    path: '/v1/documents/named',
    id: 'readNamedDocument',
    summary: 'Reads a document that lies in a folder named with --folder and stores it',
    query: NONE,
    params: NONE,
    body: { description: 'where it lies', content: { [JSON_TYPE]: { schema: namedBody } } },
    answers: ANSWERS,
    refusals: [400, 404, 413, 415],
    handle: async ({ request }) => {
      checkType(request, new Set([JSON_TYPE]));
      const bytes = await bodyOf(request, LONGEST_JSON);
      const { path } = checkedJson(namedBody, Buffer.from(bytes).toString());
      return replyTo(await intake.named(path));
    },
  });
}

/** The operations that store documents. */
export function uploadOperations(intake: Intake): Operation[] {
  return [upload(intake), named(intake)];
}
