/** What could not be read, with its reason, below the documents. */
import { useLoaded } from '../shell/loaded.tsx';
import { t } from '../shell/words.ts';

/** As /v1/failures has it. */
interface Failure {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

interface Failures {
  readonly items: readonly Failure[];
  readonly total: number;
}

/** Nothing where everything could be read, or where the server does not tell. */
export function Failures() {
  const { value } = useLoaded<Failures>('/v1/failures?limit=100');
  if (value === null || value.total === 0) return null;
  return (
    <details class="failures">
      <summary>{t('documents.failed', { count: value.total })}</summary>
      <ul>
        {value.items.map(({ name, code, message }) => (
          <li key={`${name} ${code}`}>
            {name}: <span lang="en">{message}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
