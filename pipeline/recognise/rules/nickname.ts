/** Nicknames: those that the document explains and those in its lists of who was there. */
import words from '../../lexicon/person-words.json' with { type: 'json' };
import type { Found, Range, Rule, View } from './rule.ts';
import { endsName, isWord } from './words.ts';

/** So many items make a list of names, and so large a part of them may be nicknames. */
const FEWEST = 4;
const NICK = /^\p{Ll}[\p{Ll}\d]{1,7}$/u;
/** What else stands in parentheses after persons. */
const STATUS = new Set(words.status);
const ANNOUNCES = new RegExp(words.listWords.join('|'), 'iu');

/** 'Anna Lind (anli)' and 'Närvarande: anli, bjorn, kim': names wherever they stand again. */
export const nickname: Rule = {
  name: 'person-nickname',
  propose: (view, found) => {
    const known = new Set([...explained(view, found), ...listed(view)]);
    if (known.size === 0) return [];
    return view.words.flatMap((words, sentence) =>
      words.flatMap((word, i): Range[] =>
        known.has(word.toLowerCase())
          ? [{ sentence, start: i, end: i + 1, label: 'PER', score: 0.9 }]
          : [],
      ),
    );
  },
};

/** What stands in parentheses after one person alone, and again elsewhere. */
function explained(view: View, found: readonly Found[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const name of found) {
    if (name.label !== 'PER' || name.end - name.start < 2) continue;
    const sentence = view.words[name.sentence] ?? [];
    const [open, nick = '', close] = sentence.slice(name.end, name.end + 3);
    if (open !== '(' || close !== ')' || !NICK.test(nick) || STATUS.has(nick)) continue;
    const owner = sentence.slice(name.start, name.end).join(' ');
    owners.set(nick, (owners.get(nick) ?? new Set()).add(owner));
  }
  const counts = countsOf(view, new Set(owners.keys()));
  return [...owners]
    .filter(([nick, names]) => names.size === 1 && (counts.get(nick) ?? 0) > 1)
    .map(([nick]) => nick);
}

function countsOf(view: View, wanted: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  if (wanted.size === 0) return counts;
  for (const word of view.words.flat()) {
    const lower = word.toLowerCase();
    if (wanted.has(lower)) counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  return counts;
}

/** A list after a word for those present, at least half of it single words in lower case. */
function listed(view: View): string[] {
  return view.words.flatMap((words, sentence) => {
    if (!mayList(words)) return [];
    const before = view.sentences[sentence - 1]?.text ?? '';
    const colon = words.indexOf(':');
    const announced = colon > 0 ? words.slice(0, colon).join(' ') : before;
    if (!ANNOUNCES.test(announced)) return [];
    const items = itemsOf(words.slice(colon + 1));
    const nicks = items.filter((item) => item.length === 1 && NICK.test(item[0] ?? ''));
    const all = items.every((item) => item.length <= 3 && item.every(isWord));
    const enough = items.length >= FEWEST && nicks.length * 2 >= items.length;
    return all && enough ? nicks.flat().filter((nick) => !endsName(nick) && !STATUS.has(nick)) : [];
  });
}

/** Enough words between its items; most sentences have none. */
function mayList(words: readonly string[]): boolean {
  let between = 0;
  for (const word of words) if (word === ',' || word === 'och') between++;
  return between >= FEWEST - 1;
}

function itemsOf(words: readonly string[]): string[][] {
  const items: string[][] = [[]];
  for (const word of words) {
    if (word === '.') break;
    if (word === ',' || word === 'och') items.push([]);
    else items.at(-1)?.push(word);
  }
  return items.filter((item) => item.length > 0);
}
