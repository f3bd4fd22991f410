/** The button under a list that goes on. */
import { useEffect, useRef } from 'preact/hooks';
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
export function More({ links, there, busy, count, more }: MoreProps) {
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
        {t('documents.more')}
      </button>
    </p>
  );
}
