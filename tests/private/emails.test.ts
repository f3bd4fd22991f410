/** Private e-mail addresses, told from those of boards, offices and authorities. */
import { describe, expect, it } from 'vitest';
import lexicon from '../../pipeline/lexicon/private.json' with { type: 'json' };
import { emails } from '../../pipeline/private/emails.ts';
import { found } from './marked.ts';

describe('private e-mail addresses', () => {
  it.each([
    'Skriv till [[anna.ek@gmail.com]].',
    '([[ek_81@hotmail.se]]), <[[a.ek@live.se]]>',
    '{Anna Ek}, [[anna@ekbygg.example]]',
    '{Anna Ek}\tkassör\t[[anna.ek@bolaget.se]]',
    'Anmälan till {Åsa Öst}: [[åsa@öst.se]]',
  ])('%s', (text) => {
    const { found: all, expected } = found(emails, text.replaceAll('<', '(').replaceAll('>', ')'));
    expect(all).toEqual(expected);
    expect(all.length).toBeGreaterThan(0);
  });

  it.each([
    ['an office', '{Anna Ek} info@ekbygg.se, styrelsen.brf@gmail.com, granviks-if@telia.com'],
    ['an authority', '{Anna Ek} anna.ek@storuman.se, anna.ek@skatteverket.se'],
    ['a municipality, by its word', '{Anna Ek} anna.ek@hedbykommun.se'],
    ['nobody’s', 'Skriv till anna.ek@bolaget.se.'],
    ['the organisation’s own name', '{Anna Ek} bolaget@bolaget.se'],
    ['a name on a board of messages', '@anna, anna@, anna@localhost'],
  ])('not %s', (_, text) => {
    expect(found(emails, text).found).toEqual([]);
  });

  it.each(lexicon.postboxes)('anna.ek@%s.com', (name) => {
    expect(found(emails, `anna.ek@${name}.com`).found).toHaveLength(1);
  });

  it.each([...lexicon.functions, ...lexicon.functionEndings.map((end) => `drift${end}`)])(
    '%s@gmail.com',
    (local) => {
      expect(found(emails, `${local}@gmail.com`).found).toEqual([]);
      expect(found(emails, `${local}.hedby@gmail.com`).found).toEqual([]);
    },
  );

  it.each(lexicon.authorityParts)('{Anna Ek} anna.ek@hedby%s.se', (part) => {
    expect(found(emails, `{Anna Ek} anna.ek@hedby${part}.se`).found).toEqual([]);
  });
});

const { source: _, ...lists } = lexicon;

describe.each(Object.entries(lists))('%s', (_name, list) => {
  it('is in composed small letters, each once', () => {
    expect(list.filter((word) => word !== word.normalize('NFC').toLowerCase())).toEqual([]);
    expect(list.filter((word) => !/^[a-zåäöé0-9][a-zåäöé0-9 .-]*$/u.test(word))).toEqual([]);
    expect(list.filter((word, i) => list.indexOf(word) !== i)).toEqual([]);
  });
});
