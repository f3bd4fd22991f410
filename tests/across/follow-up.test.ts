/** What later meetings say of a task. */
import { describe, expect, it } from 'vitest';
import { followUps } from '../../pipeline/across/follow-up.ts';
import { mattersOf } from '../../pipeline/across/matters.ts';
import type { MeetingDocument } from '../../pipeline/across/meeting-document.ts';
import words from '../../pipeline/lexicon/matters.json' with { type: 'json' };
import { meeting } from './meetings.ts';

function followed(documents: readonly MeetingDocument[]): string[] {
  return followUps(documents, mattersOf(documents)).map(({ state, steps }) => {
    return [state, ...steps.map(({ kind, text }) => `${kind}: ${text}`)].join(' | ');
  });
}

/** A task of Asta Ek under 'Trygg väg', and what the next meeting says under a title. */
function saidLater(said: string, title = 'Trygg väg', date = '2025-03-05'): string[] {
  const first = meeting('2025-01-22', [
    '# Trygg väg',
    '! Asta Ek: tar fram ett förslag till skyltning',
  ]);
  return followed([first, meeting(date, [`# ${title}`, said])]);
}

describe('a task', () => {
  it.each([
    // its owner in the same matter
    ['Asta har ritat tre alternativ.', 'closed'],
    ['Asta Ek visade skyltarna.', 'closed'],
    ['Astas förslag är klart.', 'closed'],
    ['Asta återkommer med ett förslag.', 'moved'],
    ['Asta har inte hunnit.', 'moved'],
    ['Asta arbetar med ett förslag.', 'reported'],
    ['Asta har ännu inte fått svar om skyltning.', 'reported'],
    ['Skyltningen är inte klar.', 'reported'],
    ['Asta har ett första utkast till skyltning.', 'reported'],
    ['Två av tre förslag till skyltning är klara.', 'reported'],
    ['Förslaget till skyltning är inlämnat.', 'closed'],
    ['Asta redovisar förslaget till skyltning.', 'closed'],
    ['Förslaget till skyltning redovisas i maj.', 'moved'],
    // the matter and its words, whoever says it
    ['Ett förslag till skyltning togs fram av Bo.', 'closed'],
    // not enough
    ['Asta hälsar alla välkomna.', 'open'],
    ['Bo har ritat en bro.', 'open'],
    ['Astanas skyltar är nya.', 'open'],
    ['Asta B har ritat tre alternativ.', 'open'],
    ['Asta Berg har ritat tre alternativ.', 'open'],
    ['Asta E har ritat tre alternativ.', 'closed'],
  ])('after ”%s” is %s', (said, state) => {
    expect(saidLater(said)[0]?.split(' | ')[0]).toBe(state);
  });

  it('is found in another matter only by its owner and its words', () => {
    expect(saidLater('Asta har tagit fram ett förslag till skyltning.', 'Budget')[0]).toMatch(
      /^closed/u,
    );
    expect(saidLater('Asta har ritat ett hus.', 'Budget')).toEqual(['open']);
    expect(saidLater('Förslag om skyltning finns.', 'Budget')).toEqual(['open']);
    expect(saidLater('Förslag om skyltning finns.', 'Föregående protokoll')[0]).toMatch(
      /^reported/u,
    );
  });

  it('is left alone after a year', () => {
    expect(saidLater('Asta har ritat skyltar.', 'Trygg väg', '2025-09-01')[0]).toMatch(/^closed/u);
    expect(
      saidLater('Asta har tagit fram ett förslag till skyltning.', 'Trygg väg', '2026-02-01'),
    ).toEqual(['open']);
  });

  it('is followed until it is closed', () => {
    const documents = [
      meeting('2025-01-22', ['# Trygg väg', '! Asta Ek: ringer Trafikverket']),
      meeting('2025-02-22', ['# Trygg väg', 'Asta återkommer till nästa möte.']),
      meeting('2025-03-22', ['# Trygg väg', 'Asta har ringt.']),
      meeting('2025-04-22', ['# Trygg väg', 'Asta har ringt igen.']),
    ];
    expect(followed(documents)).toEqual([
      'closed | moved: Asta återkommer till nästa möte. | closed: Asta har ringt.',
    ]);
  });

  it('that is done already is not looked for', () => {
    const first = meeting('2025-01-22', ['# Trygg väg', '! Asta: ringer Trafikverket']);
    const done = {
      ...first,
      actions: first.actions.map((a) => ({ ...a, status: 'done' as const })),
    };
    expect(followed([done, meeting('2025-02-22', ['# Trygg väg', 'Asta har ringt.'])])).toEqual([
      'closed',
    ]);
  });

  it('that waits is taken up by the next decision of the matter', () => {
    const first = meeting('2025-01-22', ['# Trygg väg', '!! Rådet: väntar med frågan']);
    const later = (decision: string) => [first, meeting('2025-02-22', ['# Trygg väg', decision])];
    expect(followed(later('= approve: Rådet söker pengar.'))[0]).toMatch(/^closed/u);
    expect(followed(later('= postpone: Frågan bordläggs.'))[0]).toMatch(/^moved/u);
    expect(followed(later('Frågan nämndes.'))).toEqual(['open']);
  });

  it('is known by one telling word where the meeting looks back, or in its own matter', () => {
    const first = meeting('2025-01-22', ['# Trygg väg', '! Asta Ek: gör en affisch']);
    const heard = (...lines: readonly string[]) =>
      followed([first, meeting('2025-02-22', lines)])[0];
    expect(heard('# Föregående protokoll', 'Affischen är på gång.')).toMatch(/^reported/u);
    expect(heard('# Trygg väg', 'Affischen är tryckt.')).toMatch(/^closed/u);
    expect(heard('# Budget', 'Affischen är tryckt.')).toBe('open');
    const often = Array.from({ length: 6 }, (_, n) => `Affisch ${n} hänger.`);
    expect(heard('# Budget', ...often, '# Trygg väg', 'Affischen är tryckt.')).toBe('open');
  });

  it('that points back is known by the sentence before', () => {
    const lines = ['# Bad', 'Förbundet vill ha vår medlemslista.', '! Bo Ek: skickar den'];
    const later = meeting('2025-02-22', ['# Post', 'Medlemslistan är skickad, säger Bo.']);
    expect(followed([meeting('2025-01-22', lines), later])[0]).toMatch(/^closed/u);
    const none = meeting('2025-01-22', ['# Bad', 'Vi badar.', '! Bo Ek: skickar den']);
    expect(followed([none, later])[0]).toBe('open');
  });

  it('goes on in the next sentence where that says what became of it', () => {
    const first = meeting('2025-01-22', ['# Trygg väg', '! Asta Ek: tar fram skyltning']);
    const second = (next: string) =>
      meeting('2025-02-22', ['# Trygg väg', 'Asta har inte börjat med skyltning.', next]);
    const said = (next: string) => followed([first, second(next)])[0];
    expect(said('Den tas över av Bo.')).toBe('moved | moved: Den tas över av Bo.');
    expect(said('Arbetet med bron är klart.')).toMatch(/^reported/u);
    expect(said('Bron är klar.')).toMatch(/^reported/u);
  });

  it('is no new task that is like it', () => {
    const first = meeting('2025-01-22', ['# Ekonomi', '! Asta Ek: betalar försäkring för huset']);
    const second = meeting('2025-02-22', ['# Ekonomi', '! Asta Ek: betalar avgift för huset']);
    const said = { ...second, sentences: second.actions };
    expect(followed([first, said])[0]).toBe('open');
    const again = meeting('2025-02-22', ['# Ekonomi', '! Asta Ek: betalar försäkring för huset']);
    expect(followed([first, { ...again, sentences: again.actions }])[0]).toMatch(/^reported/u);
  });

  it('is found under the same standing item', () => {
    const first = meeting('2025-01-22', ['# Ekonomi', '! Asta Ek: skickar ut fakturor']);
    const second = (title: string) => meeting('2025-02-22', [`# ${title}`, 'Fakturorna gick ut.']);
    expect(followed([first, second('Ekonomi')])[0]).toMatch(/^closed/u);
    expect(followed([first, second('Båtar')])[0]).toBe('open');
  });

  it('says what told it', () => {
    const documents = [
      meeting('2025-01-22', ['# Trygg väg', '! Asta Ek: tar fram skyltning']),
      meeting('2025-02-22', ['# Trygg väg', 'Asta visade skyltarna.']),
    ];
    const [task] = followUps(documents, mattersOf(documents));
    expect(task?.steps[0]?.evidence).toEqual(['Asta Ek', 'Trygg väg', 'skyltning']);
  });
});

describe.each(['moved', 'closed', 'told', 'ongoing'] as const)('words of %s', (list) => {
  const kind = list === 'told' ? 'closed' : list === 'ongoing' ? 'reported' : list;

  it.each(words[list])('%s', (word) => {
    expect(saidLater(`Asta: skyltningen, ${word}`)[0]).toMatch(new RegExp(`^${kind}`, 'u'));
  });
});
