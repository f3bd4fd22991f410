/** The time that is spent inside onnxruntime, of sessions made after `startClock`. */
import { InferenceSession } from 'onnxruntime-node';

/** Milliseconds since it was started. */
export interface Clock {
  readonly inside: () => number;
}

/**
 * Wraps the making of sessions, in this process and for good: the program itself has no clock in
 * its way. Of runs that overlap each would be counted, so that only one may go on at a time.
 */
export function startClock(): Clock {
  let inside = 0;
  const create = InferenceSession.create.bind(InferenceSession) as (
    ...given: readonly unknown[]
  ) => Promise<InferenceSession>;
  const timed = async (...given: readonly unknown[]): Promise<InferenceSession> => {
    const session = await create(...given);
    const run = session.run.bind(session) as (...feeds: readonly unknown[]) => Promise<never>;
    session.run = async (...feeds: readonly unknown[]) => {
      const start = performance.now();
      try {
        return await run(...feeds);
      } finally {
        inside += performance.now() - start;
      }
    };
    return session;
  };
  InferenceSession.create = timed as typeof InferenceSession.create;
  return { inside: () => inside };
}
