/** What differs between two records of a document, told without a word of their texts. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { nameOf, responsibleFor } from '../lookup.ts';
import { fold } from './fold.ts';
import { LAYERS, type Layer } from './query.ts';

/** Facts of one layer that came, went or are told in another way. */
export interface LayerChanges {
  /** Ids in the new record. */
  readonly added: Listed;
  /** The same words with another date, status or people; ids in the new record. */
  readonly changed: Listed;
  /** Ids in the record before. */
  readonly removed: Listed;
}

/** How many, and the first of them: a message stays small whatever a document holds. */
export interface Listed {
  readonly count: number;
  readonly ids: readonly string[];
}

/** What differs. */
export interface Changes {
  /** Names of what the head says otherwise: 'date', 'chair'. */
  readonly meeting: readonly string[];
  readonly facts: Readonly<Record<Layer, LayerChanges>>;
}

const MOST_IDS = 50;

interface Fact {
  readonly id: string;
  /** What makes it the same fact in both records. */
  readonly key: string;
  /** What may be told of it in another way. */
  readonly rest: string;
}

function factOf(id: string, key: readonly (string | null)[], rest: readonly unknown[]): Fact {
  return { id, key: key.map((part) => fold(part ?? '')).join('\n'), rest: JSON.stringify(rest) };
}

const FACTS: Readonly<Record<Layer, (record: MinutesRecord) => Fact[]>> = {
  decisions: (record) =>
    record.decisions.map((one) => {
      const who = [one.decider ?? '', ...one.assignedTo].map((id) => nameOf(record, id));
      return factOf(one.id, [one.text], [one.kind, one.outcome, who]);
    }),
  deadlines: (record) =>
    record.deadlines.map((one) => {
      const who = responsibleFor(record, one);
      return factOf(one.id, [one.text, one.action?.text ?? null], [one.date, one.event, who]);
    }),
  actions: (record) => {
    const days = new Map(record.deadlines.map(({ id, date }) => [id, date]));
    return record.actions.map((one) => {
      const due = one.deadline === null ? null : days.get(one.deadline);
      return factOf(one.id, [one.what.text], [one.status, due, responsibleFor(record, one)]);
    });
  },
  people: (record) =>
    record.people.map((one) => {
      const listed = record.attendance.find(({ person }) => person === one.id);
      const of = one.organisations.map((id) => nameOf(record, id));
      return factOf(one.id, [one.name], [one.roles, of, listed?.status ?? null]);
    }),
  organisations: (record) =>
    record.organisations.map((one) =>
      factOf(one.id, [one.name], [one.kind, one.register?.register, one.register?.id]),
    ),
};

/** Facts that are handed out once each, those that stand first first. */
class Pool {
  readonly #byKey = new Map<string, Fact[]>();

  constructor(facts: readonly Fact[], keyOf: (fact: Fact) => string) {
    for (const fact of facts.toReversed()) {
      const key = keyOf(fact);
      const known = this.#byKey.get(key);
      if (known) known.push(fact);
      else this.#byKey.set(key, [fact]);
    }
  }

  take(key: string): Fact | undefined {
    return this.#byKey.get(key)?.pop();
  }
}

function listed(facts: readonly Fact[]): Listed {
  return { count: facts.length, ids: facts.slice(0, MOST_IDS).map(({ id }) => id) };
}

function compared(before: readonly Fact[], after: readonly Fact[]): LayerChanges {
  const whole = ({ key, rest }: Fact): string => `${key}\n${rest}`;
  const same = new Pool(before, whole);
  const left = new Set(before);
  const found = (pool: Pool, key: string): boolean => {
    const one = pool.take(key);
    return one !== undefined && left.delete(one);
  };
  const others = after.filter((fact) => !found(same, whole(fact)));
  const alike = new Pool([...left], ({ key }) => key);
  const added: Fact[] = [];
  const changed: Fact[] = [];
  for (const fact of others) (found(alike, fact.key) ? changed : added).push(fact);
  return { added: listed(added), changed: listed(changed), removed: listed([...left]) };
}

/** Of the head, what is neither a place in the text nor what told it. */
function headChanges(before: MinutesRecord, after: MinutesRecord): string[] {
  const plain = ({ meeting }: MinutesRecord): Readonly<Record<string, unknown>> => {
    const { spans, evidence, next = [], ...fields } = meeting;
    const at = next.map(({ date, startTime, endTime, place }) => [date, startTime, endTime, place]);
    return { ...fields, next: at };
  };
  const [old, now] = [plain(before), plain(after)];
  return Object.keys(now).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
}

/** True where the records say the same of the same text, wherever the document lies. */
export function isSame(before: MinutesRecord, after: MinutesRecord): boolean {
  const whole = (record: MinutesRecord) =>
    JSON.stringify({ ...record, source: { ...record.source, path: '' } });
  return whole(before) === whole(after);
}

const NONE = { attendance: [], deadlines: [], actions: [], people: [], organisations: [] };

/**
 * What came, went and is told in another way. An older program may have written the record before,
 * with fewer lists.
 */
export function changesOf(before: MinutesRecord, after: MinutesRecord): Changes {
  const old = { ...NONE, ...before };
  const facts = LAYERS.map(
    (layer) => [layer, compared(FACTS[layer](old), FACTS[layer](after))] as const,
  );
  return {
    meeting: headChanges(before, after),
    facts: Object.fromEntries(facts) as Record<Layer, LayerChanges>,
  };
}
