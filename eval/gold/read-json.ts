/** From a file's bytes to its JSON value and the places in it. */
import { type JsonFault, type JsonPlaces, jsonPlaces } from './json-places.ts';

/** A JSON value of unknown shape, and where its parts stand. */
export interface Json {
  readonly value: unknown;
  readonly places: JsonPlaces;
}

/** Reads JSON; bytes must be UTF-8, with or without the mark that editors on Windows put there. */
export function readJson(json: string | Uint8Array): Json | JsonFault {
  const text = decoded(json);
  if (typeof text !== 'string') return text;
  const places = jsonPlaces(text);
  if ('message' in places) return { line: places.line, message: `is no JSON: ${places.message}` };
  return { value: JSON.parse(text), places };
}

function decoded(json: string | Uint8Array): string | JsonFault {
  if (typeof json === 'string') return json.replace(/^\ufeff/u, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(json);
  } catch {
    const lenient = new TextDecoder().decode(json);
    const line = lenient.slice(0, lenient.indexOf('\ufffd')).split('\n').length;
    return { line, message: 'is no valid UTF-8: save the file as UTF-8' };
  }
}

/** A field of whatever a file holds, or undefined. */
export function fieldOf(value: unknown, name: string): unknown {
  const own = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return own ? (value as Record<string, unknown>)[name] : undefined;
}
