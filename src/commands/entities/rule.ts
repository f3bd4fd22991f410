/** `klubbslag entities join|split|rulings|undo`: what a person says of two names. */
import { HASH_LENGTH, layerOfRef, refOf } from '../../entities.ts';
import { EXIT, UserError } from '../../errors.ts';
import { oneLine } from '../../render/text.ts';
import { ENTITY_LAYERS, type EntityLayer, type StoredRuling } from '../../store/entities.ts';
import type { Store } from '../../store/store.ts';
import { type Call, settingsOf, withStore } from '../command.ts';

interface Side {
  readonly document: string;
  readonly name: string;
}

async function sideOf(store: Store, layer: EntityLayer, ref: string): Promise<Side> {
  const hits = (await store.entities[layer]()).filter((one) => refOf(layer, one) === ref);
  const [hit, other] = hits;
  if (!hit) {
    throw new UserError(
      `nothing stored is called '${oneLine(ref)}': 'klubbslag entities ${layer} --why' tells`,
    );
  }
  if (other) throw new UserError(`two documents begin with ${ref.slice(0, HASH_LENGTH)}`);
  return { document: hit.document, name: hit.name };
}

/** Keeps the ruling that the two named are the same, or are not. */
export async function rule(call: Call, verdict: 'same' | 'apart'): Promise<number> {
  const [a = '', b = ''] = call.positionals;
  const [layer, other] = [layerOfRef(a), layerOfRef(b)];
  if (layer === null || other === null) {
    const wrong = layer === null ? a : b;
    throw new UserError(`'${oneLine(wrong)}' is not like 3f9a21c0d1e2:person-4 or …:org-2`);
  }
  if (layer !== other) throw new UserError('a person and an organisation are never the same');
  if (a === b) throw new UserError('one is always the same as itself: name two');
  return await withStore(settingsOf(call), false, async (store) => {
    const [left, right] = [await sideOf(store, layer, a), await sideOf(store, layer, b)];
    const id = await store.entities.rule(layer, { verdict, a: left, b: right });
    const words = verdict === 'same' ? 'are the same' : 'are not the same';
    const line = `${id}: ${oneLine(left.name)} and ${oneLine(right.name)} ${words}`;
    await call.world.write(`${line}; 'klubbslag entities undo ${id}' takes it back\n`);
    return EXIT.ok;
  });
}

function rulingLine({ id, layer, verdict, madeAt, a, b }: StoredRuling): string {
  const side = ({ document, name }: Side): string =>
    `${oneLine(name)} (${document.slice(0, HASH_LENGTH)})`;
  const words = verdict === 'same' ? 'same as' : 'not';
  return `${id}  ${madeAt.slice(0, 10)}  ${layer}  ${side(a)} ${words} ${side(b)}\n`;
}

/** Prints all rulings, oldest first. */
export async function rulings(call: Call): Promise<number> {
  return await withStore(settingsOf(call), false, async (store) => {
    const layers = ENTITY_LAYERS.map((layer) => store.entities.rulings(layer));
    const all = (await Promise.all(layers)).flat();
    for (const ruling of all.sort((a, b) => a.id - b.id)) {
      if (!(await call.world.write(rulingLine(ruling)))) break;
    }
    if (all.length === 0) await call.world.write('No rulings.\n');
    return EXIT.ok;
  });
}

/** Takes a ruling back. */
export async function undo(call: Call): Promise<number> {
  const [text = ''] = call.positionals;
  if (!/^\d{1,9}$/u.test(text)) throw new UserError(`'${oneLine(text)}' is no number of a ruling`);
  return await withStore(settingsOf(call), false, async (store) => {
    if (!(await store.entities.unrule(Number(text)))) {
      throw new UserError(`there is no ruling ${text}`);
    }
    await call.world.write(`ruling ${text} is taken back\n`);
    return EXIT.ok;
  });
}
