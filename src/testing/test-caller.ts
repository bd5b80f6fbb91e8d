/** A caller for tests of what asks models: a ledger in memory, and time that passes where somebody waits for it. */
import type { RecallingCaller } from '../calls/call.ts';
import { createCaller } from '../calls/caller.ts';
import type { LanguageModel } from '../models/language-model.ts';
import { openPlain } from '../models/scripted/plain.ts';
import { attemptParts, type PartsOptions } from './attempt-parts.ts';

export async function testCaller(
  model: LanguageModel = openPlain(),
  options: Partial<PartsOptions> = {},
): Promise<RecallingCaller> {
  let time = 0;
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      time += milliseconds;
      setImmediate(resolve);
    });
  const clock = { now: () => time, monotonic: () => time };
  return createCaller({ ...(await attemptParts({ clock, sleep, ...options })), model });
}
