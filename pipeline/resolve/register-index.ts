/** The registers as data, by every form of a name: municipalities, regions, state authorities. */
import authorities from '../lexicon/register-authorities.json' with { type: 'json' };
import municipalities from '../lexicon/register-municipalities.json' with { type: 'json' };
import regions from '../lexicon/register-regions.json' with { type: 'json' };
import {
  REGISTER_RULES,
  type Register,
  type RegisterLink,
  type RegisterRule,
} from '../registers.ts';
import { remember } from '../remember.ts';
import { fold } from '../similar.ts';

/** What a form of a name stands for. */
export interface RegisterForm {
  readonly link: RegisterLink;
  /** True where in small letters it is a common word: 'ale', 'mark', 'fra'. */
  readonly capital: boolean;
  /** What else the document must name: an entry by its long name, or a municipality of a county. */
  readonly beside: string | null;
}

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly short?: readonly string[] | undefined;
  readonly weak?: readonly string[] | undefined;
  readonly former?: readonly string[] | undefined;
}

interface Region extends Entry {
  readonly county: string;
  readonly municipality?: string | undefined;
}

const AUTHORITIES: readonly Entry[] = authorities.entries;
const REGIONS: readonly Region[] = regions.entries;

/** Municipalities whose bare name is a noun, a first name or a family's as well. */
const COMMON = new Set(
  'Ale Berg Boden Dorotea Eda Kil Lund Mark Mora Nora Sala Salem Vara Vilhelmina'.split(' '),
);

/** Named in small letters too: 'polisen', 'skolverket', several words; not 'arn' and 'formas'. */
const SMALL = /\p{Ll}{2}[nt]$| /u;

/** In small letters a municipality's own as well: 'brottsförebyggande rådet'. */
const LOCAL = /(?:rådet|nämnden|museet)$/u;

/** How names are compared: without case, hyphens, dots and brackets. */
function registerKey(name: string): string {
  return fold(name.replace(/[.,()]/gu, ' '));
}

/** The support that a bare name needs: another municipality of its county. */
export function countyOf({ register, id }: RegisterLink): string | null {
  return register === 'municipality' ? `county ${id.slice(0, 2)}` : null;
}

/** The support that a weak short name needs: the authority under another name. */
export function entryOf({ register, id }: RegisterLink): string {
  return `${register} ${id}`;
}

type Found = readonly (RegisterForm & { readonly key: string })[];

function forms(
  register: Register,
  { id, name }: Entry,
  by: RegisterRule,
  names: readonly string[],
  { capital = false, beside = null }: { capital?: boolean; beside?: string | null } = {},
): Found {
  const link = { register, id, name, by };
  return names.map((form) => ({ key: registerKey(form), link, capital, beside }));
}

function municipalityForms(): Found {
  return municipalities.entries.flatMap(({ id, name, place }) => {
    const entry = { id, name };
    const stem = name.replace(/ kommun$/u, '');
    // 'Lund kommun' and 'Ales kommun' are read as they are meant.
    const stems = [...new Set([stem, place, /[sxz]$/u.test(place) ? place : `${place}s`])];
    const beside = COMMON.has(place) ? `county ${id.slice(0, 2)}` : null;
    const formal = stems.flatMap((s) => [`${s} kommun`, `kommunen ${s}`]);
    return [
      ...forms('municipality', entry, 'register-name', [name, ...formal]),
      ...forms(
        'municipality',
        entry,
        'register-town',
        stems.map((s) => `${s} stad`),
      ),
      ...forms('municipality', entry, 'register-place', [place], { capital: true, beside }),
    ];
  });
}

/** 'Skåne', 'Jönköpings', 'Jönköping', 'Sörmland': how a county is called in names of bodies. */
function countyNames({ name, county }: Region): readonly string[] {
  const stem = county.replace(/ län$/u, '');
  const own = name.replace(/^Region | län$/gu, '');
  return [...new Set([stem, stem.replace(/(?<=[^s])s$/u, ''), own])];
}

function regionForms(): Found {
  return REGIONS.flatMap((region) => {
    const gotland = municipalities.entries.find(({ id }) => id === region.municipality);
    // A municipality with the tasks of a region is one body, so it has one entry.
    const register = gotland ? 'municipality' : 'region';
    const entry = gotland ?? region;
    const within = countyNames(region);
    const county = within.flatMap((p) => [`region ${p}`, `region ${p} län`, `regionen ${p}`]);
    const old = within.flatMap((p) => [
      ...['', 'i ', 'för '].flatMap((w) => [`landstinget ${w}${p}`, `landstinget ${w}${p} län`]),
      `${p} läns landsting`,
      `${p} landsting`,
    ]);
    return [
      ...forms(register, entry, 'register-name', [region.name]),
      ...forms(register, entry, 'register-county', county),
      ...forms(register, entry, 'register-short-name', region.short ?? [], { capital: true }),
      ...forms(register, entry, 'register-former-name', gotland ? [] : old),
      ...forms(register, entry, 'register-former-name', region.former ?? []),
    ];
  });
}

function boardForms(): Found {
  return REGIONS.flatMap((region) => {
    const board = AUTHORITIES.find(({ name }) => name === `Länsstyrelsen i ${region.county}`);
    if (!board) return [];
    const names = countyNames(region).flatMap((p) => [
      ...['', 'i ', 'på ', 'för '].flatMap((w) => [
        `länsstyrelsen ${w}${p}`,
        `länsstyrelsen ${w}${p} län`,
      ]),
      `${p} läns länsstyrelse`,
      `${p} länsstyrelse`,
    ]);
    return forms('authority', board, 'register-county', names);
  });
}

function authorityForms(): Found {
  return AUTHORITIES.flatMap((entry) => {
    const { name, short = [], weak = [], former = [] } = entry;
    const of = (by: RegisterRule, names: readonly string[], beside: string | null = null): Found =>
      names.flatMap((form) =>
        forms('authority', entry, by, [form], { capital: !SMALL.test(form), beside }),
      );
    return [
      ...forms('authority', entry, 'register-name', [name], { capital: LOCAL.test(name) }),
      ...of('register-short-name', short),
      ...of('register-short-name-beside', weak, `authority ${entry.id}`),
      ...of('register-former-name', former),
    ];
  });
}

const rank = ({ link }: RegisterForm): number => REGISTER_RULES.indexOf(link.by);

/** By form of name; names count before short and former ones. */
const INDEX = new Map<string, RegisterForm>();
for (const { key, ...form } of [
  ...municipalityForms(),
  ...regionForms(),
  ...authorityForms(),
  ...boardForms(),
].sort((a, b) => rank(a) - rank(b))) {
  if (!INDEX.has(key)) INDEX.set(key, form);
}

const MOST_NAMES = 10_000;

/** What a name stands for, if a register has it in this form. */
export const registerForm = remember(
  (name): RegisterForm | null => INDEX.get(registerKey(name)) ?? null,
  MOST_NAMES,
);
