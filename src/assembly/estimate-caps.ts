/** Whether what a run would take fits under the caps that were named for it. */
import { NANODOLLARS } from '../calls/cost.ts';
import type { Estimate, Likely } from '../calls/estimate.ts';
import type { Settings } from '../config/index.ts';

export interface CapFit {
  readonly cap: 'cost' | 'calls' | 'time';
  /** Nanodollars, attempts or seconds. */
  readonly limit: number;
  /** What the run has spent of it before. */
  readonly spent: number;
  /** By the interval: `yes` where all of it fits with a tenth to spare, `no` where none does. Null where the estimate does not know. */
  readonly fits: 'yes' | 'perhaps' | 'no' | null;
}

/** Attempts that failed count as calls, and a call is begun only where its worst case fits. */
const TO_SPARE = 1.1;

/** Of a run that would take so much: nobody knows how long a vendor takes with batches. */
export function capsOf(whole: Estimate, settings: Settings, spent: Parameters<typeof capsFit>[2]): CapFit[] {
  const needed = settings.batch ? { ...whole, cost: whole.batchCost, seconds: null } : whole;
  return capsFit(needed, settings, spent);
}

/** @param spent of the run so far: attempts, and nanodollars confirmed or possibly billed */
export function capsFit(
  { cost, calls, seconds }: Readonly<Record<'cost' | 'calls' | 'seconds', Likely | null>>,
  { maxCost, maxCalls, maxTime }: Partial<Pick<Settings, 'maxCost' | 'maxCalls' | 'maxTime'>>,
  spent: { readonly calls: number; readonly confirmed: number; readonly possible: number },
): CapFit[] {
  const capOf = (cap: CapFit['cap'], limit: number | undefined, before: number, needed: Likely | null): CapFit[] =>
    limit === undefined ? [] : [{ cap, limit, spent: before, fits: fits(limit - before, needed) }];
  return [
    ...capOf('cost', maxCost && maxCost * NANODOLLARS, spent.confirmed + spent.possible, cost),
    ...capOf('calls', maxCalls, spent.calls, calls),
    ...capOf('time', maxTime, 0, seconds),
  ];
}

function fits(left: number, needed: Likely | null): CapFit['fits'] {
  if (needed === null) return null;
  if (needed.high * TO_SPARE <= left) return 'yes';
  const isSurelyMore = needed.low > left || (left <= 0 && needed.likely > 0);
  return isSurelyMore ? 'no' : 'perhaps';
}
