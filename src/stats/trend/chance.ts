/** How often chance alone makes a line as steep, or a turn as deep, of the same rates in another order. */
import type { Curve } from './curve.ts';
import { lookAtOrders, type Orders } from './orders.ts';

/** Both a line and a turn are looked for: each at half the level. */
const LEVEL = 0.05;

export interface Chance {
  /** Share of the orders whose line changes by as much, whichever way. */
  readonly line: number;
  /** Share of the orders whose parabola turns by as much. */
  readonly turn: number;
}

export function chanceOf(curve: Curve, rates: readonly number[], orders: Orders): Chance {
  const rounding = 1e-9 * rates.reduce((most, rate) => Math.max(most, Math.abs(rate)), 0);
  const [change, dip] = [Math.abs(curve.change(rates)) - rounding, Math.abs(curve.dip(rates)) - rounding];
  let [line, turn] = [0, 0];
  const count = lookAtOrders(rates, orders, (order) => {
    if (Math.abs(curve.change(order)) >= change) line++;
    if (Math.abs(curve.dip(order)) >= dip) turn++;
  });
  return { line: line / count, turn: turn / count };
}

export function isShown(p: number): boolean {
  return p <= LEVEL / 2;
}

/** Of a line or a turn, corrected for looking at both. */
export function eitherOf({ line, turn }: Chance): number {
  return Math.min(1, 2 * Math.min(line, turn));
}
