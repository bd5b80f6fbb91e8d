/** Waiting for a server no longer than so long. */
import { CallError } from './call-error.ts';

/**
 * Runs `work` with a signal that is aborted by `signal` or after `timeout` milliseconds. Not AbortSignal.timeout: what
 * that holds stays until the time is up, however early the reply came.
 *
 * @throws the reason of `signal`; CallError `timeout`; else what `work` threw
 */
export async function withPatience<Value>(
  timeout: number,
  signal: AbortSignal,
  work: (either: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), timeout);
  try {
    return await work(AbortSignal.any([signal, patience.signal]));
  } catch (error) {
    signal.throwIfAborted();
    throw patience.signal.aborted ? new CallError('timeout') : error;
  } finally {
    clearTimeout(timer);
  }
}
