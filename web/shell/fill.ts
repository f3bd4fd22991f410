/** Words with their values. Pure. */

/** Of `words`, with '{name}' filled in; see `t`. Throws where there is no such word. */
export function fill(
  words: Readonly<Record<string, string>>,
  language: string,
  word: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const { count } = values;
  const form =
    typeof count === 'number' && !(word in words)
      ? `${word}.${new Intl.PluralRules(language).select(count)}`
      : word;
  const text = words[form];
  if (text === undefined) throw new Error(`no word ${form} in ${language}`);
  const numbers = new Intl.NumberFormat(language);
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value ${name} for ${form}`);
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}
