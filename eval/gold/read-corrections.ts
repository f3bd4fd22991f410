/** Reads a file of corrections; what is wrong in it is told line by line, all at once. */
import { type Correction, type CorrectionLine, correctionSchema } from './corrections.ts';
import { explain } from './explain.ts';
import { type JsonPath, jsonPlaces } from './json-places.ts';
import { type GoldProblem, placeOf, type Told } from './problem.ts';

/** What could be read, and all that could not. */
export interface Corrections {
  readonly lines: readonly CorrectionLine[];
  readonly problems: readonly GoldProblem[];
}

/** Reads NDJSON. Empty lines are passed over. */
export function parseCorrections(file: string, ndjson: string): Corrections {
  const lines: CorrectionLine[] = [];
  const problems: GoldProblem[] = [];
  for (const [index, json] of ndjson
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .entries()) {
    if (json.trim() === '') continue;
    const line = index + 1;
    const read = readLine(json);
    if (Array.isArray(read)) {
      const placed = read.map(({ path, message }) => ({ place: placeOf(path), message }));
      problems.push(...placed.map((problem) => ({ file, line, ...problem })));
    } else {
      lines.push({ line, correction: read });
    }
  }
  return { lines, problems };
}

function readLine(json: string): Correction | Told[] {
  const places = jsonPlaces(json);
  if ('message' in places) return [{ path: [], message: `is no JSON: ${places.message}` }];
  return readCorrection(JSON.parse(json));
}

/** A correction that is no text any more, or all that is wrong with it. */
export function readCorrection(value: unknown): Correction | Told[] {
  const schema = correctionSchema(value);
  const parsed = schema.safeParse(value);
  if (parsed.success) return incoherent(parsed.data) ?? parsed.data;
  return parsed.error.issues.flatMap((issue) => explain(issue, value, schema));
}

/** What each part allows but not together, or null. */
function incoherent(correction: Correction): Told[] | null {
  if ('reviewed' in correction) return null;
  const { verdict, to } = correction;
  const told = (path: JsonPath, message: string): Told[] => [{ path, message }];
  if (verdict === 'accept' || verdict === 'reject') {
    return to === undefined ? null : told(['to'], "goes with 'change' and 'add' only");
  }
  const values: object = to?.values ?? {};
  if (correction.layer === 'meeting' || verdict === 'change') {
    const moved = to !== undefined && 'span' in to;
    if (moved || Object.keys(values).length > 0) return null;
    return told(['to'], 'is missing: what shall stand there instead?');
  }
  if (correction.to?.span !== undefined) {
    return told(['to', 'span'], "is not expected: the new fact's span stands outside 'to'");
  }
  const needed = NEEDED[correction.layer];
  if (needed === undefined || needed in values) return null;
  return told(['to', 'values', needed], `is missing: a new fact of this layer needs it`);
}

/** What cannot be taken from the quote. */
const NEEDED: Readonly<Record<string, string>> = { decisions: 'kind', attendance: 'status' };
