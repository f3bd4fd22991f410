import { createHash } from 'node:crypto';
import {
  appendFile,
  chmod,
  cp,
  mkdtemp,
  readFile,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tokenise } from '../../pipeline/segment/tokens.ts';
import { loadModel } from '../../src/model.ts';

const NAME = 'klubbslag-sv';
const BIN = 'weights.bin';
const FILES = { model: 'model.onnx', weights: BIN } as const;
const { tagger, acts } = await loadModel(`models/${NAME}`);

function words(text: string): string[] {
  return tokenise(text).map(({ start, end }) => text.slice(start, end));
}

/** Names found in each text, as 'PER Anna Berg'. */
async function names(...texts: readonly string[]): Promise<string[][]> {
  const sentences = texts.map(words);
  const found = await tagger.tag(sentences);
  return found.map((spans, index) =>
    spans.map(
      ({ label, start, end }) => `${label} ${(sentences[index] ?? []).slice(start, end).join(' ')}`,
    ),
  );
}

describe('on invented sentences', () => {
  test.each([
    ['Lena Adolfsson\tområdeschef', ['PER Lena Adolfsson']],
    ['Berit Ekman yrkar avslag.', ['PER Berit Ekman']],
    ['Kommunstyrelsen beslutar enligt förslaget.', ['ORG Kommunstyrelsen']],
    ['Ärendet skickas till socialnämnden.', ['ORG socialnämnden']],
    ['Mötet hölls i Karlstad.', ['LOC Karlstad']],
    ['Ordföranden förklarar mötet avslutat.', []],
    ['Beslut', []],
  ])('%s', async (text, expected) => {
    expect(await names(text)).toEqual([expected]);
  });
});

describe('any shape of input', () => {
  test('nothing at all', async () => {
    expect(await tagger.tag([])).toEqual([]);
    expect(await tagger.tag([[]])).toEqual([[]]);
    expect(await names('', 'Berit Ekman yrkar avslag.', '')).toEqual([[], ['PER Berit Ekman'], []]);
  });

  test('the company that a sentence keeps in a batch changes no name', async () => {
    const text = 'Berit Ekman besökte Länsstyrelsen i Karlstad.';
    const alone = await tagger.tag([words(text)]);
    const others = Array.from({ length: 40 }, (_, i) => words('Sven tackade. '.repeat(i)));
    const together = await tagger.tag([...others, words(text)]);
    const spans = (list: typeof alone) =>
      list.at(-1)?.map(({ start, end, label }) => [start, end, label]);
    expect(spans(together)).toEqual(spans(alone));
    // The net's inputs are cut to bytes by the range that a batch has: scores move a little.
    for (const [index, { score }] of (together.at(-1) ?? []).entries()) {
      expect(Math.abs(score - (alone[0]?.[index]?.score ?? 0))).toBeLessThan(0.02);
    }
  });

  test('3,000 tokens in one list: nothing is cut off', async () => {
    const once = words('Mötet leddes av Berit Ekman och därefter följde en paus .');
    const list = Array.from({ length: 3000 }, (_, i) => once[i % once.length] ?? '');
    const [spans = []] = await tagger.tag([list]);
    const people = spans.filter(({ label }) => label === 'PER');
    const expected = list.filter((word) => word === 'Ekman').length;
    expect(people).toHaveLength(expected);
    expect(people.at(-1)?.start).toBeGreaterThan(2950);
  });

  test.each([
    ['one character', 'x'],
    ['a megabyte without a space', 'å'.repeat(1_000_000)],
    ['emoji', '😀'.repeat(3000)],
    ['combining marks', 'e\u0301'.repeat(50_000)],
    ['another script', 'ประเทศไทย'.repeat(1000)],
  ])('%s, and a name after it', async (_, text) => {
    const list = [...words(`${text} .`), ...words('Berit Ekman yrkar avslag.')];
    const [spans = []] = await tagger.tag([list]);
    const last = spans.at(-1);
    expect(list.slice(last?.start, last?.end)).toEqual(['Berit', 'Ekman']);
  });

  test('words that are odd', async () => {
    const odd = ['\u0000', '😀', '', 'a'.repeat(5000), '\ud800', '____', '\u00ad', 'İ'];
    const [spans] = await tagger.tag([odd]);
    expect(spans?.every(({ start, end }) => start < end && end <= odd.length)).toBe(true);
  });
});

test('scores are probabilities and the model gives its name', async () => {
  const [spans = []] = await tagger.tag([words('Berit Ekman besökte Karlstad.')]);
  expect(spans.length).toBeGreaterThan(0);
  for (const { score } of spans) {
    expect(score).toBeGreaterThan(0.3);
    expect(score).toBeLessThanOrEqual(1);
  }
  expect(tagger.model).toMatch(/^klubbslag-sv@\d+\.\d+\.\d+$/);
});

describe('a folder that is not as its manifest says', () => {
  const made: string[] = [];

  afterAll(async () => {
    for (const folder of made) await rm(folder, { recursive: true });
  });

  async function copyOf(change: (folder: string) => Promise<void>): Promise<string> {
    const parent = await mkdtemp(join(tmpdir(), 'modell på ö '));
    made.push(parent);
    const folder = join(parent, NAME);
    await cp(`models/${NAME}`, folder, { recursive: true });
    await change(folder);
    return folder;
  }

  async function flip(path: string): Promise<void> {
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
    await writeFile(path, bytes);
  }

  /** Changes the manifest, and there the checksum of a file that was put in another's place. */
  async function editManifest(
    folder: string,
    change: (manifest: Record<string, Record<string, unknown>>) => void,
  ): Promise<void> {
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    change(manifest);
    await writeFile(path, JSON.stringify(manifest));
  }

  type Kind = 'model' | 'weights';

  async function putFile(folder: string, kind: Kind, bytes: Buffer): Promise<void> {
    const path = FILES[kind];
    await writeFile(join(folder, path), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await editManifest(folder, ({ files }) => {
      Object.assign(files ?? {}, { [kind]: { path, sha256, bytes: bytes.length } });
    });
  }

  /** Puts a changed graph in its place. Both names are of one length, as the lengths stay. */
  async function renamed(folder: string, from: string, to: string): Promise<void> {
    const whole = (await readFile(join(folder, FILES.model))).toString('latin1');
    const bytes = Buffer.from(whole.replaceAll(from, to), 'latin1');
    await putFile(folder, 'model', bytes);
  }

  test('nothing is written into it: it may be read-only', async () => {
    const folder = await copyOf((copy) => chmod(copy, 0o555));
    const text = words('Berit Ekman yrkar avslag.');
    const found = await (await loadModel(folder)).tagger.tag([text]);
    await chmod(folder, 0o755);
    expect(found).toEqual(await tagger.tag([text]));
  });

  test.each(['model.onnx', 'weights.bin', 'gazetteers.json', 'known.bin', 'acts.bin'])(
    'a changed byte in %s',
    async (file) => {
      const folder = await copyOf((copy) => flip(join(copy, file)));
      await expect(loadModel(folder)).rejects.toThrow(`model '${NAME}': ${file} is not the file`);
    },
  );

  test.each([
    'model.onnx',
    'weights.bin',
    'gazetteers.json',
    'known.bin',
    'acts.bin',
    'manifest.json',
  ])('%s is missing', async (file) => {
    const folder = await copyOf((copy) => rm(join(copy, file)));
    await expect(loadModel(folder)).rejects.toThrow(
      `model '${NAME}': ${file} is missing: install it`,
    );
  });

  test.each([
    ['cut short', (path: string) => truncate(path, 10_000_000)],
    ['longer', (path: string) => appendFile(path, 'x')],
    ['exchanged', (path: string) => cp(`models/${NAME}/known.bin`, path)],
  ])('weights that are %s', async (_, change) => {
    const folder = await copyOf((copy) => change(join(copy, 'weights.bin')));
    await expect(loadModel(folder)).rejects.toThrow(
      `model '${NAME}': weights.bin is not the file its manifest describes`,
    );
  });

  test('weights beside which the manifest names none', async () => {
    const folder = await copyOf((copy) =>
      editManifest(copy, ({ files }) => delete files?.['weights']),
    );
    await expect(loadModel(folder)).rejects.toThrow(
      "model 'klubbslag-sv': its manifest is wrong at 'files.weights'",
    );
  });

  test.each([
    ['cut short, as the manifest has it', 'out of bounds', cutShort],
    ['outside the folder', 'escapes model directory', outside('../wght.bin')],
    ['at an absolute path', 'Absolute path not allowed', outside('/tmp/wg.bin')],
    ['under another name', 'does not exist', (copy: string) => renamed(copy, BIN, 'weighty.bin')],
  ])('weights %s', async (_, reason, change) => {
    const folder = await copyOf(change);
    await expect(loadModel(folder)).rejects.toThrow(
      new RegExp(`^model 'klubbslag-sv': onnxruntime cannot open it: [^\\n]*${reason}[^\\n]*$`),
    );
  });

  async function cutShort(copy: string): Promise<void> {
    const whole = await readFile(join(copy, BIN));
    await putFile(copy, 'weights', whole.subarray(0, 100_000));
  }

  /** The graph points there, where its very weights lie. */
  function outside(path: string): (copy: string) => Promise<void> {
    return async (copy) => {
      await renamed(copy, BIN, path);
      if (path.startsWith('..')) await cp(join(copy, BIN), join(copy, path));
    };
  }

  test.each([
    ['features', /made for features 99, this program has \d/],
    ['acts', /made for features of acts 99, this program has \d/],
  ])('made for other %s', async (part, message) => {
    const folder = await copyOf((copy) =>
      editManifest(copy, (manifest) => Object.assign(manifest[part] ?? {}, { version: 99 })),
    );
    await expect(loadModel(folder)).rejects.toThrow(message);
  });

  test('labels that are none of ours', async () => {
    const folder = await copyOf((copy) =>
      editManifest(copy, (manifest) => Object.assign(manifest, { labels: ['O', 'B-TME'] })),
    );
    await expect(loadModel(folder)).rejects.toThrow(
      /^model 'klubbslag-sv': its manifest is wrong at 'labels/,
    );
  });

  test('a net of another number of templates', async () => {
    const folder = await copyOf((copy) =>
      editManifest(copy, ({ features }) => Object.assign(features ?? {}, { templates: ['w0'] })),
    );
    await expect(loadModel(folder)).rejects.toThrow(
      /the input wide is expected 1 wide; it has \d+$/,
    );
  });

  test('known words of another size', async () => {
    const folder = await copyOf((copy) =>
      editManifest(copy, ({ features }) => Object.assign(features ?? {}, { knownBits: 64 })),
    );
    await expect(loadModel(folder)).rejects.toThrow(
      /known\.bin is expected to hold 8 bytes; it has/,
    );
  });

  test('a net cut short', async () => {
    const folder = await copyOf(async (copy) => {
      const whole = await readFile(join(copy, FILES.model));
      await putFile(copy, 'model', whole.subarray(0, 10_000));
    });
    await expect(loadModel(folder)).rejects.toThrow(
      /^model 'klubbslag-sv': onnxruntime cannot open it: [^\n]+$/,
    );
  });

  test('a net with other inputs', async () => {
    // One input of the same length has another name: 'shapes' in the graph's own list.
    const folder = await copyOf((copy) => renamed(copy, 'shapes', 'sharps'));
    await expect(loadModel(folder)).rejects.toThrow(
      /^model 'klubbslag-sv': expected the inputs own, .*shapes.*; it has .*sharps/,
    );
  });
});

describe('acts', () => {
  test('of a sentence in many windows, of none, of the same again', async () => {
    const long = Array.from({ length: 700 }, (_, i) => (i === 650 ? 'beslutar' : 'och'));
    const [first, none] = await acts.classify([long, []]);
    expect(Object.values(first ?? {}).every((p) => p >= 0 && p <= 1)).toBe(true);
    expect(Object.values(none ?? {}).every((p) => p >= 0 && p <= 1)).toBe(true);
    expect(await acts.classify([long, []])).toEqual([first, none]);
  });
});
