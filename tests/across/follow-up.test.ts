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
    ['Asta har ännu inte fått svar.', 'moved'],
    // the matter and its words, whoever says it
    ['Ett förslag till skyltning togs fram av Bo.', 'closed'],
    // not enough
    ['Asta hälsar alla välkomna.', 'open'],
    ['Bo har ritat en bro.', 'open'],
    ['Astanas skyltar är nya.', 'open'],
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

  it('says what told it', () => {
    const documents = [
      meeting('2025-01-22', ['# Trygg väg', '! Asta Ek: tar fram skyltning']),
      meeting('2025-02-22', ['# Trygg väg', 'Asta visade skyltarna.']),
    ];
    const [task] = followUps(documents, mattersOf(documents));
    expect(task?.steps[0]?.evidence).toEqual(['Asta Ek', 'Trygg väg', 'skyltning']);
  });
});

describe.each(['moved', 'closed'] as const)('words of %s', (kind) => {
  it.each(words[kind])('%s', (word) => {
    expect(saidLater(`Asta: skyltningen, ${word}`)[0]).toMatch(new RegExp(`^${kind}`, 'u'));
  });
});
