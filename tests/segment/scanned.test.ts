/** What reading a scan takes for each other. */
import { expect, it } from 'vitest';
import { restoreScanned } from '../../pipeline/segment/scanned.ts';

it.each([
  ['den l2 mars 2O24', 'den 12 mars 2024'],
  ['2O24-O3-l2', '2024-03-12'],
  ['kl. l4.3O–15.00', 'kl. 14.30–15.00'],
  ['senast 2O april', 'senast 20 april'],
  ['år l998 och 2OO7', 'år 1998 och 2007'],
  ['Åsa Kar1sson och Bj0rn Ek', 'Åsa Karlsson och Bjorn Ek'],
  // what is so in print
  ['lgh 1203, hus B1a', 'lgh 1203, hus B1a'],
  ['CO2 och H1N1', 'CO2 och H1N1'],
  ['l mars', 'l mars'],
  ['Ola och Ill', 'Ola och Ill'],
  ['1 000 kronor, 2 av 10', '1 000 kronor, 2 av 10'],
  ['https://example.org/a1bb/O2', 'https://example.org/a1bb/O2'],
  ['sid 4 (10)', 'sid 4 (10)'],
  ['0mkr', '0mkr'],
])('%s', (seen, meant) => {
  const mended = restoreScanned(seen);
  expect(mended).toBe(meant);
  expect(mended).toHaveLength(seen.length);
});
