import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { UserError } from '../../src/errors.ts';
import { modelManifest, readManifest, readVerified, verifiedPath } from '../../src/manifests.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: string) {
  await writeFile(join(folder, name), content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path: name, sha256, bytes: Buffer.byteLength(content) };
}

test('readVerified gives the bytes of a file that is as described', async () => {
  const bytes = await readVerified(folder, await put('model.onnx', 'weights'));
  expect(Buffer.from(bytes).toString()).toBe('weights');
});

// Read in one piece, in several, and to the end of the last.
test.each([7, 2 ** 20, 3_000_000])(
  'verifiedPath gives the path of %s bytes that are as described',
  async (bytes) => {
    const described = await put('model.onnx', 'abcdefg'.repeat(bytes).slice(0, bytes));
    expect(described.bytes).toBe(bytes);
    expect(await verifiedPath(folder, described)).toBe(join(folder, 'model.onnx'));
  },
);

describe.each([
  ['readVerified', readVerified],
  ['verifiedPath', verifiedPath],
])('%s', (_, verify) => {
  test.each([
    ['a changed byte', 'weighty'],
    ['a missing byte', 'weight'],
    ['one more', 'weights!'],
    ['none left', ''],
  ])('refuses %s with one sentence', async (_what, found) => {
    const described = await put('model.onnx', 'weights');
    await put('model.onnx', found);
    const refused = verify(folder, described);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(
      /^model 'model-\w+': model\.onnx is not the file its manifest describes .+: install it again$/,
    );
  });

  test('refuses a missing file with one sentence', async () => {
    const described = await put('model.onnx', 'weights');
    await rm(join(folder, 'model.onnx'));
    await expect(verify(folder, described)).rejects.toThrow(
      /^model 'model-\w+': model\.onnx is missing: install it again$/,
    );
  });

  test('refuses a folder in its place with one sentence', async () => {
    const described = await put('model.onnx', 'weights');
    await rm(join(folder, 'model.onnx'));
    await mkdir(join(folder, 'model.onnx'));
    await expect(verify(folder, described)).rejects.toThrow(
      /^model 'model-\w+': model\.onnx cannot be read: EISDIR[^\n]+$/,
    );
  });
});

describe('readManifest', () => {
  const schema = z.object({ name: z.string(), files: z.object({ model: z.string() }) });

  test('gives what the schema describes', async () => {
    await put('manifest.json', '{"name": "x", "files": {"model": "m"}}');
    expect(await readManifest(folder, schema)).toEqual({ name: 'x', files: { model: 'm' } });
  });

  test.each([
    ['{"name": "x", "files": {}}', /its manifest is wrong at 'files\.model'$/],
    ['{"name": ', /its manifest is not valid JSON$/],
  ])('refuses %s', async (content, message) => {
    await put('manifest.json', content);
    await expect(readManifest(folder, schema)).rejects.toThrow(message);
  });

  test('refuses a folder that is not there', async () => {
    await expect(readManifest(join(folder, 'none'), schema)).rejects.toThrow(
      /^model 'none': manifest\.json is missing: install it again$/,
    );
  });
});

describe('the shipped model', () => {
  test('has a manifest with sources, licences and scores', async () => {
    const manifest = await readManifest('models/klubbslag-sv', modelManifest);
    expect(manifest.labels[0]).toBe('O');
    expect(manifest.sources.length).toBeGreaterThan(0);
    expect(Object.keys(manifest.scores).length).toBeGreaterThan(1);
  });

  test.each(['../model.onnx', '/etc/passwd', '.hidden'])('may not point at %s', async (path) => {
    const manifest = await readManifest('models/klubbslag-sv', modelManifest);
    const files = { ...manifest.files, model: { ...manifest.files.model, path } };
    expect(modelManifest.safeParse({ ...manifest, files }).success).toBe(false);
  });
});
