/** `klubbslag brief` from the command line, on the fixtures and on invented minutes. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { makeAnalyser } from '../../../src/analyse.ts';
import { main } from '../../../src/program.ts';
import { openStore } from '../../../src/store/store.ts';
import { recordOf } from '../support/records.ts';
import { call, folderWith, remembering } from '../support/world.ts';

const FIXTURES = resolve(fileURLToPath(new URL('.', import.meta.url)), '../../../fixtures');
const TODAY = ['--today', '2025-05-20'];

interface Placed {
  readonly document: string;
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

interface Task {
  readonly document: string;
  readonly action: Placed;
  readonly state: string;
  readonly late: boolean;
}

/** What JSON has of a body. */
interface Body {
  readonly body: string;
  readonly undated: readonly string[];
  readonly meetings: readonly {
    readonly document: string;
    readonly date: string;
    readonly decisions: readonly Placed[];
  }[];
  readonly due: readonly (Placed & { readonly to: string })[];
  readonly changes: {
    readonly matters: readonly { readonly item: { readonly title: string } }[];
    readonly closed: readonly { readonly step: Placed }[];
    readonly added: readonly Task[];
  } | null;
  readonly open: { readonly tasks: readonly Task[] };
}

describe('on the fixtures', () => {
  let home = '';
  const brief = (...argv: string[]) =>
    call(['brief', ...argv, ...TODAY, '--store', join(home, 'a.sqlite')]);
  const bodies = async (...argv: string[]) =>
    JSON.parse((await brief('--format', 'json', ...argv)).out) as readonly Body[];

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'klubbslag-brief-'));
    const analyser = makeAnalyser({ threads: 1 });
    const paths = ['rad', 'brf', 'uppdrag', 'namnd'].map((name) => join(FIXTURES, name));
    const world = { ...remembering().world, makeAnalyser: async () => analyser };
    await main(['run', ...paths, '--store', join(home, 'a.sqlite')], world);
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('says what changed, what is due and open, and what was decided, once each', async () => {
    const { code, out } = await brief('--body', 'folkhälso', '--since', '2025-03');
    expect(code).toBe(0);
    expect(out).toMatch(/^Brief · 2025-03-01– · as of 2025-05-20\n\nFolkhälsorådet · 2 meetings/u);
    for (const line of [
      'Changed on 2025-04-16, since 2025-03-05',
      '    2.  Trygg väg till skolan · last 2025-03-05: approve, refer',
      '        – Informationen noteras. · note (line 21)',
      'Den ska vara inne · Föreningslotsen · new',
      'Trygg väg till skolan · late · new',
      '    … and 3 above, under matters taken up again',
    ]) {
      expect(out).toContain(line);
    }
    const once = [
      'Informationen noteras.',
      'Folkhälsorådet förordar alternativ 2.',
      'Trafikverket har inget att invända',
      'skriva till vårdnadshavarna',
    ];
    for (const words of once) expect(out.split(words), words).toHaveLength(2);
  });

  test('each line of JSON is a quote of its document', async () => {
    const [council] = await bodies('--body', 'folkhälso');
    if (!council) throw new Error('no body');
    const quotes = [
      ...council.due,
      ...council.meetings.flatMap(({ document, decisions }) =>
        decisions.map((one) => ({ ...one, document })),
      ),
      ...council.open.tasks.map(({ document, action }) => ({ ...action, document })),
      ...(council.changes?.closed.map(({ step }) => step) ?? []),
    ];
    expect(quotes.length).toBeGreaterThan(10);
    const plain = (text: string) => text.replace(/\s+/gu, ' ');
    for (const { document, text, span } of quotes) {
      const quote = readFileSync(document, 'utf8').slice(span.start, span.end);
      expect(plain(quote)).toContain(plain(text));
    }
    expect(council.changes?.matters.map(({ item }) => item.title)).toEqual([
      'Trygg väg till skolan',
      'Föreningslotsen',
    ]);
  });

  test('without a body there is one brief after the other, also of a single meeting', async () => {
    const all = await bodies();
    const names = all.map(({ body }) => body);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'sv')));
    expect(names).toContain('Folkhälsorådet');
    const alone = all.filter(({ meetings }) => meetings.length === 1);
    expect(alone.length).toBeGreaterThan(2);
    expect(alone.every(({ changes }) => changes === null)).toBe(true);
    const { out, err } = await brief('--length', 'short');
    expect(out.match(/ · 1 meeting · /gu)).toHaveLength(alone.length);
    expect(out).toContain('No meeting before it to compare with.');
    expect(err).toBe('klubbslag: documents left out: 2 without a date\n');
  });

  test('the period bounds the meetings, and what is later is not looked at', async () => {
    const [council] = await bodies('--body', 'folkhälso', '--until', '2025-03');
    expect(council?.meetings.map(({ date }) => date)).toEqual(['2025-01-22', '2025-03-05']);
    const open = council?.open.tasks.map(({ action }) => action.text);
    expect(open).toContain('Sixten frågar Trafikverket om hastigheten');
  });

  test('in Swedish, as Markdown', async () => {
    const { out } = await brief('--body', 'folkhälso', '--format', 'markdown', '--language', 'sv');
    for (const line of [
      '# Sammanställning · alla möten · läget 2025-05-20',
      '## Folkhälsorådet · 3 möten · 2025-01-22–2025-04-16',
      '### Nytt 2025-04-16, sedan 2025-03-05',
      '- **2\\.** Trygg väg till skolan · senast 2025-03-05: godkänt, remiss *(folkhalsoradet-2025-04-16.txt, rad 19)*',
      '  - Informationen noteras. · noterat *(rad 21)*',
    ]) {
      expect(out.split('\n')).toContain(line);
    }
    expect(out).not.toMatch(/Changed|Still open|approve|line \d/u);
  });

  test('as HTML each heading names its section, and each id is there once', async () => {
    const { out } = await brief('--format', 'html');
    const sections = [
      ...out.matchAll(/<section aria-labelledby="([\w-]+)">\n<h(\d) id="([\w-]+)">/gu),
    ];
    expect(sections.length).toBeGreaterThan(10);
    expect(sections.every(([, by, , id]) => by === id)).toBe(true);
    expect(new Set(sections.map(([, id]) => id)).size).toBe(sections.length);
    expect(out.match(/<h1>/gu)).toHaveLength(1);
    expect(out).toContain('<html lang="en">');
    expect(out).toContain('<span lang="sv">Informationen noteras.</span>');
    expect(out).not.toMatch(/<script|<link|<img|https?:|\son\w+=/iu);
    for (const tag of ['html', 'body', 'main', 'section', 'h2', 'h3', 'h4', 'ul', 'li', 'span']) {
      const opened = out.match(new RegExp(`<${tag}[ >]`, 'gu'))?.length;
      expect(out.match(new RegExp(`</${tag}>`, 'gu'))?.length, tag).toBe(opened);
    }
  });
});

/** Calls 'brief' on a store of these records. */
function stored(
  documents: Readonly<Record<string, string>>,
  change: (record: MinutesRecord) => MinutesRecord = (record) => record,
) {
  const folder = folderWith();
  const path = join(folder, 'a.sqlite');
  const saved = (async () => {
    const store = await openStore({ path, create: true, busyMs: 1000 });
    for (const [name, text] of Object.entries(documents)) {
      const at = join(folder, name);
      await store.save({ path: at, run: 'r', record: change(recordOf(at, text)) });
    }
    await store.close();
  })();
  return async (...argv: string[]) => {
    await saved;
    return await call(['brief', ...argv, '--store', path]);
  };
}

const met = (date: string | null, lines: string): string =>
  `Organ: Styrelsen\n${date === null ? '' : `Datum: ${date}\n`}Person: Uno Bäckman
Person: Viva Dahlin\n${lines}\n`;

describe('on invented minutes', () => {
  const LONG = met(
    '2024-03-14',
    Array.from({ length: 20 }, (_, i) => `Beslut: sak ${i}`).join('\n'),
  );

  test.each([
    [[], 12, '… and 8 more'],
    [['--length', 'short'], 5, '… and 15 more'],
    [['--length', '7'], 7, '… and 13 more'],
    [['--length', 'long'], 20, null],
  ])('%j: %i decisions', async (argv, count, more) => {
    const { out } = await stored({ 'a.txt': LONG })(...argv);
    expect(out.match(/ sak \d+ /gu)).toHaveLength(count);
    if (more === null) expect(out).not.toContain('more');
    else expect(out).toContain(more);
  });

  test('what is cut first is what a meeting takes note of', async () => {
    const note = (record: MinutesRecord) => ({
      ...record,
      decisions: record.decisions.map((one, i) =>
        i < 19 ? { ...one, kind: 'note' as const } : one,
      ),
    });
    const { out } = await stored({ 'a.txt': LONG }, note)('--length', '1');
    expect(out.match(/ sak \d+ /gu)).toEqual([' sak 19 ']);
  });

  test('without --today the clock says what has passed', async () => {
    const lines = 'Senast: 2001-01-01 Uno\nSenast: 2999-01-01 Viva';
    const { out } = await stored({ 'a.txt': met('2000-12-01', lines) })();
    expect(out).toMatch(/Coming \(1\)\n +2999-01-01[\s\S]*Passed \(1\)\n +2001-01-01/u);
  });

  test('documents without a date are named, those without a body counted', async () => {
    const documents = {
      'a.txt': met('2024-03-14', 'Beslut: ja'),
      'odaterat.txt': met(null, 'Beslut: nej'),
      'utan.txt': 'Datum: 2024-03-14\nBeslut: kanske',
    };
    const { out, err } = await stored(documents)();
    expect(out).toContain('Without a date and therefore not in it: 1 (odaterat.txt)');
    expect(out).not.toMatch(/nej|kanske/u);
    expect(err).toBe('klubbslag: documents left out: 1 that name no body, 1 without a date\n');
    expect((await stored(documents)('--body', 'styr')).err).toBe('');
  });

  test('a page where there are pages, a line elsewhere; folders tell names apart', async () => {
    const paged = (record: MinutesRecord) => ({
      ...record,
      origins: [{ start: 0, end: record.text.length, page: 3 }],
    });
    const task = (who: string) => `Uppgift: ${who} open tvättar bryggan med såpa`;
    const documents = {
      'mars/protokoll.txt': met('2024-03-14', task('Uno')),
      'april/protokoll.txt': met('2024-04-11', task('Viva')),
    };
    const lines = (await stored(documents)('--format', 'markdown')).out;
    expect(lines).toContain('*(2024-03-14, mars/protokoll.txt, line 5)*');
    expect(lines).toContain('*(2024-04-11, april/protokoll.txt, line 5)*');
    const pages = (await stored(documents, paged)('--format', 'markdown')).out;
    expect(pages).toContain('*(2024-03-14, mars/protokoll.txt, page 3)*');
  });

  test('a document is words, not markup', async () => {
    const evil = '<script>alert("1")</script>&amp;';
    const lines = `Beslut: ${evil}\nSenast: 2024-05-01 Uno\nUppgift: Uno open ${evil}`;
    const spoilt = (record: MinutesRecord) => ({
      ...record,
      agenda: record.agenda.map((one) => {
        return { ...one, title: evil, number: evil, span: { start: 0, end: record.text.length } };
      }),
      attendance: [],
    });
    const documents = {
      'a<b>.txt': met('2024-03-14', lines).replace('Styrelsen', evil),
      'b.txt': met('2024-04-14', lines).replace('Styrelsen', evil),
    };
    const brief = stored(documents, spoilt);
    const page = (await brief('--format', 'html', ...TODAY)).out;
    expect(page).not.toMatch(/<script|<b>/u);
    expect(
      page.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;amp;/gu)?.length,
    ).toBeGreaterThan(5);
    const markdown = (await brief('--format', 'markdown', ...TODAY)).out;
    expect(markdown).not.toMatch(/(?<!\\)<script/u);
    const starts = met('2024-03-14', 'Beslut: # inte en rubrik');
    expect((await stored({ 'a.txt': starts })('--format', 'markdown')).out).toContain(
      '- \\# inte en rubrik',
    );
  });

  test('none is no error', async () => {
    const brief = stored({ 'a.txt': met('2024-03-14', 'Beslut: ja') });
    const words = 'No meetings found.';
    expect((await brief('--since', '2025')).out).toMatch(/\n\nNo meetings found\.\n$/u);
    expect(await brief('--body', 'nämnden', '--format', 'html')).toMatchObject({ code: 0 });
    expect((await brief('--body', 'nämnden', '--format', 'html')).out).toContain(`<p>${words}</p>`);
    expect((await brief('--body', 'nämnden', '--format', 'json')).out).toBe('[]\n');
    expect((await brief('--body', 'nämnden', '--format', 'markdown')).out).toMatch(
      /No meetings found\.\n$/u,
    );
  });

  test.each([
    [['--since', 'igår'], "--since must be a date like 2024-03-14, 2024-03 or 2024, not 'igår'"],
    [['--since', '2024-02-30'], '--since must be a date'],
    [['--since', '2025', '--until', '2024'], '--since 2025 is later than --until 2024'],
    [['--today', '2024-03'], "--today must be a day like 2024-03-14, not '2024-03'"],
    [['--today', '2024-02-30'], '--today must be a date'],
    [['--format', 'tsv'], '--format must be one of text, markdown, html, json'],
    [['--language', 'de'], '--language must be one of sv, en'],
    [['--length', 'huge'], "--length must be short, medium, long or a number of lines, not 'huge'"],
    [['x'], "'x' is one argument too many"],
  ])('%j is refused', async (argv, message) => {
    const { code, out, err } = await call(['brief', ...argv, '--store', 'nowhere.sqlite']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
