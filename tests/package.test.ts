/** The package as it is published: what is in it, and that it works where it is installed. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, klubbslag, ROOT } from './src/support/process.ts';
import { put } from './src/support/world.ts';
import { type Consumer, makeConsumer, node, tsc } from './support/consumer.ts';
import { docxOf } from './support/docx.ts';
import { partsOf } from './support/parts.ts';
import { lines, pdf } from './support/pdf.ts';

const MOST_BYTES = 27_600_000;
const MINUTES = 'Hamnnämnden\nProtokoll 2025-03-11\n\n§ 1 Bron\nNämnden beslutar att laga bron.\n';
/** Of a package, at the beginning of a line or put off until it is called. */
const IMPORT =
  /^(?:import|export)\s(?:[^'"]*\sfrom\s)?['"]([@\w][^'"]*)['"]|\bimport\(['"]([@\w][^'"]*)['"]/gmu;

const PAGE = `<html><body>${MINUTES.replace(/.+/gu, '<p>$&</p>')}</body></html>`;

let consumer: Consumer;
beforeAll(() => {
  ensureBuilt();
  consumer = makeConsumer();
}, 60_000);
afterAll(() => rmSync(consumer.folder, { recursive: true, force: true }));

describe('what is published', () => {
  test('publint has nothing to say', async () => {
    const pkg = JSON.parse(readFileSync(join(consumer.installed, 'package.json'), 'utf8'));
    const options = { pkgDir: consumer.installed, strict: true, pack: false } as const;
    const { messages } = await publint(options);
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('is what it needs and no more', () => {
    const names = [...consumer.files.keys()];
    expect(names).toEqual(
      expect.arrayContaining([
        ...['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json', 'dist/schema.json'],
        ...['dist/src/cli.js', 'dist/src/index.js', 'dist/src/index.d.ts'],
        ...['dist/src/workers/worker.js', 'dist/src/formats/isolated.js'],
        ...['dist/chunks/LICENSES.txt', 'models/klubbslag-sv/model.onnx'],
        'models/klubbslag-sv/weights.bin',
      ]),
    );
    const foreign = names.filter((name) =>
      /^(?:tests|fixtures|bench|examples|src|eval|pipeline|dist\/(?:bench|tests))\//u.test(name),
    );
    expect(foreign).toEqual([]);
    expect(names.filter((name) => /\.test\.|(?<!\.d)\.ts$|\.sqlite/u.test(name))).toEqual([]);
    const bytes = [...consumer.files.values()].reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(10_000_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  test('names every package that its code imports', () => {
    const pkg = JSON.parse(readFileSync(join(consumer.installed, 'package.json'), 'utf8'));
    const named = Object.keys({ ...pkg.dependencies, ...pkg.optionalDependencies });
    const code = [...consumer.files.keys()].filter((name) =>
      /^dist\/(?!chunks).*\.js$/u.test(name),
    );
    const imported = code.flatMap((name) => {
      const text = readFileSync(join(consumer.installed, name), 'utf8');
      const found = text.matchAll(IMPORT);
      return [...found].map(([, fixed, late]) => fixed ?? late ?? '');
    });
    const packages = imported
      .filter((target) => !target.startsWith('node:'))
      .map((target) => /^(?:@[^/]+\/)?[^/]+/u.exec(target)?.[0] ?? '');
    expect(packages.length).toBeGreaterThan(30);
    // 'eval --dates' sets itself beside it where it is there, and says so where it is not.
    const unnamed = packages.filter((name) => !named.includes(name) && name !== 'chrono-node');
    expect(unnamed).toEqual([]);
  });

  test('names no path of the machine that made it', () => {
    const own = [...consumer.files.keys()].filter((name) =>
      readFileSync(join(consumer.installed, name)).includes(ROOT),
    );
    expect(own).toEqual([]);
  });

  test('has the JSON Schema that the command prints', () => {
    const schema = readFileSync(join(consumer.installed, 'dist/schema.json'), 'utf8');
    expect(schema).toBe(klubbslag('schema').out);
  });
});

describe('installed', () => {
  test('an ES module', () => {
    put(
      consumer.folder,
      'esm.mjs',
      `import { analyse, KlubbslagError, recordSchema, SCHEMA } from 'klubbslag';
       import schema from 'klubbslag/schema.json' with { type: 'json' };
       const record = recordSchema.parse(await analyse(${JSON.stringify(MINUTES)}));
       const error = await analyse('').catch((thrown) => thrown);
       console.log(JSON.stringify([
         record.decisions.map(({ span }) => record.text.slice(span.start, span.end)),
         error instanceof KlubbslagError && error.code,
         record.schema === SCHEMA && schema.properties.schema.const === SCHEMA,
       ]));`,
    );
    const { code, out, err } = node(consumer, '--no-warnings', 'esm.mjs');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual([['Nämnden beslutar att laga bron.'], 'empty', true]);
  }, 60_000);

  test('a CommonJS module', () => {
    put(
      consumer.folder,
      'common.cjs',
      `const bytes = Buffer.from(${JSON.stringify(PAGE)});
       import('klubbslag').then(async ({ openAnalyser }) => {
         const analyser = await openAnalyser();
         const { source, meeting } = await analyser.analyse(bytes, { name: 'a.html' });
         console.log(source.mediaType, meeting.date);
       });`,
    );
    // It is not closed: an idle analyser keeps no process.
    expect(node(consumer, 'common.cjs')).toEqual({
      code: 0,
      out: 'text/html 2025-03-11\n',
      err: '',
    });
  }, 60_000);

  test('nothing else of it is to be imported', () => {
    const deep = "import('klubbslag/dist/src/analyse.js').catch(({ code }) => console.log(code))";
    expect(node(consumer, '-e', deep).out).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n');
  });

  test('importing it loads the schema, and no reader, model or database', () => {
    const loaded = loadedBy('import { recordSchema } from "klubbslag"; recordSchema.parse;');
    const own = loaded.filter((file) => file.includes('/klubbslag/dist/'));
    expect(own.map((file) => file.replace(/^.*\/klubbslag\/dist\//u, '')).sort()).toEqual([
      'pipeline/action-item.js',
      'pipeline/record.js',
      'pipeline/registers.js',
      'src/index.js',
      'src/library/analyser.js',
      'src/library/errors.js',
    ]);
    const packages = loaded.map((file) => /.*\/node_modules\/([^/]+)/u.exec(file)?.[1]);
    expect(new Set(packages)).toEqual(new Set(['klubbslag', 'zod']));
  });

  test('analysing in it loads no model here: the processes do', () => {
    const code = `import { analyse } from 'klubbslag'; await analyse(${JSON.stringify(MINUTES)});`;
    const loaded = loadedBy(code).join('\n');
    expect(loaded).toContain('dist/src/workers/pool.js');
    expect(loaded).not.toMatch(
      /dist\/pipeline\/recognise|dist\/src\/(?:analyse|onnx|store\/sqlite)/u,
    );
  }, 60_000);

  /** The files that this process loads, without its children's. */
  function loadedBy(code: string): string[] {
    const script = put(consumer.folder, 'load.mjs', code);
    const reports = join(consumer.folder, 'coverage');
    rmSync(reports, { recursive: true, force: true });
    const env = { ...process.env, NODE_V8_COVERAGE: reports };
    execFileSync(process.execPath, [script], { cwd: consumer.folder, env });
    const all = readdirSync(reports).map((name) =>
      JSON.parse(readFileSync(join(reports, name), 'utf8')).result.map(
        ({ url }: { readonly url: string }) => url,
      ),
    ) as string[][];
    const own = all.find((urls) => urls.some((url) => url.endsWith('/load.mjs'))) ?? [];
    const files = own.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
    return files.filter((file) => file !== script);
  }

  test('its command runs', () => {
    const cli = join(consumer.installed, 'dist/src/cli.js');
    const { bin, version } = JSON.parse(
      readFileSync(join(consumer.installed, 'package.json'), 'utf8'),
    );
    expect(join(consumer.installed, bin.klubbslag)).toBe(cli);
    expect(readFileSync(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/u);
    expect(node(consumer, cli, '--version').out).toBe(`${version}\n`);
    put(consumer.folder, 'a.txt', MINUTES);
    put(consumer.folder, 'b.pdf', pdf([{ printed: lines(['Protokoll', ...MINUTES.split('\n')]) }]));
    put(consumer.folder, 'c.docx', docxOf(partsOf(`${MINUTES}Klart.\n`)));
    const run = node(consumer, cli, 'run', 'a.txt', 'b.pdf', 'c.docx');
    expect(run).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^3 processed/u) });
    const { out } = node(consumer, cli, 'list', 'decisions');
    expect(out.match(/att laga bron/gu)).toHaveLength(3);
    expect(node(consumer, cli, 'show', 'a.txt').out).toContain('Nämnden beslutar att laga bron.');
  }, 60_000);
});

describe('types', () => {
  const USE = `import {
    type Analysed, type ErrorCode, analyse, ERROR_CODES, KlubbslagError, type MinutesRecord,
    openAnalyser, recordSchema,
  } from 'klubbslag';

  export async function use(): Promise<string[]> {
    const analyser = await openAnalyser({ workers: 2, limits: { maxPages: 10 } });
    const record: MinutesRecord = await analyser.analyse(new Uint8Array(), { name: 'a.pdf' });
    const again: MinutesRecord = recordSchema.parse(await analyse('text'));
    const all: Analysed[] = [];
    for await (const one of analyser.analyseAll('text')) all.push(one);
    const [first] = all;
    if (first !== undefined && first.error === null) first.record.meeting.date?.slice(0, 4);
    const codes = all.flatMap(({ error }) => (error === null ? [] : [error.code]));
    const known: ErrorCode[] = codes;
    const kind: 'approve' | 'reject' | string = again.decisions[0]?.kind ?? '';
    analyser.close();
    // @ts-expect-error: no such field
    record.decisions[0]?.surprise;
    // @ts-expect-error: no such option
    await analyse('text', { surprise: true });
    // @ts-expect-error: a date may be missing
    const date: string = record.meeting.date;
    // @ts-expect-error: no such code
    if (codes[0] === 'surprise') throw new KlubbslagError('empty', 'a', 'b');
    return [kind, date, ...known.map((code) => ERROR_CODES[code])];
  }
`;

  /** Strictest, and with the package's own declarations checked. */
  const STRICT = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    target: 'ES2023',
    lib: ['ES2023', 'DOM'],
    types: [],
    resolveJsonModule: true,
    noEmit: true,
  };

  test.each([
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ])(
    'hold with moduleResolution %s',
    (moduleResolution, module) => {
      put(consumer.folder, 'use.mts', USE);
      const compilerOptions = { ...STRICT, module, moduleResolution };
      put(
        consumer.folder,
        'tsconfig.json',
        JSON.stringify({ compilerOptions, files: ['use.mts'] }),
      );
      expect(tsc(consumer, '-p', '.')).toEqual({ code: 0, out: '', err: '' });
    },
    60_000,
  );
});

describe('the examples', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const example = (name: string) => readFileSync(join(ROOT, 'examples', name), 'utf8');
  const inProject = (name: string) => {
    mkdirSync(join(consumer.folder, 'examples'), { recursive: true });
    copyFileSync(join(ROOT, 'examples', name), join(consumer.folder, 'examples', name));
    return join('examples', name);
  };

  test('are these, each short and with a test below', () => {
    const names = readdirSync(join(ROOT, 'examples'));
    expect(names.sort()).toEqual(['analyse.mjs', 'case-rows.ts', 'documents.mjs']);
    for (const name of names) {
      expect(statSync(join(ROOT, 'examples', name)).size, name).toBeLessThan(2000);
      expect(readme.includes(`examples/${name}`), name).toBe(true);
    }
  });

  test('analyse.mjs prints what README says, which quotes it whole', () => {
    const { code, out, err } = node(consumer, inProject('analyse.mjs'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(readme.includes(`\`\`\`js\n${example('analyse.mjs')}\`\`\``)).toBe(true);
    // Only where it differs is the whole of it to be shown.
    if (!readme.includes(`\`\`\`text\n${out}\`\`\``)) expect(out).toBe('as README has it');
  }, 60_000);

  test('documents.mjs reads files, and says why one is none', () => {
    const files = [put(consumer.folder, 'b.txt', `${MINUTES}Bo Ek ringer senast 30 april.\n`)];
    const empty = put(consumer.folder, 'tom.txt', '');
    const { code, out, err } = node(consumer, inProject('documents.mjs'), ...files, empty);
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^empty: .*tom\.txt/u),
    });
    const [task] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(task).toMatchObject({ document: files[0], due: '2025-04-30', who: ['Bo Ek'] });
    expect(task.quote).toContain('Bo Ek ringer');
  }, 60_000);

  test('case-rows.ts is right by its types and finds the case number', () => {
    const name = inProject('case-rows.ts');
    put(consumer.folder, 'examples/package.json', '{ "type": "module" }\n');
    const options = [
      '--ignoreConfig',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--types',
      '',
    ];
    const made = tsc(consumer, ...options, '--lib', 'es2023,dom', name);
    expect(made).toEqual({ code: 0, out: '', err: '' });
    const { out, err } = node(consumer, name.replace(/ts$/u, 'js'));
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject([
      { caseNumber: 'HN 2025/31', decided: '2025-03-11', kind: 'reject' },
    ]);
  }, 60_000);
});
