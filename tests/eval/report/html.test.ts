/** The page as text; what only a browser can tell is in tests/browser. */
import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../eval/compare.ts';
import { findingsOf } from '../../../eval/finding.ts';
import { withIds } from '../../../eval/report/html/finding.ts';
import { reportHtml } from '../../../eval/report/html/page.ts';
import { documentOf, evaluationOf, HOSTILE, kind, sampleDocuments } from './sample.ts';

const documents = sampleDocuments();
const evaluation = evaluationOf(documents);
const page = reportHtml(evaluation, null);
const findings = documents.flatMap(findingsOf);
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];

describe('reportHtml', () => {
  it('has its parts in order, the table first', () => {
    const titles = matches(page, /<h[23] id="([\w-]+)-title"|<section id="([\w-]+)"/gu);
    const order = titles.map(([, title, section]) => title ?? section);
    const wanted = ['verdict', 'layers', 'readings', 'genre', 'plots', 'confusion', 'errors'];
    expect(order.filter((name) => wanted.includes(name ?? ''))).toEqual([
      ...['layers', 'verdict', 'readings', 'genre', 'plots', 'plots'],
      ...['confusion', 'confusion', 'errors', 'errors'],
    ]);
  });

  it('says what was measured and how', () => {
    expect(page).toContain('7 documents, 1 more without gold · 2 genres · 50 marks in gold');
    expect(page).toContain('(1000 resamples, seed 1)');
  });

  it('lists every error once, under its layer and kind', () => {
    expect(matches(page, /<li class="error"/gu)).toHaveLength(findings.length);
    expect(page).toContain(`${findings.length} of ${findings.length} errors`);
    const [missed = ''] =
      /<section class="group" id="errors\?layer=decisions&amp;error=missed"[\s\S]*?<\/section>/u.exec(
        page,
      ) ?? [];
    expect(matches(missed, /<li class="error"/gu)).toHaveLength(7);
  });

  it('counts in the table of layers what the list holds', () => {
    for (const layer of ['people', 'decisions', 'deadlines']) {
      for (const error of ['missed', 'spurious']) {
        const count = findings.filter((one) => one.layer === layer && one.type === error).length;
        const link = `href="#errors?layer=${layer}&amp;error=${error}"[^>]*>${count}</a>`;
        if (count > 0) expect(page).toMatch(new RegExp(link.replace('?', '\\?'), 'u'));
      }
    }
  });

  it('has no link that leads nowhere and no id twice', () => {
    const ids = matches(page, / id="([^"]+)"/gu).map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = matches(page, / href="#([^"]+)"/gu).map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('marks gold and prediction in the sentence, where they coincide as both', () => {
    expect(page).toContain(
      '<mark class="gold"><span class="vh" lang="en">gold: </span>senast </mark>' +
        '<mark class="gold predicted"><span class="vh" lang="en">gold and predicted: </span>den 2 maj' +
        '<span class="vh" lang="en"> (end)</span></mark>',
    );
    expect(page).toContain(
      '<strong>wrong kind</strong> gold <b>assign</b>, predicted <b>other</b>',
    );
    expect(page).toContain(' · confidence 0.55 · by <code>rule:uppdrag</code>');
  });

  it('takes nothing in a document for markup', () => {
    for (const text of Object.values(HOSTILE).slice(0, 3)) expect(page).not.toContain(text);
    expect(page).toContain('antog ');
    expect(page).toContain('&lt;script&gt;globalThis.broken = 1&lt;/script&gt;');
    expect(matches(page, /<script/gu)).toHaveLength(1);
    expect(matches(page, /<\/style>/gu)).toHaveLength(1);
  });

  it('asks for nothing from outside', () => {
    expect(page).toContain('content="default-src &#39;none&#39;; style-src');
    expect(matches(page, /(?:src|href|action|data)="(?!#)[^"]*"/gu).map(([all]) => all)).toEqual([
      'href="data:,"',
    ]);
  });

  it('says what changed, each change in its sentence', () => {
    const former = documents.map((one) =>
      one.document === 'klubb/mote-1.txt'
        ? { ...one, layers: sampleDocuments()[1]?.layers ?? {} }
        : one,
    );
    const [now, before] = [
      { documents, skipped: 0, drafts: 0 },
      { documents: former, skipped: 0, drafts: 0 },
    ];
    const compared = reportHtml(evaluation, compareRuns(before, now, evaluation.resampling));
    expect(compared).toContain('7 documents in both runs: 3 errors gone, 0 new.');
    const [changes = ''] =
      /<section id="changes"[\s\S]*?<\/section>\n<section/u.exec(compared) ?? [];
    expect(changes).toContain('decisions, strict');
    expect(matches(changes, /<li class="error" id="gained-/gu)).toHaveLength(3);
    expect(changes).toContain('data-document="klubb/mote-1.txt"');
    expect(compared.indexOf('id="changes"')).toBeLessThan(compared.indexOf('id="plots"'));
    expect(page).not.toContain('id="changes"');
  });

  it('can be read where there is little or nothing', () => {
    expect(reportHtml(evaluationOf([]), null)).toContain(
      'Nothing was marked and nothing was said.',
    );
    const right = documentOf('a/b.txt', 'Mötet antog planen.', {
      decisions: [[kind('Mötet antog planen.', 'adopt')], [kind('Mötet antog planen.', 'adopt')]],
    });
    const clean = reportHtml(evaluationOf([right]), null);
    expect(clean).toContain('No errors.');
    expect(clean).not.toContain('id="filter"');
  });

  it('stays small', () => {
    const per = (page.length - reportHtml(evaluationOf([]), null).length) / findings.length;
    expect(per * 400).toBeLessThan(1_000_000);
  });
});

describe('withIds', () => {
  it('names an error alike whatever else is listed, and two that are alike apart', () => {
    const [first, ...others] = findings;
    if (first === undefined) throw new Error('no findings');
    const [alone] = withIds([first], 'e');
    expect(withIds([...others, first], 'e').at(-1)?.id).toBe(alone?.id);
    expect(withIds([first, first], 'e').map(({ id }) => id)).toEqual([alone?.id, `${alone?.id}-2`]);
    expect(new Set(withIds(findings, 'e').map(({ id }) => id)).size).toBe(findings.length);
  });
});
