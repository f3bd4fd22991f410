/** HTML and SVG as strings that cannot be spoilt by what stands in a document. */

class Safe {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** Text that may stand in a page as it is; only `html` and `trusted` make it. */
export type Markup = Safe;

/** What can be put into a template: escaped unless it is markup; null is nothing. */
export type Content = Markup | string | number | null | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template tag: what is put in is text, also inside a quoted attribute. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Safe(
    parts.reduce((page, part, index) => {
      // Without quotes a space in the text would end the attribute.
      if (index < contents.length && part.endsWith('=')) throw new Error('attribute not quoted');
      return page + part + shown(contents[index] ?? null);
    }, ''),
  );
}

function shown(content: Content): string {
  if (content === null) return '';
  if (content instanceof Safe) return content.toString();
  if (typeof content === 'object') return content.map(shown).join('');
  return String(content).replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign);
}

/** Takes text of our own as markup: a style sheet, a script. Never what stands in a document. */
export function trusted(text: string): Markup {
  return new Safe(text);
}

/** Contents with something between each two. */
export function joined(contents: readonly Content[], between: Content): Content {
  return contents.flatMap((content, index) => (index === 0 ? [content] : [between, content]));
}
