/** A process of ours ends when the one that has started it is gone, whatever it is busy with. */
import { Worker } from 'node:worker_threads';

const LOOK_MS = 500;
/** All that the thread needs; what it takes beyond that is V8's own, some 10 MB. */
const MEGABYTES = 16;

/**
 * From now on this process and its group end with its parent, which has a channel to it. The end
 * of the channel is told at once but waits for what the process is busy with. A thread of its own
 * waits for nothing, from the first message on. (A system that gives orphans no new parent, which
 * Windows is, has the channel alone.)
 */
export function endWithParent(): void {
  process.on('disconnect', endGroup);
  process.once('message', look);
}

function look(): void {
  const code = `const parent = ${process.ppid};
    setInterval(() => {
      if (process.ppid !== parent) (${endGroup})();
    }, ${LOOK_MS});`;
  const resourceLimits = { maxOldGenerationSizeMb: MEGABYTES };
  const thread = new Worker(code, { eval: true, env: {}, execArgv: [], resourceLimits });
  // Without it a busy process outlives its parent until its job is done: no reason to fail.
  thread.on('error', () => undefined);
  thread.unref();
}

/** Ends what this process leads: itself and what it has started. The thread has it as text. */
function endGroup(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}
