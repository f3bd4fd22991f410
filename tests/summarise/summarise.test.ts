import { describe, expect, it } from 'vitest';
import { classify } from '../../pipeline/classify/index.ts';
import { decide } from '../../pipeline/decide/index.ts';
import { centrality, stems } from '../../pipeline/summarise/centrality.ts';
import { summarise } from '../../pipeline/summarise/index.ts';
import { resolved } from '../support/build.ts';

describe('centrality', () => {
  it('stems Swedish and leaves out what carries no content', () => {
    expect(stems(['Nämndens', 'beslutade', 'att', 'och', 'besluten', '2024', '.'])).toEqual([
      'nämnd',
      'beslut',
      'beslut',
    ]);
  });

  it('prefers the sentence that shares most with the others', () => {
    const sentences = [
      ['skol', 'buss', 'väg'],
      ['skol', 'väg', 'plan'],
      ['kaffe', 'bulle', 'fika'],
    ];
    const frequency = new Map([
      ['skol', 2],
      ['buss', 1],
      ['väg', 2],
      ['plan', 1],
    ]);
    const scores = centrality(sentences, frequency, 3);
    expect(scores[2]).toBe(0);
    expect(scores[0]).toBeGreaterThan(0);
    expect(centrality([['ensam']], new Map(), 1)).toEqual([1]);
  });
});

describe('summary', () => {
  it('quotes neither scraps nor votes', async () => {
    const text =
      '1. Kaffe\n\nGott kaffe bjöds.\n\n2. Väg\n\nOmröstning begärs och den utfaller med åtta ja mot sju nej.';
    const decided = decide(await classify(resolved(text), null));
    expect(
      summarise({ ...decided, deadlines: [], actions: [], meetings: [] }).summary.perItem,
    ).toEqual([]);
  });

  it('only quotes, and carries every place', async () => {
    const text =
      '1. Skolvägar\n\nKommunen vill bygga säkra skolvägar vid ån. Säkra skolvägar kräver nya broar och ' +
      'vägar vid ån. Kaffet var gott den här gången.\n\n2. Budget\n\nStyrelsen antog budgeten för året.';
    const decided = decide(await classify(resolved(text), null));
    const { summary } = summarise({ ...decided, deadlines: [], actions: [], meetings: [] });
    expect(summary.perItem.map((line) => line.agendaItem)).toEqual(['item-1', 'item-2']);
    expect(summary.perItem[0]?.text).toMatch(/skolvägar/u);
    expect(summary.sentences.map((s) => s.text)).toContain('Styrelsen antog budgeten för året.');
    for (const { text: said, span } of [...summary.sentences, ...summary.perItem]) {
      expect(text.slice(span.start, span.end)).toBe(said);
    }
  });
});
