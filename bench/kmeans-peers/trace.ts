/** When a trace first comes as near to a reference as is asked for. */
import type { Point } from './programs.ts';

/** Shares by which an inertia may be above the reference. */
export const NEAR = [0.002, 0.0001] as const;

export function nameOf(share: number): string {
  return `${100 * share} %`;
}

/** The first point within `share` above the reference; null where the trace never comes so near. */
export function firstWithin(points: readonly Point[], reference: number, share: number): Point | null {
  return points.find(({ inertia }) => inertia <= reference * (1 + share)) ?? null;
}

/** How far the best of a trace is above the reference, as a share. */
export function nearest(points: readonly Point[], reference: number): number {
  return Math.min(...points.map(({ inertia }) => inertia)) / reference - 1;
}

/** Slope of a straight line through the logarithms of both, by least squares. */
export function logLogSlope(sizes: readonly number[], values: readonly number[]): number {
  const [x, y] = [sizes.map(Math.log), values.map(Math.log)];
  const [meanX, meanY] = [mean(x), mean(y)];
  const covered = x.reduce((sum, value, index) => sum + (value - meanX) * ((y[index] as number) - meanY), 0);
  return covered / x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
