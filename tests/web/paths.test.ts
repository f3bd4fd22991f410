import { expect, test } from 'vitest';
import { routeParams } from '../../web/shell/paths.ts';

test.each([
  ['/', '/', {}],
  ['/documents/:sha256', '/documents/abc', { sha256: 'abc' }],
  ['/people/:name', '/people/%C3%85sa%2FEk', { name: 'Åsa/Ek' }],
  ['/a/:b/c/:d', '/a/1/c/2', { b: '1', d: '2' }],
])('%s fits %s', (pattern, path, params) => {
  expect(routeParams(pattern, path)).toEqual(params);
});

test.each([
  ['/', '/a'],
  ['/documents/:sha256', '/documents'],
  ['/documents/:sha256', '/documents/'],
  ['/documents/:sha256', '/documents/a/b'],
  ['/documents/:sha256', '/people/a'],
  ['/people/:name', '/people/%E0%A4%A'],
])('%s does not fit %s', (pattern, path) => {
  expect(routeParams(pattern, path)).toBeNull();
});
