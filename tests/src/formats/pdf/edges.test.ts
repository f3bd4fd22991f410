/** Which lines of print are full. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../../../src/formats/pdf/compose.ts';
import { drawn } from './support.ts';

/** Each line of print of pages so many signs wide: '→' full, '↵' ended by choice, '?' unknown. */
function ends(width: number, ...pictures: readonly string[]): string {
  const pages = pictures.map((picture, index) => {
    const runs = drawn(picture);
    return { number: index + 1, width: width * 5, height: 800, runs, turned: [] };
  });
  const { text, lineEnds } = compose(pages, []);
  const full = new Map(lineEnds.map((end) => [end.at, end.full]));
  let at = 0;
  return text.split(/(?<=[\n\f])/u).reduce((marks, part) => {
    const line = part.trimEnd();
    const known = full.get(at + line.length);
    at += part.length;
    return line === '' ? marks : marks + (known === undefined ? '?' : known ? '→' : '↵');
  }, '');
}

/** Six lines, 40 signs wide at most, of which three surely were broken. */
const TEXT = `
    Nämnden fick en redovisning av hur köerna
    har blivit kortare under året och av hur
    många som får tid inom trettio dagar här
    och i länet.`;

describe('the edge of a text', () => {
  it.each<[string, number, string[], string]>([
    [
      'is where sentences were broken',
      100,
      [
        `${TEXT}\n    Till justerare valdes Siri Dahl och Bo\n    Ekenberg.\n    Anna Ek\n    Bo Berg`,
      ],
      '→→→↵→↵↵?',
    ],
    [
      'is known to pages that show too little',
      100,
      [TEXT, '\n    Till justerare valdes Siri Dahl och Bo\n    Ekenberg.\n    Anna Ek'],
      '→→→↵→↵?',
    ],
    [
      'goes over to the next page with what was broken',
      100,
      [`${TEXT}\n    Till justerare valdes Siri Dahl och Bo`, '\n    Ekenberg.\n    Anna Ek'],
      '→→→↵→↵?',
    ],
    [
      'is as far from the side as the beginning, where that fits',
      49,
      ['\n    Till justerare valdes Siri Dahl och Bo\n    Ekenberg.\n    Anna Ek\n    Åsa Holm'],
      '→↵↵?',
    ],
    [
      'is not so far where all lines are short',
      90,
      ['\n    Siri Dahl\n    Bo Ek\n    Åsa Holm'],
      '???',
    ],
    [
      'is not within a line',
      100,
      ['\n    Vi ska\n    köpa en\n    båt och\n    ro i den över hela den långa sjön\n    Bo Ek'],
      '?????',
    ],
    [
      'is not told by entries that begin in lower case',
      100,
      [
        '\n    Nämnden beslutar\n    att köpa båten,\n    att ro i den,\n    att sälja den.\n    Bo Ek',
      ],
      '?????',
    ],
    [
      'says nothing of cells',
      100,
      [`${TEXT}\n    Ordförande          Siri Dahl\n    Sekreterare         Bo Ek\n    Slut`],
      '→→→????',
    ],
  ])('%s', (_, width, pictures, wanted) => {
    expect(ends(width, ...pictures)).toBe(wanted);
  });
});
