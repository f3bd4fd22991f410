/** A document's words in Markdown. Pure. */
import { markdownText } from '../../eval/table.ts';
import { oneLine } from './text.ts';

/** One line that may not begin a list, a heading or a line of its own. */
export function markdownLine(text: string): string {
  return markdownText(oneLine(text)).replace(/^(?:[-+#=>]|\d+(?=[.)]))/u, (sign) =>
    /\d/u.test(sign) ? `${sign}\\` : `\\${sign}`,
  );
}
