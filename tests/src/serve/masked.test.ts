/** No route tells what is private, whatever it is asked; with --unmasked each does. */
import { expect, onTestFinished, test } from 'vitest';
import { runToJson } from '../../../eval/run.ts';
import { main } from '../../../src/program.ts';
import { documentOf, kind } from '../../eval/report/sample.ts';
import { EMAIL, HOME, NUMBER, PLANTED, TELEPHONE, told } from '../private/planted.ts';
import { filled } from '../support/filled.ts';
import { sha256 } from '../support/records.ts';
import { put, remembering } from '../support/world.ts';

/** Documents of which every line is a decision that was missed. */
function evaluated() {
  return Object.entries(PLANTED).map(([name, text]) => {
    const lines = text.split('\n').filter((line) => line !== '');
    const gold = [...new Set(lines)].map((line) => kind(line, 'other'));
    const one = documentOf(name, text, { decisions: [gold, []] });
    return { ...one, sha256: sha256(text) };
  });
}

async function served(...argv: string[]) {
  const { store, folder } = await filled(PLANTED);
  const run = JSON.stringify(runToJson({ documents: evaluated(), skipped: 0, drafts: 0 }));
  const evaluation = ['--evaluation', put(folder, 'run.json', run)];
  const stop = new AbortController();
  const { world, out } = remembering({ signal: stop.signal });
  const ended = main(['serve', '--port', '0', ...store, ...evaluation, ...argv], world);
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  await expect.poll(() => out.join(''), { timeout: 20_000 }).toMatch(/\n/u);
  const address = /(http:\S+)\n/u.exec(out.join(''))?.[1] ?? '';
  const get = async (path: string) => {
    const response = await fetch(`${address}${path}`);
    return { text: await response.text(), tag: response.headers.get('ETag'), ok: response.ok };
  };
  const post = async (path: string, body: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${address}${path}`, sent);
    return { text: await response.text(), ok: response.ok };
  };
  return { get, post };
}

/** Every path that can be read, of every document, with a question that finds all of it. */
async function everything(get: Awaited<ReturnType<typeof served>>['get']): Promise<string[]> {
  const { paths } = JSON.parse((await get('/openapi.json')).text) as { paths: object };
  const { items } = JSON.parse((await get('/v1/documents')).text) as {
    items: { sha256: string }[];
  };
  const asked: Readonly<Record<string, string>> = {
    search: '?q=parken&facets=true',
    mentions: `?name=${encodeURIComponent('Åsa Wahlén')}`,
    matters: '?body=n',
  };
  return (
    Object.entries(paths)
      // These documents have no matter: matters.test.ts looks at one.
      .filter(([path, methods]) => 'get' in methods && !path.includes('{key}'))
      .flatMap(([path]) =>
        items.map(
          ({ sha256 }) =>
            path.replace('{sha256}', sha256) + (asked[path.split('/').at(-1) ?? ''] ?? ''),
        ),
      )
  );
}

test('no route tells what is private', async () => {
  const { get } = await served();
  const paths = await everything(get);
  expect(paths.length).toBeGreaterThan(60);
  const leaks: string[] = [];
  for (const path of new Set(paths)) {
    const { text, ok } = await get(path);
    expect(ok, path).toBe(true);
    if (told(text).length > 0) leaks.push(`${path}: ${told(text).join(', ')}`);
  }
  expect(leaks).toEqual([]);
});

test('with --unmasked all of it is told, under other tags', async () => {
  const { get } = await served('--unmasked');
  const texts: string[] = [];
  const masked = await served();
  for (const path of new Set(await everything(get))) {
    const [{ text, tag }, other] = [await get(path), await masked.get(path)];
    texts.push(text);
    expect(tag === other.tag, path).toBe(text === other.text && !/documents\/\w/u.test(path));
  }
  expect(told(texts.join('\n'))).toHaveLength(5);
});

test.each([
  ...[
    'q=810310',
    'q=8103*',
    'q=0701740605',
    'q=1740605',
    `q="${TELEPHONE}"`,
    'q=070+174&facets=true',
  ],
  ...['q=wahlen+gmail', `q="${EMAIL}"`, `q="${HOME}"`, `q=${NUMBER}&facets=true`],
])('%s finds nothing', async (query) => {
  const question = `/v1/search?${query.replaceAll('"', '%22')}`;
  const { get } = await served();
  const answer = JSON.parse((await get(question)).text);
  const only = query.includes('Storgatan') ? answer.items.length : 0;
  expect(answer.items).toHaveLength(only);
  expect(answer.next).toBeNull();
  if (query.includes('facets')) expect(answer.counts).toMatchObject({ total: 0 });
  const whole = await served('--unmasked');
  expect(JSON.parse((await whole.get(question)).text).items.length).toBeGreaterThan(only - 1);
});

test.each(['body', 'person'])('?%s= with a number finds nothing', async (name) => {
  const value = encodeURIComponent(TELEPHONE);
  const [masked, whole] = [await served(), await served('--unmasked')];
  for (const path of ['documents', 'people', 'decisions', 'actions']) {
    const question = `/v1/${path}?${name}=${value}`;
    expect(JSON.parse((await masked.get(question)).text).items).toEqual([]);
  }
  const counted = `/v1/statistics/decisions?${name}=${value}`;
  expect(JSON.parse((await masked.get(counted)).text)).toMatchObject({ total: 0, kinds: [] });
  if (name === 'body') expect(JSON.parse((await whole.get(counted)).text).total).toBeGreaterThan(0);
  const question = `/v1/documents?${name}=${value}&facets=true`;
  expect(JSON.parse((await masked.get(question)).text).counts).toMatchObject({ total: 0 });
  expect(JSON.parse((await whole.get(question)).text).items.length).toBeGreaterThan(0);
});

test('names are told covered, and nobody is found by a number', async () => {
  const [masked, whole] = [await served(), await served('--unmasked')];
  const name = encodeURIComponent(`Bo Ek ${TELEPHONE}`);
  const question = `/v1/people/mentions?name=${name}`;
  expect(JSON.parse((await masked.get(question)).text).items).toEqual([]);
  expect(JSON.parse((await whole.get(question)).text).items).toHaveLength(1);
  const { items } = JSON.parse((await masked.get('/v1/people/names?part=bo')).text);
  expect(items).toContainEqual(
    expect.objectContaining({ name: expect.stringMatching(/^Bo Ek █/u), documents: 1 }),
  );
});

test('what is found elsewhere in such a document is shown, covered, page by page', async () => {
  const { get } = await served();
  const seen: { found: { text: string; marks: { start: number }[] }[] }[] = [];
  let next: string | null = '/v1/search?q=parken&limit=1&facets=true';
  while (next !== null) {
    const page = JSON.parse((await get(next)).text);
    expect(page.counts.total).toBe(3);
    seen.push(...page.items);
    next = page.next;
  }
  expect(seen).toHaveLength(3);
  const texts = seen.flatMap(({ found }) => found.map(({ text }) => text));
  expect(texts.join()).toMatch(/Parken vid Kvarnvägen 3 ska rivas, säger ██████████ i parken/u);
  expect(texts.join()).toMatch(/Wahlén, █████████ ██, ███ ██ █████, får bidrag/u);
  expect(seen.every(({ found }) => found.every(({ marks }) => marks.length > 0))).toBe(true);
});

test('a place where only what is covered was found is not shown', async () => {
  const { get } = await served();
  const { items } = JSON.parse((await get('/v1/search?q=asa')).text);
  const found = items.flatMap((item: { found: { text: string }[] }) => item.found);
  expect(found.map(({ text }: { text: string }) => text)).toEqual(['Asa skola öppnas']);
});

test('a correction is told without what is private, and asks for nothing that is', async () => {
  const { get, post } = await served();
  const { items } = JSON.parse((await get('/v1/documents')).text);
  const answers: string[] = [];
  for (const { sha256 } of items) {
    const path = `/v1/documents/${sha256}`;
    const { actions, decisions } = JSON.parse((await get(path)).text);
    for (const { span } of actions) {
      const values = { responsible: null };
      const said = { layer: 'actions', verdict: 'change', span, to: { values } };
      const { text, ok } = await post(`${path}/corrections`, said);
      expect(ok).toBe(true);
      answers.push(text);
    }
    for (const { span } of decisions) {
      const said = { layer: 'decisions', verdict: 'accept', span };
      const { text, ok } = await post(`${path}/corrections`, said);
      expect(ok).toBe(true);
      answers.push(text);
      const words = [TELEPHONE, NUMBER, EMAIL, HOME];
      const refused = words.map(async (responsible) => {
        const to = { values: { responsible, date: null, action: null } };
        return await post(`${path}/corrections`, { layer: 'deadlines', verdict: 'add', span, to });
      });
      for (const answer of await Promise.all(refused)) expect(answer.ok).toBe(false);
    }
    answers.push((await get(`${path}/corrections`)).text, (await get(path)).text);
  }
  expect(answers.length).toBeGreaterThan(15);
  expect(answers.flatMap((text) => told(text))).toEqual([]);
});
