/** Whether a text holds a name or other words that need not be an exact quote. */

/** True where the text holds these words, white space and hyphens at line ends aside. */
export type StandsIn = (words: string) => boolean;

/** Prepares a text; its folded form is made when first needed. */
export function wordsOf(text: string): StandsIn {
  let folded: string | null = null;
  return (words) => {
    if (text.includes(words)) return true;
    folded ??= fold(text);
    return folded.includes(fold(words));
  };
}

function fold(text: string): string {
  return text.replace(/\u00ad|-[ \t]*[\r\n]\s*|\s+/gu, '').normalize('NFC');
}
