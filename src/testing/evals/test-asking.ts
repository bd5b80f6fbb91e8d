/** What a kind of items is opened with, for tests of what it writes. */
import type { Caller } from '../../calls/call.ts';
import { createDiscriminator } from '../../evals/filter/discriminator.ts';
import type { Asking } from '../../evals/write/kind.ts';
import { testCaller } from '../test-caller.ts';

export async function testAsking(writer: Caller, more: Partial<Asking> = {}): Promise<Asking> {
  return {
    writer,
    discriminator:
      more.discriminator ?? createDiscriminator(await testCaller(), { logprobs: 20, votes: 8, thinks: false }),
    seed: 0,
    groups: Number.POSITIVE_INFINITY,
    count: () => {},
    onProgress: () => {},
    ...more,
  };
}
