/** What comes back through the meetings of a body, and one such matter meeting by meeting. */
import { Words } from '../documents/filters.tsx';
import { Link } from '../shell/link.tsx';
import { Show, useLoaded } from '../shell/loaded.tsx';
import { PageList } from '../shell/more.tsx';
import { type Paged, usePages } from '../shell/paged.ts';
import { place } from '../shell/router.ts';
import { useTitle } from '../shell/said.ts';
import type { ViewProps } from '../shell/view.ts';
import { shownDate, t, type Word } from '../shell/words.ts';
import { kindWord } from './decisions.tsx';
import { addressOf, type Stretch } from './places.tsx';

interface Matter {
  readonly key: string;
  readonly body: string;
  readonly title: string;
  readonly caseNumbers: readonly string[];
  readonly meetings: number;
  readonly first: string | null;
  readonly last: string | null;
}

interface MatterEvent {
  readonly sha256: string;
  readonly name: string;
  readonly date: string | null;
  readonly item: Stretch & { readonly number: string | null; readonly title: string };
  readonly decisions: readonly (Stretch & { readonly kind: string; readonly text: string })[];
  readonly tasks: readonly (Stretch & {
    readonly text: string;
    readonly who: readonly string[];
    readonly due: string | null;
    readonly state: string;
  })[];
}

interface Body {
  readonly value: string;
  readonly count: number;
}

/** The view at '/matters'. */
export function Matters() {
  useTitle(t('nav.matters'));
  const body = place.value.query.get('body') ?? '';
  const counted = useLoaded<{ readonly counts?: { readonly facets: { readonly body: Body[] } } }>(
    '/v1/documents?limit=1&facets=true',
  );
  return (
    <>
      <h1>{t('nav.matters')}</h1>
      <p class="quiet">{t('matters.help')}</p>
      <search class="which">
        <Words name="body" facets={counted.value?.counts?.facets.body ?? []} />
        <Words name="q" facets={[]} />
      </search>
      {body === '' ? <p>{t('matters.choose')}</p> : <Found body={body} />}
    </>
  );
}

function Found({ body }: { readonly body: string }) {
  const query = new URLSearchParams({ body });
  const q = place.value.query.get('q');
  if (q) query.set('q', q);
  const pages = usePages<Matter>(`/v1/matters?${query}`);
  return (
    <PageList pages={pages} links=".told a" none={t('explore.none')}>
      {({ items, total }: Paged<Matter> & { readonly total?: number }) => (
        <>
          <p class="quiet found">{t('matters.count', { count: total ?? items.length })}</p>
          <ul class="told">
            {items.map((one) => (
              <li key={one.key}>
                <Link href={`/matters/${one.key}?${new URLSearchParams({ body })}`}>
                  {one.title}
                </Link>
                <span class="quiet">{aboutOf(one)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </PageList>
  );
}

function aboutOf({ body, caseNumbers, meetings, first, last }: Matter): string {
  const days = [...new Set([first, last])].map(shownDate).filter((day) => day !== '');
  const count = t('matters.meetings', { count: meetings });
  return [body, ...caseNumbers, count, days.join(' – ')].filter((part) => part !== '').join(' · ');
}

/** The view at '/matters/:key?body='. */
export function OneMatter({ params }: ViewProps) {
  const query = new URLSearchParams({ body: place.value.query.get('body') ?? '' });
  const loaded = useLoaded<Matter & { readonly events: readonly MatterEvent[] }>(
    `/v1/matters/${encodeURIComponent(params['key'] ?? '')}?${query}`,
  );
  const title = loaded.value?.title ?? t('nav.matters');
  useTitle(title);
  return (
    <>
      <p>
        <Link href={`/matters?${query}`}>{t('matters.all')}</Link>
      </p>
      <h1>{title}</h1>
      <Show of={loaded}>
        {(matter) => (
          <>
            <p class="quiet">{aboutOf(matter)}</p>
            <ol class="timeline">
              {matter.events.map((event) => (
                <Meeting key={`${event.sha256} ${event.item.start}`} event={event} />
              ))}
            </ol>
          </>
        )}
      </Show>
    </>
  );
}

function Meeting({
  event: { sha256, date, item, decisions, tasks },
}: {
  readonly event: MatterEvent;
}) {
  const heading = [item.number, item.title].filter((part) => part).join(' ');
  return (
    <li>
      <h2>{date === null ? t('explore.no-date') : shownDate(date)}</h2>
      <p>
        <Link href={addressOf(sha256, item)}>{heading}</Link>
      </p>
      {decisions.length + tasks.length === 0 ? <p class="quiet">{t('matters.nothing')}</p> : null}
      <ul class="told">
        {decisions.map((one) => (
          <li key={one.start}>
            <span class="quiet">{kindWord(one.kind)}</span>
            <Link href={addressOf(sha256, one)}>{one.text}</Link>
          </li>
        ))}
        {tasks.map((one) => (
          <li key={`task ${one.start}`}>
            <span class="quiet">{taskLine(one)}</span>
            <Link href={addressOf(sha256, one)}>{one.text}</Link>
          </li>
        ))}
      </ul>
    </li>
  );
}

function taskLine({ who, due, state }: MatterEvent['tasks'][number]): string {
  const told = [t('matters.task'), ...who, shownDate(due), t(`matters.state.${state}` as Word)];
  return told.filter((part) => part !== '').join(' · ');
}
