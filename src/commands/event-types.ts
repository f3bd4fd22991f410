/** Types of events as a call names them. */
import type { ArgsDef } from 'citty';
import { UserError } from '../errors.ts';
import { EVENT_TYPES, type EventType } from '../store/outbox.ts';
import { type Call, optionTexts } from './command.ts';

/** The option that chooses some. */
export const TYPES_OPTION: ArgsDef = {
  types: {
    type: 'string',
    valueHint: 'TYPE…',
    description: `only events of this type (${EVENT_TYPES.join(', ')}); several with commas`,
  },
};

/** Those that the call names, null where it names none. */
export function typesOf(call: Call): readonly EventType[] | null {
  const given = optionTexts(call, 'types').flatMap((text) => text.split(','));
  if (given.length === 0) return null;
  return given.map((name) => {
    const type = EVENT_TYPES.find((one) => one === name.trim());
    if (type) return type;
    throw new UserError(`--types are of ${EVENT_TYPES.join(', ')}, not '${name}'`);
  });
}
