import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../eval/compare.ts';
import { reportMarkdown } from '../../../eval/report/markdown.ts';
import { documentOf, evaluationOf, kind, sampleDocuments } from './sample.ts';

const documents = sampleDocuments();
const evaluation = evaluationOf(documents);
const text = reportMarkdown(evaluation, null);

describe('reportMarkdown', () => {
  it('tells the figures first', () => {
    const titles = [...text.matchAll(/^#+ (.+)$|<summary>(.+?)<\/summary>/gmu)];
    const order = titles.map(([, title, summary]) => title ?? summary);
    expect(order.slice(0, 5)).toEqual([
      'Evaluation of 7 documents',
      'Layers',
      'F1 by what counts as right',
      'Outcomes under each reading',
      'By genre',
    ]);
    expect(order).toContain('Confusion: decisions');
    expect(order).toContain('decisions: 7 missed, 4 spurious, 4 wrong, 7 inexact');
    expect(text).toContain('| decisions | 26 | 23 | 19 |');
  });

  it('shows errors in their sentence, gold and prediction marked', () => {
    expect(text).toMatch(
      /^- \*\*inexact 2024-05-02\*\* · klubb\/mote-1\.txt \d+–\d+, by date:day: § 2 Asta Rova får i uppdrag att skriva till Viks kommun «senast ‹den 2 maj›»\.$/mu,
    );
    expect(text).toContain('**wrong kind: gold assign, predicted other**');
  });

  it('takes nothing in a document for markup', () => {
    // Outside of its own folds no tag opens, and no cell, link, image or mention is made.
    const own = text.replace(/<\/?(?:details|summary)>/gu, '');
    expect(own).not.toMatch(/(?<!\\)<[a-z/!]/iu);
    expect(own).not.toMatch(/(?<!\\)\]\(/u);
    expect(own).not.toContain('@alla');
    expect(own).toContain('\\<script>globalThis.broken = 1\\</script>');
    expect(own).toContain('\\*\\*fet\\*\\* [länk\\](javascript:1) \\| \\`kod\\` @\u2060alla');
    const rows = own.split('\n').filter((line) => line.startsWith('| Nämnd'));
    expect(rows.map((row) => row.match(/(?<!\\)\|/gu)?.length)).toEqual([
      own
        .split('\n')
        .find((line) => line.startsWith('| body'))
        ?.match(/\|/gu)?.length,
    ]);
  });

  it('leaves out what a comment has no room for, and says how much', () => {
    const quotes = Array.from({ length: 400 }, (_, index) => `Mötet antog nummer ${index} nu.`);
    const marks = quotes.map((quote) => kind(quote, 'adopt'));
    const many = documentOf('a/b.txt', quotes.join('\n\n'), {
      decisions: [marks, []],
      deadlines: [marks, []],
    });
    const long = reportMarkdown(evaluationOf([many]), null);
    expect(long.match(/350 more in report\.html\./gu)).toHaveLength(2);
    expect(long.match(/^- \*\*missed/gmu)).toHaveLength(100);
    const wide = `Mötet antog ${'mycket '.repeat(100)}`;
    const crowd = Array.from({ length: 60 }, (_, index) =>
      documentOf(`a/${index}.txt`, `${wide}${index}.`, {
        decisions: [[kind(wide, 'adopt')], []],
        people: [[kind(wide, 'adopt')], []],
        places: [[kind(wide, 'adopt')], []],
      }),
    );
    const cut = reportMarkdown(evaluationOf(crowd), null);
    expect(cut.length).toBeLessThan(65_000);
    expect(cut.length).toBeGreaterThan(50_000);
    expect(cut.match(/more in report\.html\./gu)).toHaveLength(3);
  });

  it('says what changed', () => {
    const before = {
      documents: documents.map((one, index) => ({
        ...one,
        layers: sampleDocuments()[(index + 1) % 6]?.layers ?? {},
      })),
      skipped: 0,
      drafts: 0,
    };
    const compared = reportMarkdown(
      evaluation,
      compareRuns(before, evaluation, evaluation.resampling),
    );
    expect(compared).toContain('### Changes against the former run');
    expect(compared).toMatch(/<summary>Errors that are new: \d+<\/summary>\n\n- \*\*/u);
    expect(compared).toContain('| decisions, overlap |');
    expect(text).not.toContain('### Changes');
  });

  it('can be read where there is nothing', () => {
    expect(reportMarkdown(evaluationOf([]), null)).toContain('No errors.');
  });
});
