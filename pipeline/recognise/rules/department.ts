/** Departments that the document itself introduces, often in lower case later. */
import heads from '../../lexicon/org-heads.json' with { type: 'json' };
import titles from '../../lexicon/org-titles.json' with { type: 'json' };
import { bodyWord } from './body-word.ts';
import { finderOf } from './match.ts';
import { themeEnd } from './phrase.ts';
import { registered } from './register.ts';
import {
  bySentence,
  type Found,
  meets,
  type Range,
  type Rule,
  type Spot,
  type View,
} from './rule.ts';
import { endsName, isCapital, isWord, joins } from './words.ts';

const FIELDS = new Set(titles.fields);
const FIELD_STARTS = new Set(titles.fields.map((field) => /^\p{L}+/u.exec(field)?.[0] ?? ''));
/** Fields of policy: in small letters they are the field, not who works in it. */
const POLICIES = new Set(heads.policies);
const ADDRESSES = new Set(titles.addresses);
const HEAD = /^förvaltningen$/iu;
const WHERE = /^(?:inom|hos)$/u;
const LONGEST = 8;
/** Rules whose single words are whole names. */
const SURE = new Set([registered.name, bodyWord.name]);

/** Names after a field label, in an address, after 'Förvaltningen för', or joined in capitals. */
export const department: Rule = {
  name: 'department',
  looksAt: (word) => opensField(word) || isAddress(word) || HEAD.test(word) || WHERE.test(word),
  propose: (view, found, spots) => {
    const names = [
      ...underFields(view, found, spots),
      ...inAddresses(view, found, spots),
      ...afterHead(spots),
      ...joinedInCapitals(found, spots),
    ];
    const finder = finderOf(view);
    const unique = new Map(names.map((name) => [name.join(' ').toLowerCase(), name]));
    return [...unique.values()].flatMap((name) =>
      finder
        .places(name)
        .filter(
          ({ sentence, start }) => isCapital(view.words[sentence]?.[start]) || !isPolicy(name),
        )
        .map((place): Range => ({ ...place, label: 'ORG', score: 0.9 })),
    );
  },
};

function opensField(word: string): boolean {
  return FIELD_STARTS.has(word.toLowerCase());
}

function isAddress(word: string): boolean {
  return ADDRESSES.has(word.toLowerCase());
}

function isPolicy(name: readonly string[]): boolean {
  return POLICIES.has(name.join(' ').toLowerCase());
}

/** The line under 'Tjänsteställe': up to a comma, unless a person is named there. */
function underFields(view: View, found: readonly Found[], spots: readonly Spot[]): string[][] {
  return spots.flatMap(({ sentence: i, words: [first = ''], at }) => {
    const text = view.sentences[i]?.text ?? '';
    if (at > 0 || !opensField(first) || !FIELDS.has(fieldOf(text))) return [];
    const words = view.words[i + 1] ?? [];
    const comma = words.indexOf(',');
    const end = comma < 0 ? words.length : comma;
    return nameOrNone(view, found, i + 1, end);
  });
}

function fieldOf(text: string): string {
  return text.toLowerCase().replace(/[:\s]+$/u, '');
}

/** The line between an organisation's and the street or box. */
function inAddresses(view: View, found: readonly Found[], spots: readonly Spot[]): string[][] {
  return spots.flatMap(({ sentence: i, words, at }) => {
    if (at > 0 || !isAddress(words[0] ?? '') || !/^\d/u.test(words[1] ?? '')) return [];
    const above = view.words[i - 2] ?? [];
    const whole = { sentence: i - 2, start: 0, end: above.length };
    const isOrganisation = found.some(
      (f) => f.label === 'ORG' && f.sentence === i - 2 && f.start === 0 && f.end === whole.end,
    );
    return isOrganisation ? nameOrNone(view, found, i - 1, view.words[i - 1]?.length ?? 0) : [];
  });
}

function nameOrNone(
  view: View,
  found: readonly Found[],
  sentence: number,
  end: number,
): string[][] {
  const name = (view.words[sentence] ?? []).slice(0, end);
  const person = found.some((f) => f.label === 'PER' && meets(f, { sentence, start: 0, end }));
  const plain = name.every((word) => isWord(word));
  if (person || !plain || !isCapital(name[0]) || name.length < 2 || name.length > LONGEST)
    return [];
  return [name];
}

/** 'Förvaltningen för Lokal odling' introduces 'lokal odling'. */
function afterHead(spots: readonly Spot[]): string[][] {
  return spots.flatMap(({ words, at: i }) => {
    const fits = HEAD.test(words[i] ?? '') && words[i + 1] === 'för' && isCapital(words[i + 2]);
    const name = fits ? words.slice(i + 2, themeEnd(words, i + 2)) : [];
    return name.length > 1 ? [name] : [];
  });
}

/** 'inom Vård och vila': a capital that nothing but a name explains. */
function joinedInCapitals(found: readonly Found[], spots: readonly Spot[]): string[][] {
  const named = bySentence(found);
  return spots.flatMap(({ sentence, words, at: i }) => {
    if (!WHERE.test(words[i] ?? '')) return [];
    const [first, joint, last] = words.slice(i + 1, i + 4);
    const fits = /^\p{Lu}\p{Ll}/u.test(first ?? '') && joins(joint) && /^\p{Ll}/u.test(last ?? '');
    // 'hos Granverket och andra': the first word is a name already.
    const whole = named.get(sentence)?.some((n) => n.end === i + 2 && SURE.has(n.by)) ?? false;
    return fits && !whole && !endsName(last) ? [words.slice(i + 1, i + 4)] : [];
  });
}
