/** Proposals of one matter: what was moved, what is left of it, and whether they compete. */
import { type Matter, type Phrase, phrasesOf } from './matter.ts';
import { says } from './words.ts';

/** What a matter tells of proposals. */
export interface Contest {
  /** All that name a proposal that was not withdrawn. */
  readonly proposals: readonly Phrase[];
  /** True where every proposal that somebody moved was withdrawn. */
  readonly withdrawn: boolean;
  /** 'sure': several were to be decided between; 'possible': there may have been. */
  readonly several: 'sure' | 'possible' | 'no';
}

/** Reads the proposals of a matter. */
export function contestOf(matter: Matter): Contest {
  const phrases = phrasesOf(matter);
  const withdrawals = phrases.filter(({ text }) => says('withdraws', text));
  const named = phrases.filter(({ text }) => says('proposals', text) || says('motions', text));
  const kept = named.filter((phrase) => !isWithdrawn(phrase, withdrawals));
  const moves = kept.filter(({ text }) => says('moves', text));
  return {
    proposals: kept,
    withdrawn: withdrawals.length > 0 && moves.length === 0,
    several: severalOf(matter, kept, moves),
  };
}

/** By name: 'Anna Berg (S) återtar sitt yrkande' takes back what Anna Berg moved. */
function isWithdrawn(phrase: Phrase, withdrawals: readonly Phrase[]): boolean {
  if (withdrawals.includes(phrase)) return true;
  if (!says('moves', phrase.text)) return false;
  const mover = nameIn(phrase.text);
  return withdrawals.some(({ text }) => mover !== null && text.includes(mover));
}

/** The surname in front of a verb of moving, or of a party's letters. */
function nameIn(text: string): string | null {
  return /(\p{Lu}[\p{L}-]+)\s*(?:\(\p{L}+\)\s*)?(?:yrkar|yrkade)/u.exec(text)?.[1] ?? null;
}

function severalOf(
  { decisions }: Matter,
  kept: readonly Phrase[],
  moves: readonly Phrase[],
): Contest['several'] {
  if (decisions.length > 0 && decisions.every(({ kind }) => kind === 'postpone')) return 'no';
  const against = moves.filter(({ text }) => !says('supports', text) || says('opposes', text));
  const others = moves.length - against.length;
  const rejected = kept.some(({ text }) => says('rejects', text) && says('motions', text));
  const proposed = kept.some((one) => !moves.includes(one) && !says('motions', one.text));
  if (against.length > 0 && (rejected || others > 0 || against.length > 1)) return 'sure';
  if (against.length > 0 && proposed) return 'possible';
  const handedIn = kept.some(({ text }) => says('motions', text));
  return moves.length === 0 && handedIn ? 'possible' : 'no';
}
