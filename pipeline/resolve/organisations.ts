/** Mentions → organisations: one for each name, however it is inflected or shortened. */

import { remember } from '../remember.ts';
import { fold } from '../similar.ts';
import type { Mention } from '../types.ts';
import { registerEntryOf } from './register.ts';

/** An organisation as found so far: its forms by what they fold to. */
export interface OrganisationGroup {
  readonly mentions: readonly Mention[];
  readonly forms: readonly string[];
}

/** Definite nouns and names of kinds: a final s after them is a genitive. */
const GENITIVE =
  /(?:[:’']s|(?<=(?:en|et|an|ån|na|ige|[Kk]ommun|[Ss]tad|[Ll]än|verk|AB|ttén))s|(?<=^\p{Lu}{2,6})s)$/u;

/** Groups the mentions of organisations, in the order of their first mention. */
export function groupOrganisations(
  mentions: readonly Mention[],
  text: string,
): OrganisationGroup[] {
  const written = new Set(mentions.map((mention) => keyOf(plain(mention.text))));
  const groups = new Map<string, { mentions: Mention[]; forms: string[] }>();
  const shortForms = shortFormsOf(mentions, text, written);
  for (const mention of mentions) {
    const form = baseOf(mention.text, written);
    const own = keyOf(form);
    const key = shortForms.get(own) ?? headOf(own, groups) ?? own;
    const group = groups.get(key);
    if (!group) groups.set(key, { mentions: [mention], forms: [form] });
    else {
      group.mentions.push(mention);
      if (!group.forms.includes(form)) group.forms.push(form);
    }
  }
  return [...groups.values()];
}

/** The fullest form, as it stands most often. */
export function bestForm(group: OrganisationGroup, text: string): string {
  const counts = new Map<string, number>();
  const written = new Set(group.mentions.map((mention) => keyOf(plain(mention.text))));
  for (const mention of group.mentions) {
    const form = baseOf(mention.text, written);
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const words = (form: string): number => form.split(' ').length;
  const capital = (form: string): number => Number(/^\p{Lu}/u.test(form));
  const short = (form: string): number => Number(/^\p{Lu}+$/u.test(form));
  const ranked = [...counts].sort(
    ([a, m], [b, n]) =>
      words(b) - words(a) || short(a) - short(b) || capital(b) - capital(a) || n - m,
  );
  return ranked[0]?.[0] ?? text;
}

const MOST_NAMES = 10_000;

const plain = remember(
  (text): string =>
    text
      .replace(/^\(\s*|\s*\)$/gu, '')
      .replace(/\s+([,.)])/gu, '$1')
      .replace(/\s+/gu, ' '),
  MOST_NAMES,
);

/** The name without parentheses and genitive ending. */
function baseOf(text: string, written: ReadonlySet<string>): string {
  const name = plain(text);
  const bare = name.replace(GENITIVE, '');
  if (bare !== name) return bare;
  const shorter = name.replace(/(?<=[^s])s$/u, '');
  return written.has(keyOf(shorter)) ? shorter : name;
}

const keyOf = remember(
  (form): string =>
    fold(form)
      .replace(/ i (?=\S+ län$)| för /u, ' ')
      .replaceAll(' ', ''),
  MOST_NAMES,
);

/** 'Sveriges odlare (SO)': the key of the long name for that of the short one. */
function shortFormsOf(
  mentions: readonly Mention[],
  text: string,
  written: ReadonlySet<string>,
): Map<string, string> {
  const known = new Map<string, string>();
  mentions.forEach((mention, i) => {
    const next = mentions[i + 1];
    if (!next || next.sentence !== mention.sentence || next.text.startsWith('(')) return;
    const between = text.slice(mention.span.end, next.span.start);
    if (!/^\s*\($/u.test(between) || text.charAt(next.span.end) !== ')') return;
    const [longForm = '', shortForm = ''] = [mention, next].map((m) => baseOf(m.text, written));
    if (saysWhose(longForm, shortForm)) return;
    const [long, short] = [keyOf(longForm), keyOf(shortForm)];
    if (long && short && long !== short) known.set(short, long);
  });
  return known;
}

/** 'Regeringskansliet (Finansdepartementet)', 'Rådet (Vallentuna kommun)': a part of, not short for. */
function saysWhose(name: string, inBrackets: string): boolean {
  if (inBrackets.length > name.length) return true;
  const other = registerEntryOf(inBrackets);
  return other?.by === 'register-name' && registerEntryOf(name)?.id !== other.id;
}

/**
 * 'odlingsgruppen' after 'Odlingsgrupp för …', 'vårdrådet' after 'vårdrådet för …': the first group
 * that has it as its head.
 */
function headOf(
  key: string,
  groups: ReadonlyMap<string, { readonly forms: readonly string[] }>,
): string | undefined {
  const head = HEAD.exec(key);
  if (!head || groups.has(key)) return undefined;
  const [, indefinite = ''] = head;
  for (const [other, { forms }] of groups) {
    const heads = forms.map((form) => fold(form).split(' för ')[0]?.replaceAll(' ', '') ?? '');
    const first = forms.map((form) => fold(form).split(' ')[0]);
    if (heads.includes(key) || first.includes(indefinite)) return other;
  }
  return undefined;
}

const HEAD = /^(\S+?(?:grupp|nämnd|råd|utskott|kommitté|nätverk|stab))(?:en|et|n)$/u;
