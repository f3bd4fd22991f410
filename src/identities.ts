/** Who is who in a store, by the ids that an export gives: those of its linked entities. */
import { type Entity, entitiesOf, HASH_LENGTH } from './entities.ts';
import type { Identities, Identity } from './export/popolo-names.ts';
import { storedBodies } from './follow.ts';
import { ENTITY_LAYERS } from './store/entities.ts';
import type { Store } from './store/store.ts';

/** An entity goes by the first of its members, oldest meeting first: 'ba3d8e9e4f6b:person-2'. */
function identityOf({ name, members }: Entity): Identity {
  return { id: members[0]?.ref ?? '', name };
}

/** Links people, organisations and bodies; what is not known is itself alone. */
export async function identitiesOf(store: Store): Promise<Identities> {
  const known = new Map<string, Identity>();
  for (const layer of ENTITY_LAYERS) {
    for (const entity of await entitiesOf(store, layer, (path) => path)) {
      for (const { ref } of entity.members) known.set(ref, identityOf(entity));
    }
  }
  const refOf = (sha256: string, own: string) => `${sha256.slice(0, HASH_LENGTH)}:${own}`;
  for (const { name, dated, undated } of await storedBodies(store, null)) {
    const documents = [...dated.map(({ document }) => document), ...undated];
    const identity = { id: refOf(documents[0] ?? '', 'body'), name };
    for (const document of documents) known.set(refOf(document, 'body'), identity);
  }
  const find = (ref: string): Identity => known.get(ref) ?? { id: ref, name: null };
  return {
    person: (sha256, number) => find(refOf(sha256, `person-${number}`)),
    organisation: (sha256, number) => find(refOf(sha256, `org-${number}`)),
    body: (sha256) => find(refOf(sha256, 'body')),
  };
}
