/** The words of tasks: clean, each once, and each reached by an example. */
import { describe, expect, it } from 'vitest';
import words from '../../pipeline/lexicon/actions.json' with { type: 'json' };
import { acted } from './acted.ts';

const { source: _, shortRoles, ...lists } = words;

describe.each(Object.entries(lists))('%s', (_name, list) => {
  it('is in composed small letters without stray characters', () => {
    const odd = list.filter(
      (word) => word !== word.normalize('NFC') || !/^[a-zåäöé][a-zåäöé -]*$/u.test(word),
    );
    expect(odd).toEqual([]);
  });

  it('has each word once', () => {
    expect(list.filter((word, i) => list.indexOf(word) !== i)).toEqual([]);
  });
});

it.each(lists.errands)('{Asta} %s …', async (verb) => {
  expect(await acted(`{Asta} ${verb} saken.`)).toEqual([`Asta: ${verb} saken`]);
});

it('what is everyday is an errand', () => {
  const missing = lists.everyday.filter((word) => !lists.errands.includes(word));
  expect(missing).toEqual([]);
});

it.each(lists.everyday)('[Laget] %s …', async (verb) => {
  expect(await acted(`[Laget] ${verb} saken.`)).toEqual([`Laget: ${verb} saken`]);
});

it.each(lists.infinitives)('{Asta} ska %s …', async (verb) => {
  expect(await acted(`{Asta} ska ${verb} saken.`)).toEqual([`Asta: ${verb} saken`]);
});

it.each(lists.states)('[Verket] ska %s … is no task', async (verb) => {
  const list = (task: string) => `Att göra\n\n- [Verket] ska ${task} i länet`;
  // In a list all is a task; a state is one as it stands, an act is the act.
  expect(await acted(list(verb))).toEqual([`Verket: Verket ska ${verb} i länet`]);
  expect(await acted(list('utreda'))).toEqual(['Verket: utreda i länet']);
});

it.each(lists.takesOn)('{Asta} %s …', async (words_) => {
  expect(await acted(`{Asta} ${words_} att skriva brevet.`)).toEqual(['Asta: skriva brevet']);
});

it.each(lists.labels)('%s: …', async (label) => {
  const opened = label.charAt(0).toUpperCase() + label.slice(1);
  expect(await acted(`Vi talade om taket.\n\n${opened}: lagning före regnet`)).toHaveLength(1);
  expect(await acted(`${opened}: {Bo} ringer plåtslagaren.`)).toEqual(['Bo: ringer plåtslagaren']);
});

it.each(lists.ownerLabels)('Boka lokal. %s: {Asta}', async (label) => {
  const opened = label.charAt(0).toUpperCase() + label.slice(1);
  expect(await acted(`Åtgärd: boka lokal. ${opened}: {Asta}`)).toEqual(['Asta: boka lokal']);
});

it.each(Object.keys(shortRoles))('%s fixar …', async (role) => {
  expect(await acted(`${role.charAt(0).toUpperCase()}${role.slice(1)} fixar kaffet.`)).toHaveLength(
    1,
  );
});

describe.each(['done', 'ongoing', 'dropped'] as const)('%s', (status) => {
  it.each(lists[status])('Boka lokal (%s)', async (word) => {
    const shown = `: Boka lokal (${status})`;
    expect(await acted(`Att göra\n\n- Boka lokal (${word})\n- Städa`)).toContain(shown);
    expect(await acted(`Att göra\n\n- Boka lokal – ${word}\n- Städa`)).toContain(shown);
    const table = `Vad\tVem\tStatus\nBoka lokal\t{Asta}\t${word}`;
    expect(await acted(table)).toEqual([`Asta: Boka lokal (${status})`]);
  });
});

it.each(lists.open)('Boka lokal (%s) is open', async (word) => {
  const table = `Vad\tVem\tStatus\nBoka lokal\t{Asta}\t${word}`;
  expect(await acted(table)).toEqual(['Asta: Boka lokal']);
  expect(await acted(`Att göra\n\n- Boka lokal (${word})\n- Städa`)).toContain(': Boka lokal');
});
