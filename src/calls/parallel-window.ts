/** The number of calls that may be under way at once (slow start, then additive increase and multiplicative decrease; Jacobson 1988). */
import type { Ending } from './limiter.ts';

const FIRST_ALLOWED = 8;
const DECREASE = 0.7;

export function createParallelWindow(maxParallel: number, now: () => number) {
  let allowed = Math.min(FIRST_ALLOWED, maxParallel);
  let slowStart = true;
  let underWay = 0;
  let decreasedAt = Number.NEGATIVE_INFINITY;
  const grow = (): void => {
    // A window that was not full says nothing about what the server can bear.
    if (underWay < Math.floor(allowed)) return;
    allowed = Math.min(maxParallel, allowed + (slowStart ? 1 : 1 / allowed));
  };
  /** Calls that were sent before the last decrease bring no news. */
  const shrink = (began: number): void => {
    slowStart = false;
    if (began < decreasedAt) return;
    decreasedAt = now();
    allowed = Math.max(1, allowed * DECREASE);
  };
  return {
    allowed: () => Math.floor(allowed),
    hasRoom: () => underWay < Math.floor(allowed),
    enter: () => {
      underWay++;
    },
    leave: (went: Ending['went'], began: number) => {
      if (went === 'well') grow();
      if (went === 'slow-down') shrink(began);
      underWay--;
    },
  };
}
