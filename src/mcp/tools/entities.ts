/** People and organisations over all documents: who is who, and where they are named. */
import { z } from 'zod';
import { type Entity, entitiesOf } from '../../entities.ts';
import type { EntityLayer } from '../../store/entities.ts';
import { fold } from '../../store/fold.ts';
import type { Store } from '../../store/store.ts';
import { CITATION, type Citation, citedLine, Library } from '../cite.ts';
import { PART } from '../filters.ts';
import { listed, NEXT, PAGING, pageOf, tool } from '../tool.ts';

/** So many of the documents that name one are quoted, the latest. */
const QUOTED = 5;

const names = z.array(z.string());
const COMMON = {
  name: z.string(),
  aliases: names.describe('Other forms of the name in the documents.'),
  bodies: names.describe('Bodies whose documents name them.'),
  documents: z.int().describe('How many documents name them.'),
  mentions: z
    .array(z.strictObject({ entity: z.string(), ...CITATION }))
    .describe(`One quote a document, of the latest ${QUOTED}; entity is its part in that record.`),
};

const person = z.strictObject({ ...COMMON, roles: names, organisations: names });
const organisation = z.strictObject({
  ...COMMON,
  kinds: names,
  registers: names.describe("Entries of Swedish registers: 'municipality 0180'."),
});

const input = z.strictObject({ name: PART.optional().describe('Part of a name.'), ...PAGING });

type Asked = z.infer<typeof input>;

function named({ name, aliases }: Entity, part: string): boolean {
  return [name, ...aliases].some((one) => fold(one).includes(fold(part)));
}

async function mentionsOf(layer: EntityLayer, { members }: Entity, library: Library) {
  const all: (Citation & { entity: string })[] = [];
  for (const { ref, document } of members.slice(-QUOTED)) {
    const cited = await library.at(document);
    const number = Number(/\d+$/u.exec(ref)?.[0]);
    const at = cited?.record[layer][number - 1]?.mentions[0];
    if (cited && at) all.push({ entity: ref, ...cited.cite(at.start, at.end) });
  }
  return all;
}

async function found<T>(
  store: Store,
  layer: EntityLayer,
  asked: Asked,
  own: (entity: Entity) => T,
) {
  const { name } = asked;
  const library = new Library(store);
  const all = await entitiesOf(store, layer, (path) => path);
  const wanted = name === undefined ? all : all.filter((entity) => named(entity, name));
  const { page, nextCursor } = await pageOf(wanted, asked);
  const results = [];
  for (const entity of page) {
    results.push({
      name: entity.name,
      aliases: [...entity.aliases],
      bodies: [...entity.bodies],
      documents: entity.members.length,
      mentions: await mentionsOf(layer, entity, library),
      ...own(entity),
    });
  }
  return { results, nextCursor };
}

interface Told {
  readonly name: string;
  readonly documents: number;
  readonly mentions: readonly Citation[];
}

function lines(results: readonly Told[]): string[] {
  return results.map(({ name, documents, mentions }) => {
    const last = mentions.at(-1);
    const place = last === undefined ? '' : ` · ${citedLine(last)}`;
    return `${name} · ${documents} document${documents === 1 ? '' : 's'}${place}`;
  });
}

/** `find_people`. */
export const findPeople = tool({
  name: 'find_people',
  title: 'Find people',
  description:
    'People over all documents, each once, by name, with roles and where they are named.',
  input,
  output: z.strictObject({ results: z.array(person), ...NEXT }),
  run: async (store, asked) => {
    const data = await found(store, 'people', asked, ({ roles, organisations }) => ({
      roles: [...roles],
      organisations: [...organisations],
    }));
    return { data, text: listed(lines(data.results), data.nextCursor) };
  },
});

/** `find_organisations`. */
export const findOrganisations = tool({
  name: 'find_organisations',
  title: 'Find organisations',
  description: 'Organisations over all documents, each once, by name, with their register entries.',
  input,
  output: z.strictObject({ results: z.array(organisation), ...NEXT }),
  run: async (store, asked) => {
    const data = await found(store, 'organisations', asked, ({ kinds, registers }) => ({
      kinds: [...kinds],
      registers: [...registers],
    }));
    return { data, text: listed(lines(data.results), data.nextCursor) };
  },
});
