/** Reads brat's stand-off as its description has it; whatever is not in it throws. */

/** A text-bound annotation; offsets in characters of the text file. */
export interface TextBound {
  readonly id: string;
  readonly type: string;
  readonly fragments: readonly { readonly start: number; readonly end: number }[];
  readonly text: string;
}

export interface Event {
  readonly id: string;
  readonly type: string;
  readonly trigger: TextBound;
  /** Role without its number, and the argument. */
  readonly args: readonly { readonly role: string; readonly target: string }[];
}

export interface Standoff {
  /** As Python's text mode reads it: one kind of line end. */
  readonly characters: readonly string[];
  readonly bound: ReadonlyMap<string, TextBound>;
  readonly events: readonly Event[];
  readonly attributes: readonly {
    readonly name: string;
    readonly target: string;
    readonly value: string;
  }[];
  readonly notes: ReadonlyMap<string, string>;
}

function columns(line: string, pattern: RegExp): string[] {
  const match = pattern.exec(line);
  if (!match) throw new Error(`no annotation: ${line}`);
  return match.slice(1).map((group) => group ?? '');
}

/** Python's splitlines knows more ends of lines than the line feed. */
const LINE_ENDS = /(?!\t)[\p{Cc}\u2028\u2029]/u;

function boundOf(line: string, characters: readonly string[]): TextBound {
  const [id = '', type = '', places = '', text = ''] = columns(
    line,
    /^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t([^\t]*)$/u,
  );
  const fragments = places.split(';').map((place) => {
    const [start = 0, end = 0] = place.split(' ').map(Number);
    return { start, end };
  });
  const words = fragments.map(({ start, end }) => characters.slice(start, end).join(''));
  if (words.join(' ') !== text) throw new Error(`${id} is '${words.join(' ')}', not '${text}'`);
  if (LINE_ENDS.test(text)) throw new Error(`${id} goes over a line's end`);
  let last = 0;
  for (const { start, end } of fragments) {
    if (start < last || end <= start) throw new Error(`${id} has fragments out of order`);
    last = end;
  }
  return { id, type, fragments, text };
}

/** Both files of a document. */
export function readBrat(txt: string, ann: string): Standoff {
  const characters = [...txt.replace(/\r\n?/gu, '\n')];
  const bound = new Map<string, TextBound>();
  const attributes: { name: string; target: string; value: string }[] = [];
  const notes = new Map<string, string>();
  const ids = new Set<string>();
  const eventLines: string[] = [];
  if (ann !== '' && !ann.endsWith('\n')) throw new Error('the last line has no end');
  for (const line of ann.split('\n').slice(0, -1)) {
    if (LINE_ENDS.test(line)) throw new Error(`a line in a line: ${JSON.stringify(line)}`);
    const [id = ''] = line.split('\t');
    if (ids.has(id)) throw new Error(`${id} twice`);
    ids.add(id);
    if (id.startsWith('T')) bound.set(id, boundOf(line, characters));
    else if (id.startsWith('E')) eventLines.push(line);
    else if (id.startsWith('A')) {
      const [, name = '', target = '', value = ''] = columns(line, /^(A\d+)\t(\S+) (\S+) (\S+)$/u);
      attributes.push({ name, target, value });
    } else {
      const [, target = '', text = ''] = columns(line, /^(#\d+)\tAnnotatorNotes (\S+)\t([^\t]+)$/u);
      notes.set(target, text);
    }
  }
  const events = eventLines.map((line): Event => {
    const [id = '', type = '', trigger = '', rest = ''] = columns(
      line,
      /^(E\d+)\t(\w+):(T\d+)((?: \w+:[TE]\d+)*)$/u,
    );
    const found = bound.get(trigger);
    if (found?.type !== type) throw new Error(`${id} has no trigger of its type`);
    const args = [...rest.matchAll(/ ([A-Za-z]+)\d*:([TE]\d+)/gu)].map(
      ([, role = '', target = '']) => {
        if (!ids.has(target)) throw new Error(`${id} has ${target}, which is nowhere`);
        return { role, target };
      },
    );
    return { id, type, trigger: found, args };
  });
  const targets = [...attributes.map(({ target }) => target), ...notes.keys()];
  const lost = targets.find((target) => !ids.has(target));
  if (lost !== undefined) throw new Error(`something is said of ${lost}, which is nowhere`);
  return { characters, bound, events, attributes, notes };
}
