/** `show --wording`: through the command line, a store and real models. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import type { TextModel } from '../../../src/models/own-writer.ts';
import { TINY, tinyFiles } from '../../support/classifier.ts';
import { causalFiles, seq2seqFiles } from '../../support/writers.ts';
import { filled } from '../support/filled.ts';
import { CLI, ensureBuilt, ROOT } from '../support/process.ts';
import { call, folderWith } from '../support/world.ts';

const LINES = ['Nämnden avslår motionen från Hedby.', 'Åsa skickar svaret senast 3 maj.'];
const TEXT = `Organ: Ärendenämnden\nDatum: 2024-06-14\n\n${LINES.join('\n')}\n`;

/** Records whose only item is summed up by those of the lines that stand in it. */
function summed(record: MinutesRecord): MinutesRecord {
  const perItem = LINES.filter((text) => record.text.includes(text)).map((text, index) => {
    const start = record.text.indexOf(text);
    const span = { start, end: start + text.length };
    return { agendaItem: 'i0', part: 0, text, span, rank: index + 1 };
  });
  return { ...record, summary: { ...record.summary, sentences: perItem, perItem } };
}

/** A store with that document, and a folder with a model that words one line right, one wrong. */
async function world(files = seq2seqFiles) {
  const { folder, store } = await filled({ 'juni.txt': TEXT }, summed);
  const models = folderWith();
  const model = files({ knows: LINES, says: { avslår: 'bifaller' } });
  await call(['models', 'add', folderWith(model), '--name', 'prov', '--models', models]);
  const show = (...argv: readonly string[]) =>
    call(['show', 'juni', ...store, '--models', models, '--wording', 'prov', ...argv]);
  return { folder, models, store, show };
}

const KEPT = 'Åsa skickar svaret senast 3 maj.';

describe.each([
  ['seq2seq', seq2seqFiles],
  ['causal', causalFiles],
])('%s', (_, files) => {
  test('the brief ends with what is supported and how much was not', async () => {
    const { show, store } = await world(files);
    const { code, out, err } = await show();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/\n\nWorded by the model prov@[0-9a-f]{8} \(1\)\n {2}§ 1 {2}Öppnande\n/);
    expect(out).toContain(`\n       – ${KEPT} (line 5)\n`);
    expect(out).toMatch(/\n {2}1 sentence without support in the text dropped\n$/);
    expect(out).not.toContain('bifaller');
    // All that stands above is what stands there without a model.
    const { out: plain } = await call(['show', 'juni', ...store]);
    expect(out.startsWith(plain)).toBe(true);
    expect((await show()).out).toBe(out);
  });

  test('JSON has it beside the record, with reasons', async () => {
    const { show, store } = await world(files);
    const { wording, ...record } = JSON.parse((await show('--json')).out);
    const start = TEXT.indexOf(KEPT);
    expect(wording).toEqual({
      model: expect.stringMatching(/^prov@[0-9a-f]{8}$/),
      counts: { kept: 1, dropped: 1, reasons: { act: 1 } },
      sentences: [{ text: KEPT, cites: [{ start, end: start + KEPT.length }], item: 'i0' }],
      dropped: [{ text: 'Nämnden bifaller motionen från Hedby.', reason: 'act', item: 'i0' }],
    });
    const { out: plain } = await call(['show', 'juni', ...store, '--json']);
    expect(record).toEqual(JSON.parse(plain));
  });
});

describe('the forms', () => {
  test('Markdown, in Swedish', async () => {
    const { out } = await (await world()).show('--format', 'markdown', '--language', 'sv');
    expect(out).toMatch(
      /\n\n## Formulerat av modellen prov@\u2060?[0-9a-f]{8} \(1\)\n\n- \*\*§ 1\*\* /,
    );
    expect(out).toContain(`\n  - ${KEPT} *(rad 5)*\n`);
    expect(out).toMatch(/\n\n1 mening utan stöd i texten borttagen\n$/);
  });

  test('HTML: no quote, Swedish, in a part of its own', async () => {
    const { out } = await (await world()).show('--format', 'html');
    expect(out).toMatch(
      /<section [^>]*class="wording">\n<h2 id="wording">Worded by the model prov@/,
    );
    expect(out).toContain(
      `<li><span lang="sv">${KEPT}</span> <span class="place">(line 5)</span></li>`,
    );
    expect(out).toContain('<p>1 sentence without support in the text dropped</p>');
    const part = out.slice(out.indexOf('<section aria-labelledby="wording"'));
    expect(part).not.toContain('<q ');
  });

  /** A model that writes this, whatever it is shown. */
  const writing = (text: string): TextModel => ({
    model: 'fake@1',
    draft: async (lines) => ({ text, shown: lines.length, prompt: '' }),
  });

  test.each([
    ['text', /\n\nWorded by the model fake@1 \(0\)\n {2}2 sentences without support .+\n$/],
    [
      'markdown',
      /\n\n## Worded by the model fake@\u20601 \(0\)\n\n2 sentences without .+ dropped\n$/,
    ],
    ['html', /<h2 id="wording">Worded by the model fake@1 \(0\)<\/h2>\n<p>2 sentences .+<\/p>/],
  ])('%s: where all is dropped, the quotes stand alone', async (format, expected) => {
    const { store } = await filled({ 'juni.txt': TEXT }, summed);
    const argv = ['show', 'juni', ...store, '--wording', 'x', '--format', format];
    const { out } = await call(argv, { textModel: writing('Allt är bra. Bo Lind är glad.') });
    expect(out).toMatch(expected);
    expect(out).toContain(KEPT);
    expect(out).not.toContain('Lind');
  });

  test('what a model writes is no markup and steers no terminal', async () => {
    const odd = 'Åsa skickar <b>*svaret*</b>\u001b[2J senast 3 maj.';
    const { store } = await filled({ 'juni.txt': TEXT.replaceAll(KEPT, odd) }, (one) => {
      const start = one.text.indexOf(odd);
      if (start < 0) return summed(one);
      const line = { text: odd, span: { start, end: start + odd.length } };
      const perItem = [{ agendaItem: 'i0', part: 0, ...line, rank: 1 }];
      return { ...one, summary: { ...one.summary, sentences: [line], perItem } };
    });
    const shown = async (format: string) => {
      const argv = ['show', 'juni', ...store, '--wording', 'x', '--format', format];
      const { out } = await call(argv, { textModel: writing(odd) });
      return out.slice(out.search(/Worded by the model fake@.?1 \(1\)/u));
    };
    expect(await shown('text')).toContain('Åsa skickar <b>*svaret*</b>');
    expect(await shown('text')).not.toContain('\u001b');
    expect(await shown('markdown')).toContain('\\<b>\\*svaret\\*\\</b>');
    expect(await shown('html')).toContain('&lt;b&gt;*svaret*&lt;/b&gt;');
  });
});

describe('what is refused', () => {
  test.each([
    [['--wording', 'prov'], '--wording needs a document to word'],
    [['juni', '--models', 'x'], '--models is for --wording, which is not given'],
    [['juni', '--threads', '1'], '--threads is for --wording, which is not given'],
    [['juni', '--wording', 'none'], "no model is called 'none': there are klubbslag-sv"],
    [['juni', '--wording', 'klubbslag-sv'], "model 'klubbslag-sv' writes no text"],
    [['juni', '--why', '--wording', 'prov'], '--why and --wording cannot go together'],
  ])('%j', async (argv, message) => {
    const { store } = await filled({ 'juni.txt': TEXT }, summed);
    const env = { KLUBBSLAG_MODELS: folderWith() };
    const { code, out, err } = await call(['show', ...store, ...argv], { env });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^klubbslag: [^\n]+\n$/);
    expect(err).toContain(message);
  });

  test('a model that finds names', async () => {
    const { models, store } = await world();
    const other = ['models', 'add', folderWith(tinyFiles(TINY)), '--name', 'ner'];
    await call([...other, '--models', models]);
    const argv = ['show', 'juni', ...store, '--models', models, '--wording', 'ner'];
    expect(await call(argv)).toEqual({
      code: 2,
      out: '',
      err: "klubbslag: model 'ner' finds names and writes no text: give it as --model\n",
    });
  });
});

describe('as a process whose every socket ends it', () => {
  beforeAll(ensureBuilt, 60_000);

  test('a model is added and words what it is shown', () => {
    const said = 'Nämnden beslutar att laga den.';
    const text = `Nämnden i Hedby\nProtokoll 2025-03-11\n\n§ 1 Vägen\n\n${said}\n`;
    const folder = folderWith({ 'a.txt': text, ...seq2seqFiles({ knows: [said] }) });
    const hook = join(ROOT, 'tests/support/no-network.mjs');
    const env = { ...process.env, KLUBBSLAG_MODELS: join(folder, 'own') };
    const run = (...argv: readonly string[]) => {
      const options = { encoding: 'utf8', env, cwd: folder } as const;
      const args = ['--import', hook, CLI, ...argv];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
      return { code: status, out: stdout, err: stderr };
    };
    expect(run('run', 'a.txt')).toMatchObject({ code: 0, err: '' });
    expect(run('models', 'add', '.', '--name', 'ord')).toMatchObject({ code: 0, err: '' });
    const shown = run('show', 'a.txt', '--wording', 'ord');
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toContain(`– ${said} (line 6)\n`);
  }, 60_000);
});
