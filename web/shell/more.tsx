/** Lists that go on when they are asked to. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Show } from './loaded.tsx';
import type { Paged, Pages } from './paged.ts';
import { t } from './words.ts';

interface MoreProps {
  /** Selects what the list's items are reached by, one each. */
  readonly links: string;
  readonly there: boolean;
  readonly busy: boolean;
  readonly count: number;
  more(): void;
}

/** The way to more. The focus stays on it; where nothing is left, on the first that came last. */
function More({ links, there, busy, count, more }: MoreProps) {
  const asked = useRef(0);
  const wasThere = useRef(there);
  useEffect(() => {
    if (asked.current > 0 && count > asked.current) {
      if (wasThere.current && !there) {
        document.querySelectorAll<HTMLElement>(links)[asked.current]?.focus();
      }
      asked.current = 0;
    }
    wasThere.current = there;
  }, [count, there]);
  if (!there) return null;
  const ask = () => {
    asked.current = count;
    more();
  };
  return (
    <p>
      <button type="button" aria-disabled={busy} onClick={ask}>
        {t('shell.more')}
      </button>
    </p>
  );
}

interface PageListProps<T> {
  readonly pages: Pages<T>;
  /** Selects what the list's items are reached by, one each. */
  readonly links: string;
  /** Shown where nothing is in the list; nothing is unless it is given. */
  readonly none?: string;
  readonly children: (page: Paged<T>) => ComponentChildren;
}

/** What has come so far, and the way to more of it. */
export function PageList<T>({ pages, links, none, children }: PageListProps<T>) {
  const { loaded, more, busy } = pages;
  return (
    <Show of={loaded}>
      {(page) => (
        <>
          {page.items.length === 0 && none !== undefined ? <p>{none}</p> : null}
          {children(page)}
          <More
            there={page.next !== null}
            busy={busy}
            count={page.items.length}
            more={more}
            links={links}
          />
        </>
      )}
    </Show>
  );
}
