/** What leaves the machine: with private things covered unless told otherwise. */
import { maskedPath, maskedText } from '../../pipeline/private/mask.ts';
import { coveringsOf } from '../private/coverings.ts';
import { maskedStore } from '../private/masked-store.ts';
import type { Covers } from '../serve/evaluation.ts';
import type { Store } from '../store/store.ts';
import type { Call } from './command.ts';

/** The option of every command that gives records to others. */
export const UNMASKED_OPTION = {
  unmasked: {
    type: 'boolean',
    description: 'with personal identity numbers, private telephone numbers, homes and e-mail',
  },
} as const;

/** What those commands' help says of it. */
export const MASKED_NOTE =
  "Personal identity numbers, private telephone numbers, people's homes and private e-mail " +
  "addresses are covered: each letter and digit is '█', so every place stays. --unmasked shows them.";

/** What the help of commands says that print text for whoever asks, and files for others. */
export const OUTWARD_NOTE = `As Markdown, HTML and JSON it is for others: ${lowered(MASKED_NOTE)}`;

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function isUnmasked({ options }: Call): boolean {
  return options['unmasked'] === true;
}

/** The store as others may read it. */
export function outwardStore(call: Call, store: Store): Store {
  return isUnmasked(call) ? store : maskedStore(store);
}

/** Sentences as others may read them: of stored documents all that is covered in them. */
export function coversOf(call: Call, store: Store): Covers {
  const same = (text: string) => text;
  if (isUnmasked(call)) return { text: async () => same, name: same, plain: same };
  const all = coveringsOf(store);
  const text = async (sha256: string) => (await all.of(sha256))?.cover ?? maskedText;
  return { text, name: maskedPath, plain: maskedText };
}
