/** Dates in digits: '3/3', '1/3-24', '2024-03-03', '3.3.2024', '240303'. */
import { calendar, imply, parts, range, yearOf } from '../make.ts';
import { type Groups, type Parser, pattern } from '../pattern.ts';

function full(groups: Groups): ReturnType<typeof calendar> {
  const year = yearOf(groups['year'] ?? groups['yy']);
  return calendar(parts(year, Number(groups['monthNumber']), Number(groups['day'])));
}

const slash = pattern(
  'slash',
  "(?:den )?{day}/{monthNumber}(?:(?: ?[-–'’/] ?| |,? år )(?:{year}|{yy}(?!\\d|[.:]\\d)))?",
  (groups, match) => {
    const bareYear = groups['yy'] !== undefined && /\s\d\d$/u.test(match[0]);
    return bareYear ? null : full(groups);
  },
);

/** '3/3' alone too, so that '3/3 14' is not lost with its second number. */
const shortSlash = pattern('slash', '(?:den )?{day}/{monthNumber}', full);

const slashRange = pattern(
  'slash-range',
  '{day}(?:/{monthNumber})? ?[-–—] ?{day2}/{monthNumber2}(?:(?: |[-/]){year})?',
  (groups) => {
    const month = Number(groups['monthNumber2']);
    const year = yearOf(groups['year']);
    const to = calendar(parts(year, month, Number(groups['day2'])));
    const from = calendar(
      parts(undefined, Number(groups['monthNumber'] ?? month), Number(groups['day'])),
    );
    if (groups['monthNumber'] === undefined && Number(groups['day']) >= Number(groups['day2'])) {
      return null;
    }
    return range(from && year !== undefined ? imply(from, { year }) : from, to);
  },
);

const iso = pattern('iso', '(?:den )?{year} ?[-–./] ?{monthNumber} ?[-–./] ?{day}', full);

/** '2024-09'; '2010-12' may be the years 2010 to 2012, so what could be those is none. */
const isoMonth = pattern('iso-month', '{year}-(?<monthNumber>0[1-9]|1[0-2])(?!-?\\d)', (groups) => {
  const [year, month] = [Number(groups['year']), Number(groups['monthNumber'])];
  return month > year % 100 ? null : calendar(parts(year, month));
});

const isoTime = pattern(
  'iso-time',
  '{year}-{monthNumber}-{day}T{hour}:{minute}(?::\\d\\d)?Z?',
  (g) => {
    const value = full(g);
    return value && { value, clock: { from: `${g['hour']}:${g['minute']}`, to: null } };
  },
);

const dotted = pattern('dotted', '(?:den )?{day}[.-]{monthNumber}[.-]{year}', full);

const shortIso = pattern('short-iso', '{yy}-(?<monthNumber>0[1-9]|1[0-2])-(?<day>[0-3]\\d)', full);

/** Six digits run together are a date only where they can be one of this century. */
const compact = pattern(
  'compact',
  '(?:20)?(?<yy>[0-4]\\d)(?<monthNumber>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])',
  full,
);

export const numericParsers: readonly Parser[] = [
  slash,
  shortSlash,
  slashRange,
  iso,
  isoMonth,
  isoTime,
  dotted,
  shortIso,
  compact,
];
