/** The body of a text without a head: the one that most sentences say decides. */

import { narrowed } from '../evidence.ts';
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import type { Evidence, Stated } from '../types.ts';
import { capital, isBodyWord } from './bodies.ts';
import { type Row, spanOf } from './rows.ts';
import { anyOf } from './words.ts';

const DECIDES = new RegExp(
  `(?:^|[.!?:]\\s+|\\t)(\\p{Lu}[\\p{L}-]*(?:\\s+\\p{Ll}[\\p{L}-]*){0,4}?)\\s+(?:${phrases.decides.join('|')})(?!\\p{L})`,
  'gu',
);
const ASSEMBLY = /(?<!\p{L})(\p{Lu}\p{L}*(?:stämman|årsmötet))s?(?!\p{L})/gu;
const CHAIR_ELECTION = new RegExp(
  `(?<!\\p{L})(?:${phrases.meetingChair.join('|')})(?!\\p{L})`,
  'iu',
);
const namesChair = anyOf(phrases.meetingChair);
/** The chair finds what the body has decided: 'finner att kommunstyrelsen beslutat'. */
const FOUND = /finner\s+att\s+(\p{Ll}[\p{L}-]*)\s+(?:beslutat|bifallit|avslagit|godkänt)/gu;

/** 'Fullmäktigestämman' of a meeting that elects its own chair; both are guesses. */
const BY_ASSEMBLY: Evidence = { confidence: 0.8, by: 'assembly-named' };
/** More than one sentence says that this body decides. */
const BY_SENTENCES: Evidence = { confidence: 0.75, by: 'said-to-decide' };

/** Without a head: the body that most sentences say decides. */
export function deciding(source: string, rows: readonly Row[]): Stated<string> | null {
  const general = electsChair(rows) ? mostCounted(source, rows, [ASSEMBLY], BY_ASSEMBLY) : null;
  return general ?? mostCounted(source, rows, [DECIDES, FOUND], BY_SENTENCES);
}

/** A meeting that elects its own chair is an assembly, whatever bodies report to it. */
function electsChair(rows: readonly Row[]): boolean {
  return rows.some((row) => namesChair(row.lower) && CHAIR_ELECTION.test(row.text));
}

function mostCounted(
  source: string,
  rows: readonly Row[],
  patterns: readonly RegExp[],
  evidence: Evidence,
): Stated<string> | null {
  const counts = new Map<string, { count: number; at: Stated<string> }>();
  for (const row of rows) {
    for (const match of patterns.flatMap((pattern) => [...row.text.matchAll(pattern)])) {
      const printed = match[1] ?? '';
      if (!isBodyWord(printed)) continue;
      const value = inFull(capital(printed), rows);
      const start = match.index + match[0].indexOf(printed);
      const at = { value, span: spanOf(source, row, start, start + printed.length), ...evidence };
      const entry = counts.get(value) ?? { count: 0, at };
      counts.set(value, { ...entry, count: entry.count + 1 });
    }
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count)[0];
  if (!most) return null;
  return most.count === 1 ? { ...most.at, ...narrowed(evidence, 'once', 0.7) } : most.at;
}

/** 'Fullmäktige' alone is short for the council that the text names in full. */
function inFull(value: string, rows: readonly Row[]): string {
  if (value !== 'Fullmäktige') return value;
  for (const row of rows) {
    const full = /(?<!\p{L})\p{L}+fullmäktige(?=s?(?!\p{L}))/iu.exec(row.text)?.[0];
    if (full !== undefined) return capital(full);
  }
  return value;
}
