/** Deadlines: a month as a calendar, what is late, and what comes. */
import { Link } from '../shell/link.tsx';
import { Show, useLoaded } from '../shell/loaded.tsx';
import { ask, place } from '../shell/router.ts';
import { useTitle } from '../shell/said.ts';
import { language, shownDate, t } from '../shell/words.ts';
import { dayAfter, dayOf, endsOf, isMonth, monthAfter, weeksOf } from './calendar.ts';
import { byResponsible, type Deadline, stateOf } from './due.ts';
import { askedFor, Narrowing } from './filters.tsx';
import { addressOf } from './places.tsx';

interface Page {
  readonly items: readonly Deadline[];
  readonly next: string | null;
}

const BACK_DAYS = 365;
const AHEAD_DAYS = 90;

function pathFor(since: string, until: string): string {
  const query = askedFor(['body', 'person']);
  query.set('since', since);
  query.set('until', until);
  query.set('limit', '500');
  return `/v1/deadlines?${query}`;
}

/** What is to be done, else the words of the day; to its place. */
function Due({ one, today }: { readonly one: Deadline; readonly today: string }) {
  const state = stateOf(one, today);
  return (
    <>
      <Link href={addressOf(one.sha256, one)}>{one.action ?? one.text}</Link>
      {state === 'open' ? null : <span class={`state ${state}`}>{t(`state.${state}`)}</span>}
    </>
  );
}

function monthName(month: string): string {
  const format = new Intl.DateTimeFormat(language.value, { month: 'long', year: 'numeric' });
  return format.format(new Date(`${month}-15T12:00:00`));
}

interface MonthProps {
  readonly month: string;
  readonly today: string;
  readonly items: readonly Deadline[];
}

function Calendar({ month, today, items }: MonthProps) {
  const weeks = weeksOf(month);
  const names = new Intl.DateTimeFormat(language.value, { weekday: 'short' });
  return (
    <table class="calendar">
      <caption class="unseen">{t('deadlines.calendar', { month: monthName(month) })}</caption>
      <thead>
        <tr>
          <th scope="col" abbr={t('deadlines.week')}>
            {t('deadlines.week').slice(0, 1)}
          </th>
          {weeks[0]?.days.map((day) => (
            <th scope="col" key={day}>
              {names.format(new Date(`${day}T12:00:00`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ number, days }) => (
          <tr key={number}>
            <th scope="row" class="quiet">
              {number}
            </th>
            {days.map((day) => (
              <Day
                key={day}
                day={day}
                beside={!day.startsWith(month)}
                today={today}
                items={items.filter(({ due }) => due === day)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly day: string;
  /** Of the month before or after. */
  readonly beside: boolean;
  readonly today: string;
  readonly items: readonly Deadline[];
}

function Day({ day, beside, today, items }: DayProps) {
  const kind = [beside ? 'beside' : '', day === today ? 'today' : '', items.length ? 'due' : ''];
  return (
    <td class={kind.filter((one) => one !== '').join(' ')}>
      <time dateTime={day} aria-current={day === today ? 'date' : undefined}>
        {Number(day.slice(8))}
      </time>
      {beside || items.length === 0 ? null : (
        <ul>
          {items.map((one) => (
            <li key={`${one.sha256} ${one.start}`}>
              <Due one={one} today={today} />
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}

function Month({ today }: { readonly today: string }) {
  const asked = place.value.query.get('month') ?? '';
  const month = isMonth(asked) ? asked : today.slice(0, 7);
  const { first, last } = endsOf(month);
  const loaded = useLoaded<Page>(pathFor(first, last));
  const step = (count: number) => ask({ month: monthAfter(month, count) });
  return (
    <section>
      <h2 aria-live="polite">{t('deadlines.calendar', { month: monthName(month) })}</h2>
      <div class="months">
        <button type="button" aria-label={t('deadlines.before')} onClick={() => step(-1)}>
          ←
        </button>
        <button type="button" onClick={() => ask({ month: '' })}>
          {t('deadlines.today')}
        </button>
        <button type="button" aria-label={t('deadlines.after')} onClick={() => step(1)}>
          →
        </button>
      </div>
      <Show of={loaded}>
        {({ items }) => <Calendar month={month} today={today} items={items} />}
      </Show>
    </section>
  );
}

interface ListProps {
  readonly title: 'late' | 'next';
  readonly since: string;
  readonly until: string;
  readonly today: string;
}

function List({ title, since, until, today }: ListProps) {
  const loaded = useLoaded<Page>(pathFor(since, until));
  const wanted = title === 'late' ? 'late' : 'open';
  return (
    <section>
      <h2>{t(`deadlines.${title}`)}</h2>
      <p class="quiet">{t(`deadlines.${title}-hint`)}</p>
      <Show of={loaded}>
        {({ items }) => {
          const own = items.filter((one) => stateOf(one, today) === wanted);
          if (own.length === 0) return <p>{t('explore.none')}</p>;
          return byResponsible(own).map(({ who, items: theirs }) => (
            <section key={who}>
              <h3>{who ?? t('deadlines.nobody')}</h3>
              <ul class="told">
                {theirs.map((one) => (
                  <li key={`${one.sha256} ${one.start}`}>
                    <span class="quiet">
                      {[shownDate(one.due), one.body].filter((part) => part).join(' · ')}
                    </span>
                    <span>
                      <Due one={one} today={today} />
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ));
        }}
      </Show>
    </section>
  );
}

/** The view at '/deadlines'. */
export function Deadlines() {
  useTitle(t('nav.deadlines'));
  const today = dayOf(new Date());
  return (
    <>
      <h1>{t('nav.deadlines')}</h1>
      <Narrowing bodies={[]} days={false} />
      <Month today={today} />
      <div class="beside">
        <List
          title="late"
          since={dayAfter(today, -BACK_DAYS)}
          until={dayAfter(today, -1)}
          today={today}
        />
        <List title="next" since={today} until={dayAfter(today, AHEAD_DAYS)} today={today} />
      </div>
    </>
  );
}
