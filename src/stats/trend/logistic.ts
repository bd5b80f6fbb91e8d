/** How the odds of a yes change with one figure, over items: logistic regression by iteratively reweighted least squares. */
import { requireInput } from '../input.ts';
import { Z_95 } from '../normal.ts';

export interface BinomialRow {
  readonly x: number;
  /** 0 to `trials`; need not be whole. */
  readonly successes: number;
  readonly trials: number;
}

export interface LogisticFit {
  readonly intercept: number;
  /** Of the logarithm of the odds, by one of x. */
  readonly slope: number;
  readonly interceptError: number;
  readonly slopeError: number;
  /** 95 % of the slope (Wald). */
  readonly interval: readonly [number, number];
}

/**
 * Why there is no finite fit: `separated` where some x has every success on one side of it and every failure on the other, ties
 * included, also where there are successes alone or failures alone (Albert and Anderson 1984); `one-x` where x never differs.
 */
export type LogisticOutcome =
  | { readonly kind: 'fit'; readonly fit: LogisticFit }
  | { readonly kind: 'separated' }
  | { readonly kind: 'one-x' };

const STEPS = 100;
const ENOUGH = 1e-12;

/**
 * Greatest likelihood (McCullagh and Nelder 1989, section 4.4). Errors take every item for independent: beside a trend over models
 * they describe these models alone.
 */
export function logisticFit(rows: readonly BinomialRow[]): LogisticOutcome {
  requireInput(
    rows.every(({ successes, trials }) => successes >= 0 && successes <= trials),
    'There are more successes than trials.',
    'Hand over, for each x, how many items there are and how many of these show the behavior.',
  );
  const used = rows.filter(({ trials }) => trials > 0);
  if (new Set(used.map(({ x }) => x)).size < 2) return { kind: 'one-x' };
  if (isSeparated(used)) return { kind: 'separated' };
  const total = used.reduce((sum, { trials }) => sum + trials, 0);
  const center = used.reduce((sum, { x, trials }) => sum + x * trials, 0) / total;
  const scale = Math.sqrt(used.reduce((sum, { x, trials }) => sum + trials * (x - center) ** 2, 0) / total);
  const inner = used.map((row) => ({ ...row, x: (row.x - center) / scale }));
  return { kind: 'fit', fit: rescaled(climb(inner), center, scale) };
}

function isSeparated(rows: readonly BinomialRow[]): boolean {
  const yes = rows.filter(({ successes }) => successes > 0).map(({ x }) => x);
  const no = rows.filter(({ successes, trials }) => successes < trials).map(({ x }) => x);
  if (yes.length === 0 || no.length === 0) return true;
  return greatest(no) <= least(yes) || greatest(yes) <= least(no);
}

interface Point {
  readonly intercept: number;
  readonly slope: number;
}

interface Top extends Point {
  /** Of intercept and slope: inverse of the information. */
  readonly variances: readonly [number, number];
  readonly covariance: number;
}

/** Newton's steps, which are those of reweighted least squares, halved where they lead down. */
function climb(rows: readonly BinomialRow[]): Top {
  let point: Point = { intercept: 0, slope: 0 };
  let height = likelihood(rows, point);
  for (let count = 0; count < STEPS; count++) {
    const { up, gain } = step(rows, point);
    let [size, next] = [1, moved(point, up, 1)];
    while (likelihood(rows, next) < height - ENOUGH && size > ENOUGH) {
      size /= 2;
      next = moved(point, up, size);
    }
    point = next;
    height = likelihood(rows, point);
    if (gain < ENOUGH) break;
  }
  const { variances, covariance } = step(rows, point);
  return { ...point, variances, covariance };
}

function step(rows: readonly BinomialRow[], { intercept, slope }: Point) {
  let [score, scoreX, all, allX, allXX] = [0, 0, 0, 0, 0];
  for (const { x, successes, trials } of rows) {
    const share = 1 / (1 + Math.exp(-intercept - slope * x));
    const [rest, weight] = [successes - trials * share, trials * share * (1 - share)];
    score += rest;
    scoreX += rest * x;
    all += weight;
    allX += weight * x;
    allXX += weight * x * x;
  }
  const determinant = all * allXX - allX * allX;
  const up: Point = {
    intercept: (allXX * score - allX * scoreX) / determinant,
    slope: (all * scoreX - allX * score) / determinant,
  };
  return {
    up,
    gain: up.intercept * score + up.slope * scoreX,
    variances: [allXX / determinant, all / determinant] as const,
    covariance: -allX / determinant,
  };
}

function moved({ intercept, slope }: Point, up: Point, size: number): Point {
  return { intercept: intercept + size * up.intercept, slope: slope + size * up.slope };
}

function likelihood(rows: readonly BinomialRow[], { intercept, slope }: Point): number {
  return rows.reduce((sum, { x, successes, trials }) => {
    const logit = intercept + slope * x;
    return sum - successes * softPlus(-logit) - (trials - successes) * softPlus(logit);
  }, 0);
}

/** log(1 + e^x) without overflow. */
function softPlus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}

function rescaled({ intercept, slope, variances, covariance }: Top, center: number, scale: number): LogisticFit {
  const outer = slope / scale;
  const slopeError = Math.sqrt(variances[1]) / scale;
  const shift = center / scale;
  return {
    intercept: intercept - outer * center,
    slope: outer,
    interceptError: Math.sqrt(variances[0] + shift * shift * variances[1] - 2 * shift * covariance),
    slopeError,
    interval: [outer - Z_95 * slopeError, outer + Z_95 * slopeError],
  };
}

function least(values: readonly number[]): number {
  return values.reduce((so, value) => Math.min(so, value), Number.POSITIVE_INFINITY);
}

function greatest(values: readonly number[]): number {
  return values.reduce((so, value) => Math.max(so, value), Number.NEGATIVE_INFINITY);
}
