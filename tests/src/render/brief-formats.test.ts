import { describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { renderBrief } from '../../../src/render/brief.ts';
import { htmlBrief } from '../../../src/render/brief-html.ts';
import { markdownBrief } from '../../../src/render/brief-markdown.ts';
import { LABELS, LANGUAGES } from '../../../src/render/labels.ts';
import { PLAIN } from '../../../src/render/text.ts';
import { recordOf } from '../support/records.ts';

const TEXT = `Organ: Byggnadsnämnden
Datum: 2024-03-14
Person: Bo Ek
Beslut: att godkänna budgeten
Senast: 2024-05-01 Bo
Bron vid ån är klar.
Vägen dit lagas i höst.
`;

/** A record whose only item is summed up by these lines of the text, all quoted but those cut. */
function sample(
  lines: readonly (readonly [line: string, quoted: string])[] = [
    ['Bron vid ån är klar.', 'Bron vid ån är klar.'],
    ['Vägen dit lagas i höst.', 'dit lagas'],
  ],
): MinutesRecord {
  const record = recordOf('a.txt', TEXT);
  const at = (text: string) => ({
    text,
    span: { start: TEXT.indexOf(text), end: TEXT.indexOf(text) + text.length },
  });
  return {
    ...record,
    summary: {
      sentences: lines.filter(([, quoted]) => quoted !== '').map(([, quoted]) => at(quoted)),
      perItem: lines.map(([line], i) => ({ agendaItem: 'i0', part: 0, ...at(line), rank: i + 1 })),
      method: 'test',
    },
  };
}

const OPTIONS = { path: 'm/a.txt', width: 60, paint: PLAIN };

describe('the items of a brief', () => {
  test('are told in their own words, with a mark where a sentence is cut', () => {
    expect(renderBrief(sample(), OPTIONS)).toContain(`
Agenda (1)
  § 1  Öppnande
       – Bron vid ån är klar.
       – … dit lagas …
`);
  });

  test.each([
    [null, ['Bron vid ån är klar.']],
    ['short' as const, ['Bron vid ån är klar.', 'Vägen dit lagas i höst.']],
    [5, ['Bron vid ån är klar.']],
    [4, []],
  ])('are as long as asked: %s', (length, lines) => {
    const record = sample([
      ['Bron vid ån är klar.', 'Bron vid ån är klar.'],
      ['Vägen dit lagas i höst.', ''],
    ]);
    const brief = renderBrief(record, { ...OPTIONS, length });
    expect([...brief.matchAll(/– ([BV].*)/gu)].map(([, line]) => line)).toEqual(lines);
    expect(brief.includes('Agenda')).toBe(lines.length > 0);
  });

  test('hold a line whose heading is no item, where one lies around it', () => {
    const record = sample();
    const perItem = record.summary.perItem.map((line) => ({ ...line, agendaItem: 'gone' }));
    const moved = { ...record, summary: { ...record.summary, perItem } };
    expect(renderBrief(moved, OPTIONS)).toContain('– Bron vid ån är klar.');
    expect(renderBrief({ ...moved, agenda: [] }, OPTIONS)).not.toContain('Bron');
  });
});

describe('as Markdown', () => {
  test('with the line of each thing', () => {
    expect(markdownBrief(sample(), { path: 'm/a.txt', language: 'sv' })).toBe(`\
# Byggnadsnämnden · protokoll · 2024-03-14

m/a.txt

1 närvarande

## Beslut (1)

- **§ 1** att godkänna budgeten *(rad 4)*
  - godkänt · Nämnden

## Att göra i tid (1)

- **2024-05-01** ”2024-05-01” *(rad 5)*
  - Bo Ek

## Dagordning (1)

- **§ 1** Öppnande *(rad 1)*
  - Bron vid ån är klar. *(rad 6)*
  - … dit lagas … *(rad 7)*
`);
  });

  test('a document is words, not markup', () => {
    const record = recordOf('a.txt', 'Organ: *Namn*\nBeslut: # <b>1. _x_ [a](b)\n');
    const [decision] = record.decisions;
    if (!decision) throw new Error('no decision');
    const decisions = ['# a', '1. a', '- a', '+ a', '> a', '12) a', 'a 1. b'].map((text) => ({
      ...decision,
      agendaItem: null,
      text,
    }));
    const brief = markdownBrief({ ...record, decisions }, { path: 'a_b.txt' });
    for (const line of [
      '# \\*Namn\\* · protokoll · no date',
      'a\\_b.txt',
      '- \\# a *(line 2)*',
      '- 1\\. a *(line 2)*',
      '- \\- a *(line 2)*',
      '- \\+ a *(line 2)*',
      '- \\> a *(line 2)*',
      '- 12\\) a *(line 2)*',
      '- a 1. b *(line 2)*',
    ]) {
      expect(brief.split('\n')).toContain(line);
    }
  });

  test('says that nothing was decided', () => {
    expect(markdownBrief(recordOf('a.txt', 'x'), { path: 'a' })).toBe(
      '# a · protokoll · no date\n\na\n\nNo decisions found.\n',
    );
  });
});

describe('as HTML', () => {
  const page = htmlBrief(sample(), { path: 'm/a.txt', language: 'sv' });

  test('has its language, a title, headings that name their sections, and the lines', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="sv">/u);
    expect(page).toContain('<title>Byggnadsnämnden · protokoll · 2024-03-14</title>');
    expect(page.match(/<h1>/gu)).toHaveLength(1);
    const sections = [...page.matchAll(/<section aria-labelledby="(\w+)">\n<h2 id="(\w+)">/gu)];
    expect(sections.map(([, by, id]) => [by, id])).toEqual([
      ['decisions', 'decisions'],
      ['deadlines', 'deadlines'],
      ['agenda', 'agenda'],
    ]);
    expect(page).toContain(
      '<li><q lang="sv">Bron vid ån är klar.</q> <span class="place">(rad 6)</span></li>',
    );
    expect(page).toContain('<strong>2024-05-01</strong> <span lang="sv">”2024-05-01”</span>');
  });

  test('closes what it opens', () => {
    for (const tag of ['html', 'head', 'body', 'main', 'section', 'h1', 'h2', 'ul', 'li', 'q']) {
      const opened = page.match(new RegExp(`<${tag}[ >]`, 'gu'))?.length;
      expect(page.match(new RegExp(`</${tag}>`, 'gu'))?.length, tag).toBe(opened);
    }
  });

  test('needs nothing else and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|https?:|\son\w+=/iu);
    expect(page).toContain('default-src &#39;none&#39;');
  });

  test('escapes all that a document says', () => {
    const evil = '<script>alert("1")</script>&amp;';
    const record = recordOf(
      'a.txt',
      `Organ: ${evil}\nPerson: ${evil}\nBeslut: ${evil}\nSenast: ${evil}\n`,
    );
    const agenda = record.agenda.map((one) => ({ ...one, title: evil, number: evil }));
    const line = { text: evil, span: { start: 7, end: 7 + evil.length } };
    const summary = {
      sentences: [line],
      perItem: [{ ...line, agendaItem: 'i0', part: 0, rank: 1 }],
      method: '',
    };
    const warnings = [{ code: 'x', message: evil }];
    const meeting = { ...record.meeting, chair: evil };
    const made = htmlBrief({ ...record, agenda, summary, warnings, meeting }, { path: evil });
    expect(made).not.toContain('<script');
    expect(
      made.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;amp;/gu),
    ).toHaveLength(12);
  });

  test('says that nothing was decided', () => {
    expect(htmlBrief(recordOf('a.txt', 'x'), { path: 'a' })).toContain(
      '<p>No decisions found.</p>',
    );
  });
});

describe('the words of both languages', () => {
  test.each(LANGUAGES)('%s: none is empty or stands for two parts', (language) => {
    const { kinds, formalities, statuses, ...words } = LABELS[language];
    const all = [words, kinds, formalities, statuses].map((one) => Object.values(one));
    for (const some of all) {
      expect(some.every((word) => word.trim() !== '')).toBe(true);
      expect(new Set(some).size).toBe(some.length);
    }
  });

  test('differ', () => {
    const swedish = renderBrief(sample(), { ...OPTIONS, language: 'sv' });
    expect(swedish).toContain('\nBeslut (1)\n');
    expect(swedish).toContain('godkänt · Nämnden');
    expect(swedish).not.toMatch(/Decisions|Agenda|present|approve/u);
  });
});
