/** Runs over one small invented text, whose every figure can be made by hand. */
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import { type Evaluation, evaluate } from '../../../eval/evaluation.ts';
import type { Run } from '../../../eval/run.ts';
import { scoreExample } from '../../../eval/score.ts';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { at, decision, exampleOf, named } from '../records.ts';

export const TEXT = `Rova odlarklubb 2 april

Mötet antog planen.

Asta
blir värd.

Ture tackade Vera.
`;

export const GOLD = {
  meeting: { date: '2024-04-02' },
  people: [
    { quote: 'Asta', name: 'Asta' },
    { quote: 'Ture', name: 'Ture' },
  ],
  decisions: [
    { quote: 'Mötet antog planen.', kind: 'adopt' },
    { quote: 'Asta\nblir värd.', kind: 'appoint' },
  ],
};

/** Finds one person of two, another that is none, and one decision with wrong ends and kind. */
export const FORMER: Partial<MinutesRecord> = {
  people: [named('Asta', [at(TEXT, 'Asta')]), named('Rova', [at(TEXT, 'Rova')])],
  decisions: [decision(TEXT, at(TEXT, 'Asta\nblir'), 'assign')],
};

/** Finds the other person, and both decisions, one of them with the wrong kind. */
export const CURRENT: Partial<MinutesRecord> = {
  people: [named('Ture', [at(TEXT, 'Ture')]), named('Vera', [at(TEXT, 'Vera')])],
  decisions: [
    decision(TEXT, at(TEXT, 'Mötet antog planen.'), 'adopt'),
    decision(TEXT, at(TEXT, 'Asta\nblir värd.'), 'assign'),
  ],
};

/** What is said in one document of each genre. */
export function runOf(...documents: [genre: string, said: Partial<MinutesRecord>][]): Run {
  const scores = documents.map(([genre, said]) =>
    scoreExample({ ...exampleOf(TEXT, GOLD, said), genre, id: `${genre}/x.txt` }),
  );
  return { skipped: 1, drafts: 0, documents: scores };
}

/** The same documents as if nobody had annotated them. */
export function withoutGold(...documents: [genre: string, said: Partial<MinutesRecord>][]): Run {
  const scores = documents.map(([genre, said]) =>
    scoreExample({ ...exampleOf(TEXT, {}, said), genre, id: `${genre}/x.txt`, gold: null }),
  );
  return { skipped: 0, drafts: 0, documents: scores };
}

/** With the usual seed and number. */
export function evaluationOf(run: Run): Evaluation {
  return evaluate(run, RESAMPLING);
}
