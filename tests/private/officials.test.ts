/** Who stays under the own name: elected and official roles, told by lists and by the text. */
import { describe, expect, it } from 'vitest';
import lexicon from '../../pipeline/lexicon/private.json' with { type: 'json' };
import { holdsOffice, officialsIn } from '../../pipeline/private/officials.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { recordOf } from '../src/support/records.ts';

const NOBODY = { roles: [], organisations: [], listed: false, body: null };

describe('holdsOffice', () => {
  it.each([
    [{ ...NOBODY, roles: ['ordf'] }],
    [{ ...NOBODY, roles: ['1:e vice ordförande'] }],
    [{ ...NOBODY, roles: ['Bygglovshandläggare'] }],
    [{ ...NOBODY, roles: ['teknisk chef, föredragande'] }],
    [{ ...NOBODY, organisations: ['KD'] }],
    [{ ...NOBODY, listed: true, body: 'Kultur- och fritidsnämnden' }],
    [{ ...NOBODY, listed: true, body: 'LiTHe\nStyrelsemöte 4' }],
    [{ ...NOBODY, listed: true, organisations: ['Hedby kommun'] }],
    [{ ...NOBODY, listed: true, roles: ['verksamhet'] }],
  ])('yes: %j', (standing) => {
    expect(holdsOffice(standing)).toBe(true);
  });

  it.each([
    [NOBODY],
    [{ ...NOBODY, roles: ['sökande'] }],
    [{ ...NOBODY, roles: ['vice'] }],
    [{ ...NOBODY, organisations: ['Bolaget AB'] }],
    [{ ...NOBODY, listed: true }],
    [{ ...NOBODY, listed: true, body: 'Hedby byalag' }],
    [{ ...NOBODY, listed: true, body: 'Styrelsen', roles: ['gäst'] }],
  ])('no: %j', (standing) => {
    expect(holdsOffice(standing)).toBe(false);
  });

  it.each(lexicon.boards)('those present of %s', (word) => {
    expect(holdsOffice({ ...NOBODY, listed: true, body: `Hedby ${word}` })).toBe(true);
    expect(holdsOffice({ ...NOBODY, listed: true, body: `Hedby ${word}x` })).toBe(false);
  });

  it.each(lexicon.privateRoles)('%s is no office', (role) => {
    expect(holdsOffice({ ...NOBODY, listed: true, body: 'Styrelsen', roles: [role] })).toBe(false);
  });
});

/** A record in which Anna Ek stands in a sentence alone, of a body without a list. */
function said(sentence: string, change: Partial<MinutesRecord> = {}): boolean {
  const record = recordOf('a.txt', `Person: Anna Ek\n\n${sentence}\n`);
  return officialsIn({ ...record, attendance: [], ...change }).has('p0');
}

describe('officialsIn', () => {
  it.each([
    'Yrkande: Anna Ek (S) yrkar bifall.',
    'Anna Ek (HV) deltar inte.',
    'Därefter talar ordförande Anna Ek.',
    'Handläggare: Anna Ek',
    'Dataskyddsombudet (Anna Ek) vill se den.',
    'Anna Ek, kommunsekreterare',
    'Anna Ek (sekr)',
    'Anna Ek\tKulturchef',
    'Valberedningen består av Bo By och Anna Ek.',
    'Kvarstående ledamöter till 2026 är Bo By och Anna Ek.',
  ])('stays: %s', (sentence) => {
    expect(said(sentence)).toBe(true);
  });

  it.each([
    'Anna Ek söker bygglov.',
    'Anna Ek (sökande)',
    'Anna Ek (Storgatan)',
    'Ordföranden tackar. Anna Ek frågar.',
    'Ledamöterna lyssnar på Anna Ek.',
    'En granne, Anna Ek, har skrivit.',
    'Medlem Anna Ek',
  ])('is private: %s', (sentence) => {
    expect(said(sentence)).toBe(false);
  });

  it.each(lexicon.chosen)('%s: Anna Ek', (word) => {
    expect(said(`${word}: Bo By och Anna Ek`)).toBe(true);
    expect(said(`${word} nästa år. Anna Ek är glad.`)).toBe(false);
  });

  it('takes who is chosen, and who chairs, writes or adjusts', () => {
    const record = recordOf('a.txt', 'Person: Anna Ek\nBeslut: Anna Ek väljs\n');
    const decisions = record.decisions.map((one) => ({ ...one, kind: 'appoint' as const }));
    const bare = { ...record, attendance: [] };
    expect(officialsIn(bare).size).toBe(0);
    expect(officialsIn({ ...bare, decisions }).size).toBe(1);
    expect(officialsIn({ ...bare, meeting: { ...bare.meeting, chair: 'Anna Ek' } }).size).toBe(1);
    const span = { start: record.text.indexOf('Anna'), end: record.text.indexOf('\n') };
    const meeting = { ...bare.meeting, spans: { 'adjusters.0': span } };
    expect(officialsIn({ ...bare, meeting }).size).toBe(1);
  });

  it.each(['Årsmöte', ...lexicon.generalMeetings])('%s lists members', (title) => {
    const record = recordOf('a.txt', 'Organ: Styrelsen\nPerson: Anna Ek\n');
    expect(officialsIn(record).size).toBe(1);
    expect(officialsIn({ ...record, meeting: { ...record.meeting, title } }).size).toBe(0);
  });
});
