/** What is remembered of names: enough to know them again, in their documents or anywhere. */
import { describe, expect, test } from 'vitest';
import { digestsOf, Sieve, sparedDigests } from '../../../src/forget/sieve.ts';
import { recordOf, sha256 } from '../support/records.ts';

const SECRET = 'f'.repeat(64);
const TEXT = `Organ: Styrelsen
Person: Åsa Wahlén
Beslut: att Åsa Wahlén och Bo Ek skriver
Beslut: att asa.wahlen@forening.se tas bort
`;
const HERE = sha256(TEXT);

function sieve(forms: readonly string[], spared: readonly string[] = []): Sieve {
  const digests = new Set([
    ...forms.flatMap((form) => digestsOf(SECRET, { document: HERE, form })),
    ...spared.flatMap((form) => sparedDigests(SECRET, { document: HERE, form })),
  ]);
  return new Sieve({ secret: SECRET, digests });
}

describe('a sieve', () => {
  test.each<[string, string | null, boolean]>([
    ['Åsa Wahlén', null, true],
    ['WAHLEN, ÅSA', null, true],
    ['Asa Wahlén', 'elsewhere', true],
    ['Åsa', HERE, true],
    ['Åsa', 'elsewhere', false],
    ['Åsa', null, false],
    ['Åsa Wahlin', null, false],
    ['', HERE, false],
  ])('knows %j in %j: %j', (form, document, expected) => {
    expect(sieve(['Åsa Wahlén', 'Åsa']).knows(form, document)).toBe(expected);
  });

  test('spares a namesake in the document alone', () => {
    const some = sieve(['Åsa Wahlén'], ['Åsa Wahlén']);
    expect(some.knows('Åsa Wahlén', HERE)).toBe(false);
    expect(some.knows('Åsa Wahlén', 'elsewhere')).toBe(true);
    expect(some.erasureIn(recordOf('a.txt', TEXT))).toBeNull();
  });

  test('of another store it knows nothing', () => {
    const digests = new Set(digestsOf(SECRET, { document: HERE, form: 'Åsa Wahlén' }));
    expect(new Sieve({ secret: 'e'.repeat(64), digests }).knows('Åsa Wahlén')).toBe(false);
  });

  test('covers file names and what was said of them', () => {
    const some = sieve(['Åsa Wahlén']);
    expect(some.text('mote_asa_wahlen_2.txt')).toBe('mote_███_██████_2.txt');
    expect(some.text('is no letter of Åsa Wahléns')).toBe('is no letter of ███ ███████');
    expect(some.text('mote_asa_wahlin.txt')).toBe('mote_asa_wahlin.txt');
    expect(new Sieve({ secret: '', digests: new Set() }).text('asa_wahlen')).toBe('asa_wahlen');
  });

  test('takes the person, the text and the address out of a record', () => {
    const record = sieve(['Åsa Wahlén']).record(recordOf('/m/åsa wahlén.txt', TEXT));
    expect(JSON.stringify(record)).not.toMatch(/wahl[eé]n/iu);
    expect(record.text).toContain('att ███ ██████ och Bo Ek');
    expect(record.text).toContain('att ███.██████@████████.██ tas bort');
    expect(record.source.path).toBe('/m/███ ██████.txt');
    expect(record.people).toEqual([]);
    expect(record.decisions[0]?.assignedTo).toEqual([]);
    expect(record.attendance).toMatchObject([{ person: null, name: '███ ██████' }]);
  });

  test('takes the name also where nobody was recognised', () => {
    const text = 'Organ: Styrelsen\nBeslut: att wahlén, åsa tackas\n';
    const record = sieve(['Åsa Wahlén']).record(recordOf('a.txt', text));
    expect(record.decisions[0]?.text).toBe('att ██████, ███ tackas');
  });

  test('leaves a record of others as it is', () => {
    const record = recordOf('a.txt', 'Organ: Styrelsen\nPerson: Åsa Wahlin\n');
    expect(sieve(['Åsa Wahlén']).record(record)).toBe(record);
  });
});
