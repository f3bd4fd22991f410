/** Whom a word alone means: an office or a given name, where only one can be meant. */
import { expect, it } from 'vitest';
import { holderOf } from '../../pipeline/owner/holder.ts';
import type { Person, Resolved } from '../../pipeline/types.ts';
import { resolved, stated } from '../support/build.ts';

function person(id: string, name: string, roles: readonly string[]): Person {
  return { id, name, aliases: [], roles, organisations: [], mentions: [] };
}

const input: Resolved = {
  ...resolved('Protokoll\n'),
  people: [
    person('p1', 'Asta Ek', ['Ordf.']),
    person('p2', 'Bo Lind', ['kassör']),
    person('p3', 'Bo Sund', ['ledamot']),
    person('p4', 'Vera Nord', ['ledamot']),
    person('p5', 'Rut Ask', ['Vice ordförande']),
  ],
};

it.each([
  ['Ordföranden', 'p1'],
  ['ordf', 'p1'],
  ['Kassören', 'p2'],
  ['Kassor', 'p2'],
  ['Vordf', 'p5'],
  ['vice ordföranden', 'p5'],
  ['Vera', 'p4'],
  ['@Vera', 'p4'],
  ['vera nord', 'p4'],
  // two may be meant, or nobody is listed
  ['ledamoten', null],
  ['Bo', null],
  ['Sekreteraren', null],
  ['Alla', null],
])('%s is %s', (word, id) => {
  expect(holderOf(input, word)).toBe(id);
});

it('the chair of the meeting is who is named as such', () => {
  const meeting = { ...input.meeting, chair: stated('Vera Nord'), secretary: stated('Bo Sund') };
  expect(holderOf({ ...input, meeting, people: input.people.slice(1) }, 'Ordföranden')).toBe('p4');
  expect(holderOf({ ...input, meeting }, 'sekreteraren')).toBe('p3');
  // Two are called so: nobody is guessed.
  expect(holderOf({ ...input, meeting }, 'Ordföranden')).toBeNull();
});
