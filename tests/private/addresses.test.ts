/** Where people live, told from where meetings are held and what matters are about. */
import { describe, expect, it } from 'vitest';
import lexicon from '../../pipeline/lexicon/private.json' with { type: 'json' };
import { addresses } from '../../pipeline/private/addresses.ts';
import { found } from './marked.ts';

describe('homes', () => {
  it.each([
    '{Anna Ek} bor på [[Storgatan 12]].',
    'Hon bor på [[Storgatan 12 B, lgh 1203]] sedan i maj.',
    'De är bosatta på\n[[Norra Kvarnvägen 3]].',
    'Hemadress: [[Storgatan 12, 931 31 Skellefteå]]',
    'Hemadress: [[Norrby 14]]',
    'bostadsadress är [[Lilla Torp 7, 123 45 Hedby]]',
    '{Anna Ek}, [[Storgatan 12]]',
    '{Anna Ek}, [[Gamla Kvarngatan 3a, 2 tr]], 070-174 06 05',
    '{Anna Ek}\t[[Storgatan 12\t123 45 Hedby]]',
    '{Anna Ek}\n[[Storgatan 12\n123 45 Hedby]]\n{Bo By}\n[[Kvarnstigen 4\n123 45 Norra Hedby]]',
    'Sökande: {Anna Ek}, [[Storgatan 12]]',
    '{Anna Ek}, 811228-9874, [[Björkvägen 4, 123 45 Lövåsen]], har sökt bidrag.',
    '{Anna Ek} (personnummer 19811228-9874), tel. 070-174 06 05, [[Björkvägen 4]]',
    'Boende på [[Kvarngränd 5]] har lämnat synpunkter.',
  ])('%s', (text) => {
    const { found: all, expected } = found(addresses, text);
    expect([...new Set(all)]).toEqual(expected);
    expect(all.length).toBeGreaterThan(0);
  });

  it.each([
    ['what a matter is about', 'Storgatan 12 rivs. {Anna Ek} frågar om Storgatan 12.'],
    ['a building permit', 'Bygglov för Storgatan 12, {Anna Ek}'],
    ['where a meeting is held', 'Hemma hos {Anna Ek}, <Storgatan 12>'],
    ['a meeting’s place', 'Plats: {Anna Ek}, Storgatan 12'],
    ['an organisation’s', 'Besöksadress: Storgatan 12, 123 45 Hedby'],
    ['a property', 'Fastigheten Gladan 3, {Anna Ek}, Gladan 3'],
    ['a street without a number', '{Anna Ek} bor på Storgatan.'],
    ['a number that is no person’s', '{Anna Ek}, punkt 12, Storgatan 12'],
    ['a street and a year', '{Anna Ek}, Storgatan 2024'],
    ['a street and a time', '{Anna Ek}, Storgatan 12:30 och Storgatan 12.30'],
    ['a span of numbers', '{Anna Ek}, Storgatan 12–14'],
    ['a person who speaks of it', '{Anna Ek} tycker att Storgatan 12 är ful.'],
    ['words far behind', 'Jag bor på Kvarngatan med min familj i en villa med Rum 3.'],
    ['a room', 'Hon flyttar till Sal 3.'],
    ['a paragraph', '{Anna Ek}, § 12, väg 3 och väg 4'],
  ])('not %s', (_, text) => {
    expect(found(addresses, text).found).toEqual([]);
  });

  it.each(lexicon.livesAt)('%s', (words) => {
    expect(found(addresses, `${words} Storgatan 12`).found).toContain('Storgatan 12');
  });

  it.each(lexicon.notHomes)('not at %s', (word) => {
    expect(found(addresses, `${word}: {Anna Ek}, Storgatan 12`).found).toEqual([]);
  });

  it.each(lexicon.streetEndings)('Kvarn%s 3', (end) => {
    expect(found(addresses, `{Anna Ek}, Kvarn${end} 3`).found).toEqual([`Kvarn${end} 3`]);
  });
});
