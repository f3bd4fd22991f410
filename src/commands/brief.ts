/** `klubbslag brief`: what a body decided over some time, what changed, what is due and open. */
import type { PeriodOptions } from '../../pipeline/across/index.ts';
import type { LengthName } from '../../pipeline/summarise/length.ts';
import { settingOptions } from '../config.ts';
import { EXIT } from '../errors.ts';
import { jsonArray } from '../export/formats.ts';
import { writeAll } from '../output.ts';
import { type Briefed, briefed, unplaced } from '../period.ts';
import type { Language } from '../render/labels.ts';
import {
  htmlForm,
  MARKDOWN_FORM,
  type PeriodForm,
  type PeriodLook,
  TEXT_FORM,
} from '../render/period.ts';
import { PERIOD_LABELS } from '../render/period-labels.ts';
import { plainBrief } from '../render/period-plain.ts';
import type { Store } from '../store/store.ts';
import {
  type BriefFormat,
  briefFormatOf,
  briefFormatOption,
  LANGUAGE_OPTION,
  languageOf,
  lengthOf,
} from './brief-options.ts';
import {
  type Call,
  type Command,
  optionText,
  paintOf,
  settingsOf,
  shownPath,
  withStore,
} from './command.ts';
import { DAY_OPTIONS, daysOf, todayOf } from './days.ts';
import { OUTWARD_NOTE, outwardStore, UNMASKED_OPTION } from './outward.ts';
import { SUMMARIES } from './summaries.ts';

/** Lines of a list by the name of a length. */
const LINES: Readonly<Record<LengthName, number>> = {
  short: 5,
  medium: 12,
  long: Number.POSITIVE_INFINITY,
};

function mostOf(call: Call): number {
  const length = lengthOf(call, 'lines') ?? 'medium';
  return typeof length === 'number' ? length : LINES[length];
}

const FORMS: Readonly<Record<Exclude<BriefFormat, 'json'>, (language: Language) => PeriodForm>> = {
  text: () => TEXT_FORM,
  markdown: () => MARKDOWN_FORM,
  html: htmlForm,
};

/** 'Brief · 2025-01-01–2025-06-30 · as of 2025-05-20'. */
function titleOf({ since, until, today }: PeriodOptions, language: Language): string {
  const words = PERIOD_LABELS[language];
  const days =
    since === null && until === null ? words.allMeetings : `${since ?? ''}–${until ?? ''}`;
  return `${words.brief} · ${days} · ${words.asOf} ${today}`;
}

async function* chunks(
  call: Call,
  all: AsyncIterable<Briefed>,
  options: PeriodOptions,
): AsyncGenerator<string> {
  const { out } = call.world;
  const language = languageOf(call);
  const format = briefFormatOf(call);
  if (format === 'json') return;
  const form = FORMS[format](language);
  const look: PeriodLook = {
    ...{ language, most: mostOf(call), width: out.width, paint: paintOf(out) },
  };
  let bodies = 0;
  yield form.start(titleOf(options, language));
  for await (const one of all) yield form.body(one, ++bodies, look);
  if (bodies === 0) yield form.nothing(PERIOD_LABELS[language].none);
  yield form.end;
}

async function* shown(all: AsyncIterable<Briefed>): AsyncGenerator<Briefed> {
  for await (const one of all) {
    const sources = [...one.sources].map(
      ([document, source]) => [document, { ...source, path: shownPath(source.path) }] as const,
    );
    yield { ...one, sources: new Map(sources), undated: one.undated.map(shownPath) };
  }
}

async function* objects(all: AsyncIterable<Briefed>): AsyncGenerator<object> {
  for await (const one of all) yield plainBrief(one);
}

/** Documents that stand in no brief are not passed over in silence. */
async function warnOf(call: Call, store: Store): Promise<void> {
  const { bodiless, undated } = await unplaced(store);
  const parts = [
    ...(bodiless > 0 ? [`${bodiless} that name no body`] : []),
    ...(undated > 0 ? [`${undated} without a date`] : []),
  ];
  if (parts.length > 0) call.world.warn(`klubbslag: documents left out: ${parts.join(', ')}\n`);
}

async function brief(call: Call): Promise<number> {
  const options = { ...daysOf(call), today: todayOf(call) };
  const body = optionText(call, 'body');
  // Refused before a store is opened.
  mostOf(call);
  return await withStore(settingsOf(call), false, async (store) => {
    const format = briefFormatOf(call);
    const read = format === 'text' ? store : outwardStore(call, store);
    const all = shown(briefed(read, body, options));
    const text = format === 'json' ? jsonArray(objects(all)) : chunks(call, all, options);
    await writeAll(call.world.write, text);
    if (body === null) await warnOf(call, store);
    return EXIT.ok;
  });
}

export const briefCommand: Command = {
  name: 'brief',
  summary: SUMMARIES.brief,
  description:
    'Says of each body that met in the period what its latest meeting changed since the one ' +
    'before, what is due, what is still open, and what was decided, meeting by meeting; each line ' +
    'with its document and its line or page there.',
  args: {
    body: { type: 'string', valueHint: 'TEXT', description: "part of the meeting body's name" },
    ...DAY_OPTIONS,
    today: {
      type: 'string',
      valueHint: 'DATE',
      description: 'the day before which dates have passed (that of the clock)',
    },
    ...briefFormatOption('all lists whole, with spans'),
    ...LANGUAGE_OPTION,
    length: {
      type: 'string',
      valueHint: 'LENGTH',
      description:
        'how long each list is: short, medium or long (5, 12 or all lines; medium), or a number ' +
        'of lines',
    },
    ...UNMASKED_OPTION,
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    OUTWARD_NOTE,
    'What is later than --until is not looked at: the brief says how things stood then. Meetings ' +
      'before --since tell what changed and which tasks are open.',
    'A task is late where its date has passed and no later minutes of the body close, drop or ' +
      "move it: see 'klubbslag follow'. What is due at the next meeting takes its day from the " +
      "body's next document.",
    'Where a list is cut, decisions in which a meeting deals with itself or takes note go first.',
    'Documents without a date have no place in time: they are counted and named.',
  ],
  examples: [
    'klubbslag brief --body folkhälsorådet --since 2025-01',
    'klubbslag brief --since 2025-01 --format html --language sv > brief.html',
    'klubbslag brief --body styrelsen --length short --today 2025-05-20',
  ],
  run: brief,
};
