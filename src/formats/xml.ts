/** XML of office files: parsed strictly, never with entities of its own, never deeper than sane. */
import { SaxesParser } from 'saxes';
import { ProblemError } from '../problem.ts';
import { damaged, MOST_ELEMENTS } from './limits.ts';

/** Attributes of a tag by their qualified names. */
export type Attributes = Readonly<Record<string, string>>;

/** What is told of while parsing; `at` is the place behind the tag. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Attributes, at: number) => void;
  readonly close?: (name: string, at: number) => void;
  readonly text?: (text: string) => void;
}

/** Decodes UTF-8 or UTF-16 with its mark; office files have no other. */
export function xmlText(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : wide).decode(bytes);
}

/**
 * Parses `text`. Throws ProblemError where it is malformed or declares entities: those could name
 * other files or grow without end, and no office program writes them.
 */
export function parseXml(text: string, handler: XmlHandler): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw damaged('its XML declares entities, which are never read');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    if (depth > MOST_ELEMENTS) {
      const message = `has elements nested more than ${MOST_ELEMENTS} deep: save it anew`;
      throw new ProblemError('too-deep', message);
    }
    handler.open?.(name, attributes, parser.position);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close?.(name, parser.position);
  });
  const { text: onText } = handler;
  if (onText) {
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  parser.on('error', ({ message }) => {
    throw damaged(`its XML is malformed, ${message.replace(/^[\d:]+\s*/u, '')}`);
  });
  parser.write(text).close();
}
