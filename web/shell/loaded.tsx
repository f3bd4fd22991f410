/** What a view has asked for: not there yet, there, or refused. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fetchJson, Problem, version } from './api.ts';
import { t } from './words.ts';

/** `value` stays that of the last answer while the next is awaited. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly waiting: boolean;
  readonly problem: Problem | null;
}

/** Asks for `path`, again whenever it is another or something was changed; null asks nothing. */
export function useLoaded<T>(path: string | null): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({ value: null, waiting: true, problem: null });
  const now = version.value;
  useEffect(() => {
    if (path === null) return;
    const { signal, abort } = withAbort();
    setState((before) => ({ ...before, waiting: true }));
    fetchJson<T>(path, { signal }).then(
      (value) => setState({ value, waiting: false, problem: null }),
      (problem) => {
        if (signal.aborted) return;
        setState({ value: null, waiting: false, problem: asProblem(problem) });
      },
    );
    return abort;
  }, [path, now]);
  return state;
}

function withAbort() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, String(error));
}

interface ShowProps<T> {
  readonly of: Loaded<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** The value's view, or why there is none. */
export function Show<T>({ of: { value, waiting, problem }, children }: ShowProps<T>) {
  if (problem !== null) return <Trouble problem={problem} />;
  if (value === null) return waiting ? <p class="quiet">{t('shell.waiting')}</p> : null;
  return <div aria-busy={waiting}>{children(value)}</div>;
}

function Trouble({ problem: { status, message } }: { readonly problem: Problem }) {
  const what = status === 0 ? t('shell.unreachable') : t('shell.refused', { status });
  return (
    <p role="alert" class="trouble">
      {what} <span lang="en">{message}</span>
    </p>
  );
}
