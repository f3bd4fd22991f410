import { describe, expect, it } from 'vitest';
import { kindWord } from '../../pipeline/head/kinds.ts';
import { fieldLabel, isTableHead, listLabel } from '../../pipeline/head/labels.ts';
import { isOrganisationWord, isParty, isRoleWord, isVacant } from '../../pipeline/head/words.ts';
import attendance from '../../pipeline/lexicon/head-attendance.json' with { type: 'json' };
import bodies from '../../pipeline/lexicon/head-bodies.json' with { type: 'json' };
import kinds from '../../pipeline/lexicon/head-kinds.json' with { type: 'json' };
import labels from '../../pipeline/lexicon/head-labels.json' with { type: 'json' };
import months from '../../pipeline/lexicon/head-months.json' with { type: 'json' };
import names from '../../pipeline/lexicon/head-names.json' with { type: 'json' };
import notes from '../../pipeline/lexicon/head-notes.json' with { type: 'json' };
import organisations from '../../pipeline/lexicon/head-organisations.json' with { type: 'json' };
import phrases from '../../pipeline/lexicon/head-phrases.json' with { type: 'json' };
import roles from '../../pipeline/lexicon/head-roles.json' with { type: 'json' };
import { headed, people, stated } from './read.ts';

const FILES = {
  attendance,
  bodies,
  kinds,
  labels,
  months,
  names,
  notes,
  organisations,
  phrases,
  roles,
} as const;

/** Every list of words of a file, the keys of a table being its words. */
function lists(file: object): [string, string[]][] {
  return Object.entries(file)
    .filter(([name]) => name !== 'source')
    .map(([name, list]): [string, string[]] => [
      name,
      Array.isArray(list) ? list : typeof list === 'object' ? Object.keys(list) : [name],
    ]);
}

describe.each(Object.entries(FILES))('head-%s.json', (_, file) => {
  it.each(lists(file))('%s holds NFC words in small letters, each once', (_name, words) => {
    expect(words).toEqual(words.map((word) => word.normalize('NFC').toLowerCase().trim()));
    expect([...new Set(words)]).toEqual(words);
    expect(words.length).toBeGreaterThan(0);
  });
});

/** The words of a list for which an example does not do what it should. */
function missed(words: readonly string[], works: (word: string) => boolean): string[] {
  return words.filter((word) => !works(word));
}

describe('each word is reached by an example', () => {
  it('labels, of one field each', () => {
    const all = lists(labels).flatMap(([field, words]) => words.map((word) => ({ field, word })));
    expect(new Set(all.map(({ word }) => word)).size).toBe(all.length);
    for (const { field, word } of all) {
      expect(fieldLabel(`${word.replace(/:$/u, '')}: Ada Ekman`)?.field, word).toBe(field);
    }
  });

  it('words over lists of people', () => {
    const { absent, present, called, member, filler, columns } = attendance;
    const status = (text: string): string | undefined => listLabel(text)?.status;
    expect(missed(absent, (w) => status(`${w}: Ada Ekman`) === 'absent')).toEqual([]);
    expect(missed(present, (w) => status(`${w}: Ada Ekman`) === 'present')).toEqual([]);
    expect(missed(called, (w) => status(`${w}: Ada Ekman`) === 'called')).toEqual([]);
    expect(missed(member, (w) => listLabel(`${w}: Ada Ekman`)?.bare === true)).toEqual([]);
    const after = (w: string): boolean => status(`Närvarande ${w}: Ada Ekman`) === 'present';
    expect(missed(filler, after)).toEqual([]);
    expect(missed(columns, (w) => w === 'namn' || isTableHead(['Namn', w]))).toEqual([]);
    const { presentWithColon, absentWithColon } = attendance;
    expect(missed(presentWithColon, (w) => status(`${w}: Ada Ekman`) === 'present')).toEqual([]);
    expect(missed(absentWithColon, (w) => status(`${w}: Ada Ekman`) === 'absent')).toEqual([]);
    expect(missed(presentWithColon, (w) => status(`${w} Ada Ekman`) === undefined)).toEqual([]);
  });

  it('offices', () => {
    const one = [...roles.offices, ...roles.adjuster].filter((word) => !word.includes(' '));
    expect(missed(one, isRoleWord)).toEqual([]);
    expect(missed(roles.endings, (w) => isRoleWord(`stor${w}`))).toEqual([]);
    const chair = (w: string) => stated(`Närvarande: Bo Sandvik, Ada Ekman (${w})`, 'chair');
    expect(missed(roles.chair, (w) => chair(w) === 'Ada Ekman')).toEqual([]);
    const writer = (w: string) => stated(`Närvarande: Bo Sandvik, Ada Ekman (${w})`, 'secretary');
    expect(missed(roles.secretary, (w) => writer(w) === 'Ada Ekman')).toEqual([]);
  });

  it('what stands beside a name', () => {
    const line = (w: string): string =>
      people(`Närvarande\n\nAda Ekman (${w})\nBo Sandvik`)[0] ?? '';
    const says = (w: string, status: string): boolean => line(w).includes(`| ${status} |`);
    expect(missed(notes.present, (w) => says(w, 'present'))).toEqual([]);
    expect(missed(notes.absent, (w) => says(w, 'absent'))).toEqual([]);
    expect(missed(notes.partly, (w) => says(`${w} 4`, 'partly'))).toEqual([]);
    expect(missed(notes.remote, (w) => line(w).endsWith(`| present | ${w}`))).toEqual([]);
    expect(missed(notes.serving, (w) => line(w).endsWith(`| present | ${w}`))).toEqual([]);
    const other = (w: string) => people(`Närvarande\n\nAda Ekman (S) ${w} Bo Sandvik (S)`)[1];
    const gone = 'Bo Sandvik | – | S | absent | –';
    expect(missed(notes.replaces, (w) => other(w) === gone)).toEqual([]);
    expect(missed(notes.vacant, isVacant)).toEqual([]);
  });

  it('words in names, and words that are none', () => {
    const name = (w: string) => people(`Närvarande\n\nAda ${w} Ekman (S)\nBo Sandvik`)[0];
    expect(
      missed(names.particles, (w) => name(w)?.startsWith(`Ada ${w} Ekman |`) === true),
    ).toEqual([]);
    const opener = (w: string) => stated(`1. Start\n\n${w} öppnade mötet.`, 'chair');
    expect(missed(names.notNames, (w) => opener(w) === null)).toEqual([]);
  });

  it('organisations', () => {
    expect(missed(organisations.words, isOrganisationWord)).toEqual([]);
    expect(missed(organisations.endings, (w) => isOrganisationWord(`nord${w}`))).toEqual([]);
    expect(missed(organisations.parties, isParty)).toEqual([]);
  });

  it('kinds of record', () => {
    const wrong = Object.entries(kinds.kinds).filter(([word, kind]) => kindWord(word) !== kind);
    expect(wrong).toEqual([]);
    const annual = (w: string) => headed(`Protokoll från ${w} 2024-03-01`).meeting.kind;
    expect(missed(kinds.annual, (w) => annual(w) === 'årsmöte')).toEqual([]);
    const named = (w: string) => stated(`Protokoll ${w} Norrby Vänner 2024-03-01`, 'body');
    expect(missed(kinds.meetings, (w) => named(w) === 'Norrby Vänner')).toEqual([]);
    expect(missed(kinds.fillers, (w) => named(w) === 'Norrby Vänner')).toEqual([]);
  });

  it('bodies', () => {
    const named = (w: string) => stated(`Protokoll\nNorr${w}\n2024-03-01`, 'body');
    const wrong = missed(bodies.endings, (w) => named(w) === `Norr${w}`);
    expect(wrong).toEqual([]);
    const made = Object.entries(bodies.definite).filter(([short, full]) => {
      const text = `Norr${short}, minnesanteckningar 240301\n\nNorr${full} tog upp frågan.`;
      return stated(text, 'body') !== `Norr${full}`;
    });
    expect(made).toEqual([]);
    const compound = Object.entries(bodies.compounds).filter(
      ([stem, full]) => stated(`Norr${stem}möte 3`, 'body') !== `Norr${full}`,
    );
    expect(compound).toEqual([]);
  });

  it('phrases that open, close and date a meeting', () => {
    const opened = (w: string) => stated(`1. Start\n\nMötet ${w} 12:15.`, 'startTime');
    expect(missed(phrases.opened, (w) => opened(w) === '12:15')).toEqual([]);
    const closed = (w: string) => stated(`1. Start\n\nMötet ${w} 12:15.`, 'endTime');
    expect(missed(phrases.closed, (w) => closed(w) === '12:15')).toEqual([]);
    const opener = (w: string) => stated(`1. Start\n\nMötet ${w} av Ada Ekman.`, 'chair');
    expect(missed(phrases.opensActively, (w) => opener(w) === 'Ada Ekman')).toEqual([]);
    const capital = (w: string) => w.charAt(0).toUpperCase() + w.slice(1);
    const head = (w: string) =>
      stated(`Protokoll\n\n${capital(w)}\n\nAlla kom.\n\nPlats: Granen`, 'place');
    expect(missed(phrases.opening, (w) => head(w) === null)).toEqual([]);
    const other = (w: string) => stated(`Protokoll\n\n${w} 2024-05-28\n\n1. Start`, 'date');
    expect(missed(phrases.otherDates, (w) => other(w) === null)).toEqual([]);
    const body = (w: string) => stated(`§ 1 Start\n\nTekniska nämnden ${w} budgeten.`, 'body');
    expect(missed(phrases.decides, (w) => body(w) === 'Tekniska nämnden')).toEqual([]);
  });

  it('phrases of elections', () => {
    const elected = (verb: string, to: string, field: 'chair' | 'secretary') =>
      stated(`1. Start\n\nAda Ekman ${verb} till ${to}.`, field) === 'Ada Ekman';
    expect(missed(phrases.elected, (w) => elected(w, 'mötesordförande', 'chair'))).toEqual([]);
    expect(missed(phrases.meetingChair, (w) => elected('valdes', w, 'chair'))).toEqual([]);
    expect(missed(phrases.meetingSecretary, (w) => elected('valdes', w, 'secretary'))).toEqual([]);
    const actively = (w: string) =>
      stated(`1. Start\n\nMötet ${w} Ada Ekman till mötesordförande.`, 'chair');
    expect(missed(phrases.electsActively, (w) => actively(w) === 'Ada Ekman')).toEqual([]);
    const adjusters = (w: string) =>
      headed(`1. Start\n\nAda Ekman valdes till ${w}.`).meeting.adjusters[0]?.value;
    const adjusting = phrases.meetingAdjuster.filter((w) => !w.startsWith('att '));
    expect(missed(adjusting, (w) => adjusters(w) === 'Ada Ekman')).toEqual([]);
  });

  it('English months', () => {
    const { source: _, ...names } = months;
    for (const [name, month] of Object.entries(names)) {
      const iso = `2020-${String(month).padStart(2, '0')}-07`;
      expect(stated(`Mötesprotokoll\n\n7 ${name} 2020`, 'date'), name).toBe(iso);
    }
  });
});
