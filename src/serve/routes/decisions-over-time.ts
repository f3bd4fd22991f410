/** /v1/statistics/decisions: how many decisions there were when. */
import { z } from '@hono/zod-openapi';
import type { DecisionMonths, MonthCount } from '../../store/overview.ts';
import type { Store } from '../../store/store.ts';
import { documentFilter, FILTER_PARAMETERS } from '../filters.ts';
import { NONE, type Operation, operation } from '../operation.ts';
import { decisionCountsAnswer, MOST_SERIES } from '../schemas.ts';

const STEPS = ['month', 'year'] as const;
type Step = (typeof STEPS)[number];

/** A longer time is told by year where nothing else is asked for. */
const MOST_MONTHS = 60;

function stepFor(months: readonly string[]): Step {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(last) - count(first) >= MOST_MONTHS ? 'year' : 'month';
}

/** One series a value, the greatest first; what is beyond the most is left to the total. */
function seriesOf(counts: readonly MonthCount[], step: Step) {
  const byValue = new Map<string | null, Map<string, number>>();
  for (const { month, value, count } of counts) {
    const at = step === 'year' ? month.slice(0, 4) : month;
    const own = byValue.get(value) ?? new Map<string, number>();
    byValue.set(value, own.set(at, (own.get(at) ?? 0) + count));
  }
  const series = [...byValue].map(([value, own]) => {
    const points = [...own].map(([at, count]) => ({ at, count }));
    return { value, count: points.reduce((sum, one) => sum + one.count, 0), points };
  });
  return series.sort((a, b) => b.count - a.count || order(a.value, b.value)).slice(0, MOST_SERIES);
}

function order(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

function counted({ kinds, bodies, undated }: DecisionMonths, asked: Step | undefined) {
  const step = asked ?? stepFor(kinds.map(({ month }) => month));
  const totals = kinds.map(({ month, count }) => ({ month, value: null, count }));
  const [all] = seriesOf(totals, step);
  return {
    step,
    total: all?.count ?? 0,
    undated,
    points: all?.points ?? [],
    kinds: seriesOf(kinds, step),
    bodies: seriesOf(bodies, step),
  };
}

/** The operation that counts decisions. */
export function decisionsOverTime(store: Store): Operation {
  const { facets: _, ...filters } = FILTER_PARAMETERS;
  return operation({
    method: 'get',
    path: '/v1/statistics/decisions',
    id: 'countDecisions',
    summary: 'Decisions by month or year of their meeting, of each kind and of each body',
    query: z.strictObject({
      ...filters,
      by: z
        .enum(STEPS)
        .optional()
        .openapi({ description: 'else by year where the time is longer than five years' }),
    }),
    params: NONE,
    answers: { 200: { description: 'the counts', schema: decisionCountsAnswer } },
    refusals: [],
    handle: async ({ query }) => {
      const months = await store.overview.decisions(documentFilter(query));
      return { body: () => counted(months, query.by) };
    },
  });
}
