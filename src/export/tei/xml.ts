/** XML 1.0 (W3C Recommendation, fifth edition) out of text that comes from anybody. Pure. */

/** Outside `Char` of the recommendation, and lone surrogates, which no encoding can hold. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Where a text has characters that XML does not allow: offsets in UTF-16 code units. */
export function forbiddenIn(text: string): { readonly at: number; readonly code: number }[] {
  return [...text.matchAll(FORBIDDEN)].map(({ index }) => ({
    at: index,
    code: text.charCodeAt(index),
  }));
}

/** The text with U+FFFD for each of them: no offset moves. */
export function allowed(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser takes a bare carriage return for a line feed, in attributes both for a space.
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

const entity = (character: string): string => ENTITIES[character] ?? character;

/** Character data: a parser gives back what `allowed` gives. */
export function xmlText(text: string): string {
  return allowed(text).replace(/[&<>\r]/gu, entity);
}

/** Values by name; what is null is left out. */
export type Attributes = Readonly<Record<string, string | null>>;

/** A start tag. */
export function startTag(name: string, attributes: Attributes = {}): string {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${allowed(value).replace(/[&<>"\r\n\t]/gu, entity)}"`],
  );
  return `<${name}${said.join('')}>`;
}

/** An element around what is XML already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const tag = startTag(name, attributes);
  return content === '' ? `${tag.slice(0, -1)}/>` : `${tag}${content}</${name}>`;
}

/** An element around a text, or nothing where there is none. */
export function textElement(
  name: string,
  text: string | null,
  attributes: Attributes = {},
): string {
  return text === null || text === '' ? '' : element(name, attributes, xmlText(text));
}
