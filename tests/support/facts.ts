/** What two records of the same minutes have in common. */
import type { MinutesRecord } from '../../pipeline/record.ts';

/** What is said of people and decided, as a person would read it. */
export function factsOf({ text, people, decisions, attendance }: MinutesRecord) {
  return {
    people: people.flatMap(({ mentions }) => mentions.map((at) => text.slice(at.start, at.end))),
    decisions: decisions.map((one) => `${one.kind} ${one.text} ${one.assignedTo.length}`),
    attendance: attendance.map(({ name, status }) => `${name} ${status}`),
  };
}

/** F1 of two lists as bags. */
export function agreement(expected: readonly string[], found: readonly string[]): number {
  const left = [...expected];
  const both = found.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * both.length) / (expected.length + found.length);
}
