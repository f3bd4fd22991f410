/** `klubbslag forget`: erases a person from the store, and proves that nothing is left. */
import { settingOptions } from '../../config.ts';
import { EXIT } from '../../errors.ts';
import { type Call, type Command, settingsOf, withStore } from '../command.ts';
import { SUMMARIES } from '../summaries.ts';
import { forget } from './forget.ts';

async function list(call: Call): Promise<number> {
  return await withStore(settingsOf(call), false, async (store) => {
    for (const { id, madeAt, documents } of await store.forgotten.all()) {
      const count = `${documents} ${documents === 1 ? 'document' : 'documents'}`;
      if (!(await call.world.write(`${id}  ${madeAt.slice(0, 10)}  ${count}\n`))) break;
    }
    if ((await store.forgotten.all()).length === 0) {
      await call.world.write('Nobody was forgotten.\n');
    }
    return EXIT.ok;
  });
}

const listCommand: Command = {
  name: 'forget list',
  summary: 'list how many were forgotten, and when',
  description: 'Lists how many people were forgotten, when, in how many documents. Never who.',
  args: settingOptions('store', 'busyMs'),
  notes: [],
  examples: ['klubbslag forget list'],
  run: list,
};

export const forgetCommand: Command = {
  name: 'forget',
  summary: SUMMARIES.forget,
  description:
    'Shows where a person stands over all documents. With --yes it erases the person: in every ' +
    'record, in all that was made of it and in what is searched, each letter of the name becomes ' +
    '█, and no entry is left. Then it looks through all tables and the bytes of the file for the ' +
    'name and says what it found.',
  args: {
    name: { type: 'positional', valueHint: 'NAME', description: 'the full name' },
    id: {
      type: 'string',
      valueHint: 'REF…',
      description: "who is meant, as 'klubbslag entities people --why' calls them in a document",
    },
    yes: { type: 'boolean', description: 'erase' },
    'dry-run': { type: 'boolean', description: 'only show, which is what it does without --yes' },
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    'It cannot be undone. Later runs do not bring the name back: the store keeps an HMAC of it with ' +
      'a random key of its own, and covers it in whatever it is given. Of a namesake in a document ' +
      'that comes later it cannot know. Whoever has the store can ask it whether it has forgotten a ' +
      'certain name; nobody can read from it which.',
    'Corrections that name the person go, and what they corrected is as the program had it; of who ' +
      'corrected only the name is covered, what they said stays.',
    'Of several of the same name only the one that is meant is erased: where it is not clear who, ' +
      'they are listed, and the exit code is 2. One person may be several where different circles ' +
      'of people meet: give each with --id.',
    'The exit code is 1 where the name still stands somewhere: as a namesake, or in the path of a ' +
      'file. Files are yours to rename or delete; do so, and forget again. What was exported, sent ' +
      'or backed up before lies with whoever has it; so does what a file system or a PostgreSQL ' +
      'server keeps of old versions.',
    'It waits for nobody: where another program reads the store at the moment it says so; run it ' +
      'again then. Killed in the middle, it goes on when it is run again.',
  ],
  examples: [
    "klubbslag forget 'Åsa Wahlén'",
    "klubbslag forget 'Åsa Wahlén' --yes",
    "klubbslag forget 'Åsa Wahlén' --id 3f9a21c0d1e2:person-4 --yes",
    'klubbslag forget list',
  ],
  actions: [listCommand],
  run: forget,
};
