import type { OverTime } from '../../../src/public-records/release.ts';

type Shares = OverTime['clusters'][string]['shares'];

export interface TimeLine {
  /** Paths of SVG: lines through windows that follow one another, and the bands of their intervals. */
  readonly lines: readonly string[];
  readonly bands: readonly string[];
  /** Windows without a neighbour on either side, which no line goes through. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly low: number; readonly high: number }[];
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** The share at the top. */
  readonly most: number;
}

/** The greatest end of an interval: what a line needs room for. */
export function mostOf(shares: Shares): number {
  return Math.max(...shares.map((share) => share?.[2] ?? 0), 1e-6);
}

/** Windows that are not told are gaps. */
export function timeLine(shares: Shares, { width, height, most }: Frame): TimeLine {
  const step = width / Math.max(1, shares.length - 1);
  const place = (share: number): number => height - (Math.min(share, most) / most) * height;
  const told = shares.map((share, at) =>
    share === null ? null : { x: at * step, y: place(share[0]), low: place(share[1]), high: place(share[2]) },
  );
  const runs = runsOf(told);
  const long = runs.filter((run) => run.length > 1);
  return {
    lines: long.map((run) => pathOf(run.map(({ x, y }) => [x, y]))),
    bands: long.map((run) => {
      const upper = run.map(({ x, high }): Point => [x, high]);
      const lower = run.map(({ x, low }): Point => [x, low]).toReversed();
      return `${pathOf([...upper, ...lower])}Z`;
    }),
    points: runs.filter((run) => run.length === 1).flat(),
  };
}

type Point = readonly [number, number];

function runsOf<Told>(values: readonly (Told | null)[]): Told[][] {
  const runs: Told[][] = [];
  let open = false;
  for (const value of values) {
    if (value !== null && open) runs.at(-1)?.push(value);
    else if (value !== null) runs.push([value]);
    open = value !== null;
  }
  return runs;
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
