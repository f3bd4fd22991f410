/** `klubbslag models`: the command lines of the user's own models. */
import { rm } from 'node:fs/promises';
import type { ArgsDef } from 'citty';
import { settingOptions } from '../../config.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { Fetched } from '../../models/download.ts';
import {
  fetchModel,
  nameFor,
  parseChecksums,
  USUAL_BASE,
  USUAL_LIMITS,
} from '../../models/fetch.ts';
import { type Addition, addModel, refuseTaken } from '../../models/install.ts';
import {
  checkName,
  faultOf,
  findInstalled,
  listInstalled,
  type OwnManifest,
  type TextManifest,
} from '../../models/installed.ts';
import { parseMapping } from '../../models/labels.ts';
import {
  actionArgs,
  type Call,
  type Command,
  optionText,
  optionTexts,
  settingsOf,
} from '../command.ts';
import { SUMMARIES } from '../summaries.ts';
import { listText, listValues } from './list.ts';

/** Options of everything that adds a model. */
const ADDING: ArgsDef = {
  name: { type: 'string', valueHint: 'NAME', description: 'what the model is called here' },
  map: {
    type: 'string',
    valueHint: 'LABEL=PER…',
    description: 'what a label of the model is: PER, ORG, LOC or O; may be given several times',
  },
  force: { type: 'boolean', description: 'replace a model of that name' },
};

const LABEL_NOTE =
  'Known labels: PER, PRS, PERSON are people; ORG, INST organisations; LOC, PLC, GPE, PLACE ' +
  'places; TME, EVN, WRK, OBJ, MSR, MISC and their like are passed over; with or without B- and I-.';

const WRITER_NOTE =
  'A model that writes text has an encoder and a decoder (T5, BART: encoder_model*.onnx and ' +
  'decoder_model_merged*.onnx) or a decoder alone (GPT: model*.onnx), exported with its cache.';

const PACKAGE_NOTE =
  'To use such a model takes the package @xenova/transformers, which npm installs unless it is ' +
  'told to leave optional packages out.';

function addedText(manifest: OwnManifest | TextManifest): string {
  const { name, dtype, longest } = manifest;
  const added = `added ${name}: ${dtype}, ${longest} word pieces at once`;
  if (manifest.task === 'wording') {
    return `${added}; words summaries (${manifest.type}, ${manifest.kind})\n`;
  }
  const mapped = manifest.labels.map(({ label, means }) =>
    label === means ? label : `${label} as ${means}`,
  );
  return `${added}; labels ${mapped.join(', ')}\n`;
}

function addition(call: Call): Omit<Addition, 'folder'> {
  return {
    name: optionText(call, 'name'),
    map: parseMapping(optionTexts(call, 'map')),
    force: call.options['force'] === true,
    home: settingsOf(call).models,
  };
}

async function add(call: Call): Promise<number> {
  const [folder = ''] = call.positionals;
  const added = await addModel({ ...addition(call), folder });
  await call.world.write(addedText(added));
  return EXIT.ok;
}

async function fetch(call: Call): Promise<number> {
  const { world, positionals } = call;
  const [model = ''] = positionals;
  const rest = addition(call);
  const name = checkName(rest.name ?? nameFor(model));
  // Before anything is downloaded: it may be half a gigabyte.
  refuseTaken(name, rest.home, rest.force);
  const request = {
    model,
    base: optionText(call, 'from') ?? USUAL_BASE,
    revision: optionText(call, 'revision') ?? 'main',
    expected: parseChecksums(optionTexts(call, 'sha256')),
    home: rest.home,
    limits: USUAL_LIMITS,
  };
  const tell = async (file: string, { sha256, bytes }: Fetched) =>
    void (await world.write(`${sha256}  ${file}  ${bytes} bytes\n`));
  const added = await fetchModel(request, tell, (folder) => addModel({ ...rest, name, folder }));
  await world.write(addedText(added));
  return EXIT.ok;
}

const addCommand: Command = {
  name: 'models add',
  summary: 'add a model from a Hugging Face folder on disk',
  description:
    'Copies a token classifier, for names, or a model that writes text, for show --wording, to ' +
    'the folder of your own models: config.json, tokenizer.json, tokenizer_config.json and ' +
    'generation_config.json where there are any, and its ONNX files, those with eight-bit ' +
    'weights where there are several.',
  args: {
    folder: {
      type: 'positional',
      valueHint: 'folder',
      description: 'with config.json, tokenizer.json and, in onnx/ or beside them, model*.onnx',
    },
    ...ADDING,
    ...settingOptions('models'),
  },
  notes: [LABEL_NOTE, WRITER_NOTE, PACKAGE_NOTE],
  examples: [
    'klubbslag models add ~/hf/bert-base-swedish-cased-ner --name kb-bert',
    'klubbslag models add ~/hf/t5-sammanfattning --name t5',
    'klubbslag models add ~/hf/other --map LABEL_0=O --map LABEL_1=PER',
  ],
  run: add,
};

const fetchCommand: Command = {
  name: 'models fetch',
  summary: 'download a model and add it',
  description:
    'Downloads the files of a token classifier or of a model that writes text, prints the ' +
    'SHA-256 of each and adds the model. Nothing else in the program ever downloads.',
  args: {
    model: { type: 'positional', valueHint: 'owner/model', description: 'as the server knows it' },
    from: {
      type: 'string',
      valueHint: 'BASE',
      description: `address that comes before owner/model (${USUAL_BASE})`,
    },
    revision: { type: 'string', valueHint: 'REV', description: 'branch, tag or commit (main)' },
    sha256: {
      type: 'string',
      valueHint: 'FILE=HEX…',
      description: 'checksum that a file must have; may be given several times',
    },
    ...ADDING,
    ...settingOptions('models'),
  },
  notes: [
    'A download that is cut off goes on where it stopped when the command is run again, ' +
      'provided that the server still has the same file.',
    LABEL_NOTE,
    PACKAGE_NOTE,
  ],
  examples: [
    'klubbslag models fetch owner/model --name kb-bert',
    'klubbslag models fetch owner/model --from https://mirror.example/hf',
  ],
  run: fetch,
};

const listCommand: Command = {
  name: 'models list',
  summary: 'list the models that can be used',
  description: 'Lists the models that came with the program and those that you have added.',
  args: {
    json: { type: 'boolean', description: 'print them as JSON' },
    ...settingOptions('models'),
  },
  notes: [],
  examples: ['klubbslag models list', 'klubbslag models list --json'],
  run: async (call) => {
    const models = listInstalled(settingsOf(call).models);
    const values = await listValues(models);
    const asJson = call.options['json'] === true;
    await call.world.write(asJson ? `${JSON.stringify(values, null, 2)}\n` : listText(values));
    return EXIT.ok;
  },
};

const verifyCommand: Command = {
  name: 'models verify',
  summary: 'hold the files of models against their checksums',
  description:
    'Reads every file of the models named, or of all, and compares it with what was noted when ' +
    'the model was made or added. The exit code is 1 where one differs.',
  args: {
    model: {
      type: 'positional',
      required: false,
      valueHint: 'name…',
      description: 'models to look at (all)',
    },
    ...settingOptions('models'),
  },
  notes: [],
  examples: ['klubbslag models verify', 'klubbslag models verify kb-bert'],
  run: async (call) => {
    const { models: home } = settingsOf(call);
    const names = call.positionals;
    const models =
      names.length > 0 ? names.map((name) => findInstalled(home, name)) : listInstalled(home);
    let failed = false;
    for (const model of models) {
      const fault = await faultOf(model);
      failed ||= fault !== null;
      if (fault === null) await call.world.write(`${model.name}: all files are right\n`);
      else call.world.warn(`${fault}\n`);
    }
    return failed ? EXIT.someFailed : EXIT.ok;
  },
};

const removeCommand: Command = {
  name: 'models remove',
  summary: 'remove a model that you have added',
  description: 'Deletes the folder of a model that you have added. What it was copied from stays.',
  args: {
    model: { type: 'positional', valueHint: 'name', description: 'the model' },
    ...settingOptions('models'),
  },
  notes: [],
  examples: ['klubbslag models remove kb-bert'],
  run: async (call) => {
    const [name = ''] = call.positionals;
    const model = findInstalled(settingsOf(call).models, name);
    if (model.shipped) throw new UserError(`'${name}' is a model of the program's own: it stays`);
    await rm(model.folder, { recursive: true });
    await call.world.write(`removed ${name}\n`);
    return EXIT.ok;
  },
};

const actions = [addCommand, fetchCommand, listCommand, verifyCommand, removeCommand];

export const modelsCommand: Command = {
  name: 'models',
  summary: SUMMARIES.models,
  description:
    'Keeps other models for names beside the one that ships, for klubbslag run --model and ' +
    'klubbslag eval --model, and models that write text, for klubbslag show --wording.',
  args: actionArgs('add|fetch|list|verify|remove'),
  notes: [PACKAGE_NOTE],
  examples: [
    'klubbslag models list',
    'klubbslag models add ~/hf/kb-bert',
    'klubbslag models verify',
  ],
  actions,
  run: async ({ positionals: [given] }) => {
    throw new UserError(`models needs one of add, fetch, list, verify, remove, not '${given}'`);
  },
};
