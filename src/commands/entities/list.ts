/** `klubbslag entities people|organisations`: who is who over all documents. */
import { type Entity, entitiesOf } from '../../entities.ts';
import { EXIT } from '../../errors.ts';
import { csvHeader, csvLines, jsonArray, ndjsonLine, tsvLine } from '../../export/formats.ts';
import { writeAll } from '../../output.ts';
import { renderEntity } from '../../render/entities.ts';
import type { EntityLayer } from '../../store/entities.ts';
import { fold } from '../../store/fold.ts';
import { type Call, optionText, paintOf, settingsOf, shownPath, withStore } from '../command.ts';
import { formatOf } from '../format.ts';

/** Columns of tsv and csv. Scripts rely on their order: new ones go to the end. */
export const COLUMNS =
  'name documents first last aliases bodies roles organisations kinds registers refs'.split(' ');

function row(entity: Entity): Record<string, string | number | null> {
  const { name, members } = entity;
  const dates = members.flatMap(({ date }) => date ?? []);
  const list = (values: readonly string[]): string => values.join('; ');
  return {
    name,
    documents: members.length,
    first: dates[0] ?? null,
    last: dates.at(-1) ?? null,
    aliases: list(entity.aliases),
    bodies: list(entity.bodies),
    roles: list(entity.roles),
    organisations: list(entity.organisations),
    kinds: list(entity.kinds),
    registers: list(entity.registers),
    refs: list(members.map(({ ref }) => ref)),
  };
}

/** Any form of the name holds the text; a ref names its entity. */
function fits({ name, aliases, members }: Entity, wanted: string): boolean {
  const part = fold(wanted);
  return (
    [name, ...aliases].some((form) => fold(form).includes(part)) ||
    members.some(({ ref }) => ref === wanted)
  );
}

function chosen(call: Call, entities: readonly Entity[]): Entity[] {
  const [wanted] = call.positionals;
  const body = optionText(call, 'body');
  return entities.filter(
    (entity) =>
      (wanted === undefined || fits(entity, wanted)) &&
      (body === null || entity.bodies.some((one) => fold(one).includes(fold(body)))),
  );
}

function* table(call: Call, layer: EntityLayer, entities: readonly Entity[]): Generator<string> {
  const { out } = call.world;
  const why = call.options['why'] === true;
  const options = { width: out.width, paint: paintOf(out), why };
  for (const entity of entities) yield renderEntity(entity, options);
  if (entities.length === 0) yield `No ${layer} found.\n`;
}

function* csv(entities: readonly Entity[]): Generator<string> {
  yield csvHeader(COLUMNS);
  for (const entity of entities) yield csvLines(COLUMNS, [row(entity)]);
}

function chunks(call: Call, layer: EntityLayer, entities: readonly Entity[]) {
  // Reasons are for reading, also in a pipe.
  const why = call.options['why'] === true && optionText(call, 'format') === null;
  switch (why ? 'table' : formatOf(call)) {
    case 'table':
      return table(call, layer, entities);
    case 'csv':
      return csv(entities);
    case 'json':
      return jsonArray(entities);
    case 'ndjson':
      return entities.map(ndjsonLine);
    case 'tsv':
      return entities.map((entity) => tsvLine(COLUMNS, row(entity)));
  }
}

/** Prints the entities of a layer that the arguments ask for. */
export async function listEntities(call: Call, layer: EntityLayer): Promise<number> {
  return await withStore(settingsOf(call), false, async (store) => {
    const entities = chosen(call, await entitiesOf(store, layer, shownPath));
    await writeAll(call.world.write, chunks(call, layer, entities));
    return EXIT.ok;
  });
}
