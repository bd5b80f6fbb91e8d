/** Random numbers that follow from a secret and a name: whoever lacks the secret cannot tell them from fair ones. */
import { createHmac } from 'node:crypto';

export interface KeyedStream {
  /** Uniform in [0, bound), without bias. `bound` is a whole number from 1 to 2^48. */
  integer(bound: number): number;
}

/** 48 bits: as many as `Buffer` reads at once. */
const BYTES = 6;
const RANGE = 2 ** (8 * BYTES);

/**
 * HMAC-SHA-256 in counter mode. The same secret and name give the same numbers on every machine.
 *
 * @param name what the numbers are for; no two uses may share one
 */
export function keyedStream(secret: Uint8Array, name: string): KeyedStream {
  const key = createHmac('sha256', secret).update(`sightline-stream:${name}`).digest();
  let block = Buffer.alloc(0);
  let used = 0;
  let counter = 0;
  const draw = (): number => {
    if (used + BYTES > block.length) {
      block = createHmac('sha256', key).update(String(counter++)).digest();
      used = 0;
    }
    used += BYTES;
    return block.readUIntBE(used - BYTES, BYTES);
  };
  return {
    integer: (bound) => {
      // What lies above the last whole multiple would favour small numbers.
      const most = RANGE - (RANGE % bound);
      for (;;) {
        const drawn = draw();
        if (drawn < most) return drawn % bound;
      }
    },
  };
}
