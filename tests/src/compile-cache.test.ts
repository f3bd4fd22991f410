/** Compiled code is kept where Node can. */
import module from 'node:module';
import { expect, test } from 'vitest';
import { keepCompiled } from '../../src/compile-cache.ts';

test('a Node that can keep it is asked to, one that cannot is left alone', () => {
  const asked: string[] = [];
  keepCompiled({ enableCompileCache: () => asked.push('asked') });
  expect(asked).toEqual(['asked']);
  expect(() => keepCompiled({})).not.toThrow();
});

test("it is Node's own function that is asked for", () => {
  const [major = 0] = process.versions.node.split('.').map(Number);
  expect('enableCompileCache' in module).toBe(major >= 22);
});
