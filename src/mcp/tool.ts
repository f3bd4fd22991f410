/** What a tool is, how its answers come page by page, and how it fails. */
import { createHash } from 'node:crypto';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Store } from '../store/store.ts';

/** A refusal that the assistant is told: one line without a path of the machine. */
export class ToolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ToolError';
  }
}

/** What a tool gives: the data, and the same in few words. */
export interface Answer<T> {
  readonly data: T;
  readonly text: string;
}

/** A tool with the schemas of what goes in and what comes out. */
export interface Tool<I extends z.ZodObject, O extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  readonly run: (store: Store, input: z.infer<I>) => Promise<Answer<z.infer<O>>>;
}

/** What the tools are served with. */
export interface Serving {
  readonly server: McpServer;
  readonly store: Store;
  /** Told of faults of the program's own, which an assistant can do nothing about. */
  readonly warn: (text: string) => void;
}

/** Adds the tool to a server. */
export type Adding = (serving: Serving) => void;

/** Nothing that a tool does changes anything, here or elsewhere. */
const LOOKS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** A tool ready to be added. */
export function tool<I extends z.ZodObject, O extends z.ZodObject>(made: Tool<I, O>): Adding {
  const { name, title, description, input, output, run } = made;
  return ({ server, store, warn }) => {
    const config = { title, description, inputSchema: input, outputSchema: output };
    const answer = async (given: unknown) => {
      try {
        const { data, text } = await run(store, input.parse(given));
        const content = [{ type: 'text' as const, text }];
        return { content, structuredContent: data as Record<string, unknown> };
      } catch (error) {
        return { content: [{ type: 'text' as const, text: wordsOf(error, warn) }], isError: true };
      }
    };
    server.registerTool<z.ZodObject, z.ZodObject>(name, { ...config, annotations: LOOKS }, answer);
  };
}

function wordsOf(error: unknown, warn: (text: string) => void): string {
  if (error instanceof ToolError) return error.message;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // Both may hold paths of the machine: they are for whoever started the server.
  warn(`klubbslag: ${error instanceof UserError ? error.message : trace}\n`);
  if (error instanceof UserError) return 'The store cannot be read now: try again later.';
  return 'The server failed at this question; what is wrong stands in its log.';
}

const MOST = 100;
const USUAL = 20;

/** How many results are asked for, and from where. */
export const PAGING = {
  limit: z.int().min(1).max(MOST).default(USUAL).describe('Most results of one answer.'),
  cursor: z.string().max(200).optional().describe('nextCursor of the answer before.'),
};

/** Where the next page begins; null where there is none. */
export const NEXT = { nextCursor: z.string().nullable() };

interface Paged {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const cursorSchema = z.strictObject({ of: z.string(), from: z.int().min(0) });

/** A cursor belongs to its question: another one would skip other results. */
function keyOf(question: object): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 8);
}

function startOf(cursor: string | undefined, key: string): number {
  if (cursor === undefined) return 0;
  try {
    const found = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (found.of === key) return found.from;
  } catch {
    // Told below.
  }
  throw new ToolError('cursor: not one of this question; leave it out to begin anew');
}

/** The page of `values` that a question asks for, and the cursor of the next. */
export async function pageOf<T>(
  values: AsyncIterable<T> | Iterable<T>,
  { cursor, limit, ...question }: Paged,
): Promise<{ readonly page: readonly T[]; readonly nextCursor: string | null }> {
  const of = keyOf(question);
  const from = startOf(cursor, of);
  const page: T[] = [];
  let index = 0;
  for await (const value of values) {
    if (index++ < from) continue;
    if (page.length === limit) {
      const next = JSON.stringify({ of, from: from + limit });
      return { page, nextCursor: Buffer.from(next).toString('base64url') };
    }
    page.push(value);
  }
  return { page, nextCursor: null };
}

/** Lines of text for a page of results. */
export function listed(lines: readonly string[], nextCursor: string | null): string {
  if (lines.length === 0) return 'Nothing found.';
  return [...lines, ...(nextCursor === null ? [] : ['There is more: see nextCursor.'])].join('\n');
}
