/** Who is who in words: no reason and no doubt is left without one. */
import { expect, test } from 'vitest';
import type { Entity } from '../../../src/entities.ts';
import { renderEntity } from '../../../src/render/entities.ts';
import { PLAIN } from '../../../src/render/text.ts';

const member = (n: number, name: string) => ({
  ref: `${n}f:person-1`,
  name,
  aliases: [],
  date: n === 1 ? '2024-01-02' : null,
  body: 'Styrelsen',
  document: `${n}.txt`,
  circle: n === 1 ? null : { by: 'shared-people' as const, names: [...'abcdef'] },
});

function shown(by: string, doubt: string, why = true): string {
  const entity: Entity = {
    name: 'Åsa Alm',
    aliases: ['Åsa A'],
    bodies: ['Styrelsen'],
    roles: ['kassör'],
    organisations: [],
    kinds: [],
    registers: [],
    members: [member(1, 'Åsa Alm'), member(2, 'Åsa A')],
    merges: [{ a: '1f:person-1', b: '2f:person-1', by, evidence: ['kassör'] }],
    doubts: [
      {
        a: '1f:person-1',
        b: '3f:person-1',
        by: doubt,
        evidence: [],
        other: 'Åsa',
        document: '3.txt',
      },
    ],
  };
  return renderEntity(entity, { width: 200, paint: PLAIN, why });
}

test('a headline and what is known', () => {
  expect(shown('initial', 'single', false)).toBe(
    'Åsa Alm\n  also Åsa A\n  2 documents, 2024-01-02 · Styrelsen · kassör\n',
  );
});

test.each([
  ['initial', 'an initial that fits nobody else (kassör); meets with a, b, c and 3 more'],
  ['same-name', 'same name (kassör)'],
  ['ruling', 'ruled to be the same'],
])('a join by %s says so', (by, words) => {
  expect(shown(by, 'single')).toContain(`2.txt · ${words}`);
});

test.each([
  ['single', 'a first name alone · 3.txt'],
  ['initial-of-several', 'an initial that fits several · 3.txt'],
  ['one-document', 'one document has both · 3.txt'],
  ['ruling 4', 'ruling 4: ruled to be another · 3.txt'],
])('a doubt by %s says so', (by, words) => {
  expect(shown('initial', by)).toContain(`3f:person-1 Åsa · ${words}`);
});
