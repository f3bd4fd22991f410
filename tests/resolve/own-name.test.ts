import { describe, expect, it } from 'vitest';
import { resolve } from '../../pipeline/resolve/index.ts';
import { resolved } from '../support/build.ts';

/** The organisations that resolve finds in a marked text whose meeting's body is known. */
function found(text: string, body: string | null): string[] {
  const { organisations, text: all } = resolve(resolved(text, body));
  return organisations.flatMap((o) => o.mentions.map((s) => all.slice(s.start, s.end)));
}

describe("the meeting's own body", () => {
  it.each([
    ['Trygghetsråd norr i dag.\n\nI trygghetsråd norr sades inget.', 'Trygghetsråd norr', 2],
    ['Protokoll\n\nTrygghets-\nråd norr möttes.', 'Trygghetsråd norr', 1],
    ['[Trygghetsråd norr] möttes.', 'Trygghetsråd norr', 1],
    ['Styrelsen möttes.', 'Styrelsen', 0],
    ['Trygghetsråd norr möttes.', null, 0],
  ])('%j with %s: %i', (text, body, count) => {
    expect(found(text, body)).toHaveLength(count);
  });

  it('is as sure as the body, less so in running text', () => {
    const page = 'Trygghetsråd norr\nJusterandes sign\n\n';
    const text = `${page}Vi talade om saken.\n\n${page}Ingen sade emot.\n\n${page}I trygghetsråd norr sades inget.`;
    const { mentions } = resolve(resolved(text, 'Trygghetsråd norr'));
    const evidence = new Map(mentions.map(({ by, score }) => [by, score]));
    expect([...evidence]).toEqual([
      ['meeting-body-in-text', 0.76],
      ['meeting-body-page-head', 0.8],
    ]);
  });
});
