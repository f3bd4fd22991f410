/** Personal identity numbers, told from all other numbers of ten and twelve digits. */
import { describe, expect, it } from 'vitest';
import lexicon from '../../pipeline/lexicon/private.json' with { type: 'json' };
import { identityNumbers } from '../../pipeline/private/identity-numbers.ts';
import { found, numberOf } from './marked.ts';

const numbers = ({ text }: { readonly text: string }) => identityNumbers(text);
const wrong = (number: string) =>
  number.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10));

const TEN = numberOf('810310', '987');

describe('personal identity numbers', () => {
  it.each([
    ['ten digits', `född [[${TEN}]].`],
    ['twelve digits', `Anna Ek ([[${numberOf('19810310', '987')}]])`],
    ['a plus, over a hundred years old', `[[${numberOf('190401', '981', '+')}]]`],
    ['a space', `[[${numberOf('19810310', '987', ' ')}]]`],
    ['spaces around the hyphen', `[[${numberOf('810310', '987', ' - ')}]]`],
    ['glued', `[[${numberOf('810310', '987', '')}]] och [[${numberOf('20010228', '990', '')}]]`],
    ['a dash', `[[${numberOf('810310', '987', '–')}]]`],
    ['a hyphen that does not break', `[[${numberOf('810310', '987', '‑')}]]`],
    [
      'a coordination number',
      `[[${numberOf('810370', '985')}]], [[${numberOf('19810391', '985')}]]`,
    ],
    ['a leap day', `[[${numberOf('20000229', '980')}]] [[${numberOf('960229', '980')}]]`],
    ['between a bracket and a comma', `([[${TEN}]], Hedby)`],
    ['at both ends of the text', `[[${TEN}]]`],
    ['two beside each other', `[[${TEN}]]/[[${numberOf('820311', '988')}]]`],
    ['a sole trader, whose number is a person’s', `org.nr [[${TEN}]]`],
    ['a check digit in error, called by its name', `personnummer: [[${wrong(TEN)}]]`],
  ])('%s', (_, text) => {
    const { found: all, expected } = found(numbers, text);
    expect(all).toEqual(expected);
    expect(all.length).toBeGreaterThan(0);
  });

  it.each([
    ['a wrong check digit', `nr ${wrong(TEN)}`],
    [
      'an organisation’s number',
      `org.nr ${numberOf('556036', '079')}, ${numberOf('212000', '155')}`,
    ],
    ['an organisation’s number with its sixteen', numberOf('16556036', '079')],
    ['no such month', numberOf('811310', '987')],
    ['no such day', numberOf('810332', '987')],
    ['no such day of that month', numberOf('810431', '987')],
    ['no leap year', `${numberOf('19000229', '980')} ${numberOf('810229', '980')}`],
    ['no such day, with sixty', numberOf('810392', '987')],
    ['a case number', `KS ${TEN.replace('-', '/')} och dnr ${TEN}`],
    ['an account', `bankgiro ${TEN}, konto: ${numberOf('810310', '987', '')}`],
    ['an invoice', `faktura ${numberOf('810310', '987', '')}`],
    ['longer numbers', `1${TEN} ${TEN}1 ${TEN}-12 12-${TEN} 0.${TEN}`],
    ['a part of a word', `A${TEN} ${TEN}b`],
    ['a day and a time', '2024-05-16 1430'],
    ['a day of birth alone', '810310-XXXX'],
    ['an amount', '8 103 109 871 kronor'],
  ])('not %s', (_, text) => {
    expect(found(numbers, text).found).toEqual([]);
  });

  it.each(lexicon.numberLabels)('%s names one', (label) => {
    expect(found(numbers, `${label} ${wrong(TEN)}`).found).toEqual([wrong(TEN)]);
    expect(found(numbers, `${label}et: ${wrong(TEN)}`).found).toEqual([]);
  });

  it.each(lexicon.otherNumbers)('%s names another', (label) => {
    const glued = numberOf('810310', '987', '');
    expect(found(numbers, `${label}: ${glued}`).found).toEqual([]);
    expect(found(numbers, `${label}, och sedan ${glued}`).found).toEqual([glued]);
  });
});
