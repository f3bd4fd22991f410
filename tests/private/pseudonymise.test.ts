/** Private persons under other names, wherever a document names them. */
import { describe, expect, it } from 'vitest';
import { pseudonymised } from '../../pipeline/private/pseudonymise.ts';
import { type MinutesRecord, recordSchema } from '../../pipeline/record.ts';
import { recordOf } from '../src/support/records.ts';

/** With mentions of all aliases too. */
function withAliases(text: string, aliases: Readonly<Record<string, readonly string[]>>) {
  const record = recordOf('a.txt', text);
  const people = record.people.map((person) => {
    const own = aliases[person.name] ?? [];
    const mentions = own.flatMap((alias) =>
      [...text.matchAll(new RegExp(`(?<!\\p{L})${alias}s?(?!\\p{L}| \\p{Lu})`, 'gu'))].map(
        ({ index, 0: { length } }) => ({
          start: index,
          end: index + length,
          confidence: 1,
          by: 'x',
        }),
      ),
    );
    // The records of tests know no end of a word.
    const whole = person.mentions.filter(({ end }) => !/^[^s\W]/u.test(text.slice(end)));
    return { ...person, aliases: [...own], mentions: [...whole, ...mentions] };
  });
  return { ...record, people };
}

const NAMES = new Map([['p0', 'Person K7Q2M4']]);

function named(record: MinutesRecord, path = record.source.path): MinutesRecord {
  return recordSchema.parse(
    pseudonymised({ ...record, source: { ...record.source, path } }, NAMES),
  );
}

describe('pseudonymised', () => {
  it('replaces full names, given names, initials and genitives, and leaves others', () => {
    const text = `Person: Åsa Lind
Person: Åsa Lindberg
Beslut: att Åsa Linds ansökan, Åsas bil och Å. Lind prövas; Åsa Lindberg svarar
`;
    const record = withAliases(text, { 'Åsa Lind': ['Åsa', 'Å. Lind'] });
    const after = named(record);
    expect(after.text).toBe(`Person: Person K7Q2M4
Person: Åsa Lindberg
Beslut: att Person K7Q2M4s ansökan, Person K7Q2M4s bil och Person K7Q2M4 prövas; Åsa Lindberg svarar
`);
    expect(after.people.map(({ name }) => name)).toEqual(['Person K7Q2M4', 'Åsa Lindberg']);
    expect(after.people[0]?.aliases).toEqual([]);
    expect(after.attendance[0]?.name).toBe('Person K7Q2M4');
    const [decision] = after.decisions;
    expect(after.text.slice(decision?.span.start, decision?.span.end)).toBe(decision?.text);
  });

  it.each([
    ['anna.berg@bolaget.se', 'person-k7q2m4@bolaget.se'],
    ['aberg@bolaget.se', 'person-k7q2m4@bolaget.se'],
    ['anna@berg.se', 'person-k7q2m4@example.invalid'],
    ['bo.ek@bolaget.se', 'bo.ek@bolaget.se'],
    ['bo@bergslagen.se', 'bo@bergslagen.se'],
  ])('%s becomes %s', (address, expected) => {
    const record = recordOf('a.txt', `Person: Anna Berg\n${address}\n`);
    expect(named(record).text).toBe(`Person: Person K7Q2M4\n${expected}\n`);
  });

  it('finds the full name where nobody has marked it, also over a line', () => {
    const record = recordOf('a.txt', 'Person: Anna Berg\nMed Anna\nBerg talades.\n');
    expect(named(record).text).toBe('Person: Person K7Q2M4\nMed Person K7Q2M4 talades.\n');
  });

  it.each([
    ['brev/Anna Berg.txt', 'brev/person-k7q2m4.txt'],
    ['brev/svar_till_anna-berg_2024.pdf', 'brev/svar_till_person-k7q2m4_2024.pdf'],
    ['brev/berg, anna.txt', 'brev/person-k7q2m4.txt'],
    ['brev/anna bergman.txt', 'brev/anna bergman.txt'],
    ['berg/anna.txt', 'berg/anna.txt'],
  ])('%s becomes %s', (path, expected) => {
    expect(named(recordOf('a', 'Person: Anna Berg\n'), path).source.path).toBe(expected);
  });

  it('knows å, ä and ö in a file’s name without their rings, and decomposed', () => {
    const record = recordOf('a', 'Person: Åsa Öst\n');
    for (const path of ['asa-ost.txt', 'Åsa Öst.txt', 'A\u030Asa O\u0308st.txt']) {
      expect(named(record, path).source.path).toBe('person-k7q2m4.txt');
    }
  });

  it('is the record itself where nobody is private', () => {
    const record = recordOf('a.txt', 'Person: Anna Berg\n');
    expect(pseudonymised(record, new Map())).toBe(record);
  });
});
