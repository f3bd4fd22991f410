import { describe, expect, it } from 'vitest';
import { assertSpans } from '../../eval/spans.ts';
import { at, decision, emptyRecord, named } from './records.ts';

const TEXT = 'Mötet antog stad-\ngarna.\nAsta valdes.\n';

describe('assertSpans', () => {
  it('lets a record pass whose spans are quotes', () => {
    const decisions = [decision(TEXT, at(TEXT, 'Asta valdes.'), 'appoint')];
    expect(() => assertSpans({ ...emptyRecord(TEXT), decisions })).not.toThrow();
  });

  it('lets cleaned text pass', () => {
    const span = at(TEXT, 'Mötet antog stad-\ngarna.');
    const decisions = [{ ...decision(TEXT, span, 'adopt'), text: 'Mötet antog stadgarna.' }];
    expect(() => assertSpans({ ...emptyRecord(TEXT), decisions })).not.toThrow();
  });

  it('lets mended letters stand for broken ones', () => {
    const text = 'MÃ¶tet antog f\ufffdrslaget.';
    const decisions = [
      { ...decision(text, at(text, text), 'adopt'), text: 'Mötet antog förslaget.' },
    ];
    expect(() => assertSpans({ ...emptyRecord(text), decisions })).not.toThrow();
    const wrong = [{ ...decision(text, at(text, text), 'adopt'), text: 'Mötet avslog förslaget.' }];
    expect(() => assertSpans({ ...emptyRecord(text), decisions: wrong })).toThrow(
      'not what its span',
    );
  });

  it('lets composed letters stand for decomposed ones', () => {
    const text = 'Mo\u0308tet antog planen.';
    const decisions = [{ ...decision(text, at(text, text), 'adopt'), text: 'Mötet' }];
    expect(() => assertSpans({ ...emptyRecord(text), decisions })).not.toThrow();
  });

  it.each([
    ['outside the text', { start: 30, end: 300 }, 'is outside a text of'],
    ['with its ends turned', { start: 9, end: 4 }, 'is outside a text of'],
    ['empty', { start: 4, end: 4 }, 'an empty span'],
  ])('names the place of a span that is %s', (_, span, message) => {
    const record = { ...emptyRecord(TEXT), people: [named('Asta', [at(TEXT, 'Asta'), span])] };
    expect(() => assertSpans(record)).toThrow(`record.people[0].mentions[1]: `);
    expect(() => assertSpans(record)).toThrow(message);
  });

  it('refuses a text that its span does not quote', () => {
    const decisions = [
      { ...decision(TEXT, at(TEXT, 'Asta valdes.'), 'appoint'), text: 'Ture valdes.' },
    ];
    expect(() => assertSpans({ ...emptyRecord(TEXT), decisions })).toThrow(
      "record.decisions[0]: 'Ture valdes.' is not what its span quotes",
    );
  });
});
