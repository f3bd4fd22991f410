/** Where the parts of a JSON text stand, so that a problem in it can be told with its line. */

/** A key or an index a step. */
export type JsonPath = readonly PropertyKey[];

/** The places of a JSON text without a fault. */
export interface JsonPlaces {
  /** Line (from 1) of a key or list entry; of what holds it where the path leads nowhere. */
  readonly lineOf: (path: JsonPath) => number;
  /** Keys that stand twice in one object; `lineOf` gives the last of them. */
  readonly doubled: readonly { readonly path: JsonPath }[];
}

/** Why a text is no JSON, and in which line that shows. */
export interface JsonFault {
  readonly line: number;
  readonly message: string;
}

/** Finds all places, or the first fault. */
export function jsonPlaces(json: string): JsonPlaces | JsonFault {
  const scan = new Scan(json);
  try {
    const root = scan.document();
    return {
      lineOf: (path) => lineAt(json, deepest(root, path).at),
      doubled: scan.doubled,
    };
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    return { line: lineAt(json, scan.at), message: error.message };
  }
}

interface Node {
  /** Where its key stands, or itself where it has none. */
  readonly at: number;
  readonly parts: ReadonlyMap<PropertyKey, Node>;
}

function deepest(root: Node, path: JsonPath): Node {
  let node = root;
  for (const step of path) {
    const part = node.parts.get(step);
    if (part === undefined) return node;
    node = part;
  }
  return node;
}

function lineAt(json: string, at: number): number {
  let line = 1;
  for (let next = json.indexOf('\n'); next >= 0 && next < at; next = json.indexOf('\n', next + 1)) {
    line++;
  }
  return line;
}

class Unexpected extends Error {}

/** No gold file is nested deeper, and a scan that calls itself must end. */
const DEEPEST = 50;
const STRING = /"[^"\\]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\]*)*"/uy;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/uy;
const SPACE = /[ \t\r\n]*/uy;

class Scan {
  readonly json: string;
  readonly doubled: { path: JsonPath }[] = [];
  at = 0;

  constructor(json: string) {
    this.json = json;
  }

  document(): Node {
    const root = this.value([], this.skip());
    if (this.skip() < this.json.length) throw new Unexpected('expected nothing more after the end');
    return root;
  }

  private value(path: JsonPath, at: number): Node {
    if (path.length > DEEPEST) throw new Unexpected(`nested deeper than ${DEEPEST}`);
    const first = this.json[this.skip()];
    if (first === '{')
      return { at, parts: this.parts(path, '}', (parts) => this.key(path, parts)) };
    if (first === '[') return { at, parts: this.parts(path, ']', (parts) => parts.size) };
    if (first === '"') this.text();
    else if (this.match(SCALAR) === null) throw new Unexpected('expected a value');
    return { at, parts: new Map() };
  }

  /** Entries between brackets; `name` reads the key of one, or counts it. */
  private parts(
    path: JsonPath,
    close: string,
    name: (parts: ReadonlyMap<PropertyKey, Node>) => PropertyKey,
  ): Map<PropertyKey, Node> {
    const parts = new Map<PropertyKey, Node>();
    this.at++;
    if (this.take(close)) return parts;
    do {
      const at = this.skip();
      const step = name(parts);
      parts.set(step, this.value([...path, step], at));
    } while (this.take(','));
    if (!this.take(close)) throw new Unexpected(`expected ',' or '${close}'`);
    return parts;
  }

  private key(path: JsonPath, parts: ReadonlyMap<PropertyKey, Node>): string {
    if (this.json[this.skip()] !== '"') throw new Unexpected('expected a name in double quotes');
    const key = this.text();
    if (parts.has(key)) this.doubled.push({ path: [...path, key] });
    if (!this.take(':')) throw new Unexpected("expected ':'");
    return key;
  }

  private text(): string {
    const start = this.at;
    try {
      return String(JSON.parse(this.match(STRING) ?? ''));
    } catch {
      this.at = start;
      throw new Unexpected('expected a text that ends in its line, with \\n for a line break');
    }
  }

  private take(sign: string): boolean {
    if (this.json[this.skip()] !== sign) return false;
    this.at++;
    return true;
  }

  private skip(): number {
    this.match(SPACE);
    return this.at;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.json)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }
}
