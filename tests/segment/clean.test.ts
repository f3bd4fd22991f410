/** Lines joined to running text, of which every unit knows its place. */
import { describe, expect, it, test } from 'vitest';
import { joinPieces } from '../../pipeline/segment/clean.ts';

/** The lines of a text, trimmed, joined. */
function joined(source: string): { readonly text: string; readonly places: string } {
  const pieces = [...source.matchAll(/[^\n]+/gu)].map(({ index, 0: line }) => ({
    start: index + line.length - line.trimStart().length,
    end: index + line.trimEnd().length,
  }));
  const { text, offsets } = joinPieces(source, pieces, new Set());
  expect(offsets).toHaveLength(text.length);
  return { text, places: [...offsets].map((at) => source.charAt(at)).join('') };
}

describe('joins what is even as it is and mends the rest', () => {
  it.each([
    ['Ett bifall.', 'Ett bifall.'],
    ['Ett\tbifall  till', 'Ett bifall till'],
    ['Ett **starkt** bi\u00adfall', 'Ett starkt bifall'],
    ['**Beslut** ~~nej~~', 'Beslut nej'],
    ['a\u0301 och A\u030angstro\u0308m', 'á och Ångström'],
    ['PÃ¥ mÃ¶te', 'På möte'],
    ['För­samling', 'Församling'],
    ['en rad\noch en till', 'en rad och en till'],
    ['efter ** \n** en rad av märken', 'efter en rad av märken'],
    ['fritids-\ngården *i år*', 'fritidsgården i år'],
    ['lång-\nlång-\nlång väg', 'långlånglång väg'],
    ['Bj0rk – 2O24', 'Bjork – 2024'],
  ])('%j', (source, text) => {
    expect(joined(source).text).toBe(text);
  });

  it('and each letter has its own place', () => {
    const { text, places } = joined(
      'En **rad** med streck – och en-\nradig  text\tsom\ngår jämnt.',
    );
    expect(text).toBe('En rad med streck – och enradig text som går jämnt.');
    // A line's end has the place of the next line.
    expect(places).toBe(text.replace('text som går', 'text\tsomggår'));
  });
});

test.each(['rad utan slut\n', 'en *rad* utan\tslut\n', 'or-\n', 'en *rad* utan slut '])(
  'many times %j take little time',
  (part) => {
    const started = performance.now();
    joined(part.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(2000);
  },
);
