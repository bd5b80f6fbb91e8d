import { wilsonInterval } from '../../stats/index.ts';

/** What differs from one half by chance, or by less than matters, is no finding. */
const LEAST_DIFFERENCE = 0.05;

/** Whether a share is surely, and by enough to matter, not one half: its 95 % Wilson interval leaves 0.5 out. */
export function isUneven(some: number, all: number): boolean {
  const [low, high] = wilsonInterval(some, all);
  return all > 0 && Math.abs(some / all - 0.5) >= LEAST_DIFFERENCE && (low > 0.5 || high < 0.5);
}
