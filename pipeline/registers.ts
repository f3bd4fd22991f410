/** What it means that an organisation stands in a register that ships with the program. */

export const REGISTERS = ['municipality', 'region', 'authority'] as const;

export type Register = (typeof REGISTERS)[number];

/** By what form of its name an entry was told, the surest first. */
export const REGISTER_RULES = [
  'register-name',
  'register-county',
  'register-town',
  'register-place',
  'register-short-name',
  'register-former-name',
  'register-short-name-beside',
] as const;

export type RegisterRule = (typeof REGISTER_RULES)[number];

/** An entry of a register. */
export interface RegisterLink {
  readonly register: Register;
  /** Code of a municipality or county, organisation number of an authority. */
  readonly id: string;
  /** As the register has it, also where the document has a short or former name. */
  readonly name: string;
  readonly by: RegisterRule;
}
