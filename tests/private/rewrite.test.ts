/** A rewritten record: all spans valid, nothing left of what was replaced, all else as it was. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Random, randomOf } from '../../eval/random.ts';
import { covered } from '../../pipeline/private/edits.ts';
import { type Edit, rewriteRecord } from '../../pipeline/private/rewrite.ts';
import { type MinutesRecord, recordSchema } from '../../pipeline/record.ts';
import { recordOf } from '../src/support/records.ts';
import { analysed } from '../support/analysed.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const FIXTURES = readdirSync(join(ROOT, 'fixtures'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:txt|md)$/u.test(name) && !/README/u.test(name))
  .sort();

type Span = { readonly start: number; readonly end: number };
interface Text {
  readonly at: string;
  readonly text: string;
}

/** Every string of a record that may hold words of its text, and where it stands. */
function strings(value: unknown, at = ''): Text[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => strings(one, `${at}/${key}`));
}

function spans(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return [];
  const { start, end } = value as Partial<Span>;
  const own = start !== undefined && end !== undefined ? [{ start, end }] : [];
  return [...own, ...Object.values(value).flatMap(spans)];
}

/** Every place of these words as whole words, also where a line ends in one of them. */
function placesOf(text: string, words: string): Span[] {
  const wrapped = [...words].map((letter) =>
    /\s/u.test(letter) ? '\\s+' : letter.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'),
  );
  const [left, right] = ['(?<![\\p{L}\\p{M}\\p{N}])', '(?=s?(?![\\p{L}\\p{M}\\p{N}]))'];
  const all = text.matchAll(new RegExp(left + wrapped.join('(?:-\\n\\s*)?') + right, 'gu'));
  return [...all].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** What a record never has from its text. */
const OWN = new RegExp(
  '^/(?:schema|source)|/(?:id|by|kind|code|method|status|register/.*|person|parent|precision)$' +
    '|/(?:agendaItem|deadline|decision|event|people/\\d+/organisations/\\d+|assignedTo/\\d+)$',
  'u',
);

function chosenWords(record: MinutesRecord, random: Random): string[] {
  const names = record.people.flatMap(({ name, aliases }) => [name, ...aliases]);
  const words = [...record.text.matchAll(/\p{L}{4,}(?:\s\p{L}{3,})?/gu)].map(([word]) => word);
  return [...random.shuffle(names).slice(0, 4), ...random.shuffle(words).slice(0, 6)].filter(
    (word) => word.length > 2,
  );
}

function everywhere(record: MinutesRecord, words: readonly string[], make: (s: string) => string) {
  return words.flatMap((word) =>
    placesOf(record.text, word).map(
      (at): Edit => ({ ...at, with: make(record.text.slice(at.start, at.end)) }),
    ),
  );
}

function expectWhole(before: MinutesRecord, after: MinutesRecord): void {
  recordSchema.parse(after);
  for (const { start, end } of spans(after)) {
    expect(0 <= start && start <= end && end <= after.text.length).toBe(true);
  }
  // What was a quote is one.
  for (const layer of ['decisions', 'deadlines', 'actions'] as const) {
    before[layer].forEach((one, i) => {
      const now = after[layer][i];
      if (before.text.slice(one.span.start, one.span.end) !== one.text || !now) return;
      expect(after.text.slice(now.span.start, now.span.end)).toBe(now.text);
    });
  }
}

describe.each(FIXTURES)('%s', (name) => {
  let record: MinutesRecord;
  beforeAll(async () => {
    record = await analysed(name, readFileSync(join(ROOT, 'fixtures', name)));
  });

  it('keeps all spans and no replaced word, whatever is replaced', () => {
    const random = randomOf(7);
    for (let round = 0; round < 6; round++) {
      const words = chosenWords(record, random);
      const make = round % 2 === 0 ? covered : () => 'Zqx 7Q';
      const after = rewriteRecord(record, everywhere(record, words, make));
      expectWhole(record, after);
      const left = strings({ ...after, source: null }).filter(
        ({ at, text }) => !OWN.test(at) && words.some((word) => placesOf(text, word).length > 0),
      );
      expect(left).toEqual([]);
      if (round % 2 === 0) expect(spans(after)).toEqual(spans(record));
    }
  });

  it('keeps all spans wherever the edits cut', () => {
    const random = randomOf(11);
    for (let round = 0; round < 6; round++) {
      const edits = Array.from({ length: 12 }, (): Edit => {
        const start = random.int(record.text.length - 1);
        const end = Math.min(record.text.length, start + 1 + random.int(60));
        return { start, end, with: 'Zq'.repeat(random.int(30)) };
      });
      expectWhole(record, rewriteRecord(record, edits));
    }
  });
});

describe('strings that were made of the text', () => {
  const record = recordOf(
    'a.txt',
    'Person: Åsa Lind\nPerson: Åsa Lindberg\nBeslut: att Åsa Linds\nför-\nslag antas\n',
  );
  const at = (words: string, nth = 0) => placesOf(record.text, words)[nth] ?? { start: 0, end: 0 };
  const text = (changed: Partial<MinutesRecord>, edits: readonly Edit[]) =>
    rewriteRecord({ ...record, ...changed }, edits);
  const lind = placesOf(record.text, 'Åsa Lind').map((one) => ({ ...one, with: '███ ████' }));

  it('cuts a quote anew, in the genitive too, and leaves a longer name', () => {
    const after = text({}, lind);
    expect(after.people.map((one) => one.name)).toEqual(['███ ████', 'Åsa Lindberg']);
    expect(after.decisions[0]?.text).toContain('███ ████s');
  });

  it.each([
    ['joined lines', 'Anna\nBerg', 'svar av Anna Berg i dag', 'svar av ████ ████ i dag'],
    ['undone hyphens', 'Anders-\nson', 'Andersson svarar', '█████████ svarar'],
    ['a genitive', 'Bo Ek', 'Bo Eks svar', '██ ██s svar'],
    ['a genitive with a colon', 'AIK', 'AIK:s svar', '███:s svar'],
    ['capitals', 'ANNA BERG', 'Anna Berg svarar', '████ ████ svarar'],
    ['decomposed letters', 'A\u030Asa Ek', 'Åsa Ek svarar', '████ ██ svarar'],
    ['a longer word', 'Lind', 'Lindberg och Linden', 'Lindberg och Linden'],
    ['a word in small letters', 'Maj', 'i maj, sade Maj', 'i maj, sade ███'],
    ['signs of patterns', 'Bo (vik.) Ek+', 'av Bo (vik.) Ek+ nu', 'av ██ (███.) ██+ nu'],
  ])('%s', (_, words, message, expected) => {
    const own = { ...record, text: `x ${words} y`, warnings: [{ code: 'a', message }] };
    const edit = { start: 2, end: 2 + words.length, with: covered(words) };
    const bare = { ...own, people: [], attendance: [], decisions: [], agenda: [] };
    expect(rewriteRecord(bare, [edit]).warnings[0]?.message).toBe(expected);
  });

  it('takes a name in another order from its own mentions', () => {
    const words = 'Lind, Åsa';
    const mention = { start: 0, end: words.length, confidence: 1, by: 'test' };
    const [person] = record.people;
    if (!person) throw new Error('no person');
    const people = [{ ...person, name: 'Åsa Lind', aliases: ['Åsa'], mentions: [mention] }];
    const bare = { ...record, text: words, people, attendance: [], decisions: [], agenda: [] };
    const after = rewriteRecord(bare, [{ start: 0, end: words.length, with: 'Person K7Q2' }]);
    expect(after.people[0]).toMatchObject({ name: 'Person K7Q2', aliases: ['Person K7Q2'] });
  });

  it('takes words of other places from a string whose own place is edited, too', () => {
    const own = { ...record, text: 'Anna Berg och Bo Ek' };
    const message = 'Anna Berg svarar Bo Ek i dag';
    const bare = { ...own, people: [], attendance: [], decisions: [], agenda: [] };
    const warnings = [{ code: 'a', message, span: { start: 0, end: 13 } }];
    const edits = ['Anna Berg', 'Bo Ek'].map((words) => {
      const start = own.text.indexOf(words);
      return { start, end: start + words.length, with: covered(words) };
    });
    const after = rewriteRecord({ ...bare, warnings }, edits);
    expect(after.warnings[0]?.message).toBe('████ ████ svarar ██ ██ i dag');
  });

  it('leaves a word that its own quote still has', () => {
    const first = at('Åsa', 0);
    const after = text({}, [{ ...first, with: 'Bo' }]);
    expect(after.people.map((one) => one.name)).toEqual(['Bo Lind', 'Åsa Lindberg']);
    expect(after.decisions[0]?.text).toContain('Åsa Linds');
  });

  it('leaves ids, however like a word', () => {
    const words = 'p0';
    const after = rewriteRecord({ ...record, text: `${words}${record.text.slice(2)}` }, [
      { start: 0, end: 2, with: '██' },
    ]);
    expect(after.people[0]?.id).toBe('p0');
    expect(after.attendance[0]?.person).toBe('p0');
  });
});

describe('edits', () => {
  const record = recordOf('a.txt', 'Person: Anna Berg\n');
  it('joins what overlaps', () => {
    const over = [
      { start: 8, end: 12, with: '████' },
      { start: 10, end: 17, with: '██ ████' },
    ];
    expect(rewriteRecord(record, over).text).toBe('Person: ████ ████\n');
    const longer = [...over, { start: 8, end: 17, with: 'X' }];
    expect(rewriteRecord(record, longer).text).toBe('Person: X\n');
  });

  it('widens a span that ends inside', () => {
    const after = rewriteRecord(record, [{ start: 10, end: 14, with: '—longer than it was—' }]);
    const [span] = after.attendance.map((one) => one.span);
    expect(after.text.slice(span?.start, span?.end)).toBe('An—longer than it was—erg');
  });

  it('gives the record itself where there is none', () => {
    expect(rewriteRecord(record, [])).toBe(record);
  });

  it.each([
    { start: 3, end: 3, with: 'x' },
    { start: -1, end: 3, with: 'x' },
    { start: 3, end: 30, with: 'x' },
  ])('refuses %j', (edit) => {
    expect(() => rewriteRecord(record, [edit])).toThrow(RangeError);
  });
});
