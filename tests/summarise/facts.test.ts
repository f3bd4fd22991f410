import { describe, expect, it } from 'vitest';
import { quotedOf, statedIn } from '../../pipeline/summarise/facts.ts';
import type { Deadline, Decision } from '../../pipeline/types.ts';
import { segmented } from '../support/build.ts';

/** Decisions stand in [ ], times in { }; gives what is quoted. */
function quoted(marked: string, words: number): string[] {
  let text = '';
  const open: number[] = [];
  const spans: { mark: string; start: number; end: number }[] = [];
  for (const sign of marked) {
    if (sign === '[' || sign === '{') open.push(text.length);
    else if (sign === ']' || sign === '}')
      spans.push({ mark: sign, start: open.pop() ?? 0, end: text.length });
    else text += sign;
  }
  const of = (mark: string) =>
    spans.filter((one) => one.mark === mark).map(({ start, end }) => ({ span: { start, end } }));
  const { blocks } = segmented(text);
  const stated = statedIn({
    blocks,
    decisions: of(']') as unknown as Decision[],
    deadlines: of('}') as unknown as Deadline[],
  });
  return quotedOf(stated, words).map(({ sentence, start, end }) => sentence.text.slice(start, end));
}

describe('what is quoted of decisions and deadlines', () => {
  it.each<[string, number, string[]]>([
    ['Inget här. Inte heller.', 9, []],
    // The whole sentence where it fits.
    ['Kaffe. I dag [antogs planen]. Slut.', 9, ['I dag antogs planen.']],
    // A decision from its start to the end of a clause.
    [
      'Efter lång debatt [beslutar nämnden anta planen, med ändringar enligt den nya lagen].',
      7,
      ['beslutar nämnden anta planen,'],
    ],
    ['Vi [röstade igenom alla de nya skyltarna vid ån].', 5, ['röstade igenom alla de nya']],
    // A time with its clause before it, whole.
    [
      'Frågan är svår och lång, men Eva skickar listan {till fredag}.',
      6,
      ['men Eva skickar listan till fredag.'],
    ],
    [
      '[Nämnden vill nu ha hela planen för ån görs om].\n\nDet gamla lämnas {till och med den 7 maj}.',
      10,
      ['Nämnden vill nu ha', 'till och med den 7 maj.'],
    ],
    // Unless there is nothing else to cut.
    ['Allt det gamla lämnas in {till och med den 7 maj}.', 4, ['till och med den']],
    // Far apart in one sentence: a line each; close together: one.
    [
      'Vi [antar planen nu] efter att ha läst den med glädje och lite oro, redovisas {i maj}.',
      8,
      ['Vi antar planen nu', 'redovisas i maj.'],
    ],
    [
      '[Nu antas planen] och den redovisas {i maj} av alla som har lust till det i år.',
      7,
      ['Nu antas planen och den redovisas i maj'],
    ],
    // A short sentence stays whole beside a long one.
    [
      '[Ja till allt].\n\n[Nämnden vill nu ha hela planen för ån och bron görs om från grunden].',
      7,
      ['Ja till allt.', 'Nämnden vill nu ha'],
    ],
  ])('%j in %i words', (marked, words, lines) => {
    expect(quoted(marked, words)).toEqual(lines);
  });

  it('is never nothing: coverage goes before length', () => {
    expect(quoted('[Nämnden antar den nya planen].', 0)).toEqual(['Nämnden antar den nya']);
  });
});
