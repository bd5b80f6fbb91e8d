/** What came of a race, in tables and limits. */
import { median, spread } from '../harness/spread.ts';
import type { Check, Table } from '../harness/task.ts';
import type { Point } from './programs.ts';
import { FAISS, OURS, OURS_FROM_SAMPLES, type Race, REFERENCE } from './race.ts';
import { firstWithin, NEAR, nameOf, nearest } from './trace.ts';

/** Share of a peer's seconds that ours may take. */
const MOST_OF_PEER = { [REFERENCE]: 0.3, [FAISS]: 0.4 };
/** By how much a squared distance may be above the least where two are as good as equal. */
const TIE = 1e-5;

export type Traces = Pick<Race, 'reference' | 'traces'>;

export function raceTable({ problem, reference, referenceIterations, traces }: Race): Table {
  const { name, count, dimensions, k } = problem;
  const title = `${name}: ${count.toLocaleString('en')} rows, ${dimensions} dimensions, ${k} clusters; the reference's inertia is ${reference.toFixed(2)}, after ${referenceIterations} iterations`;
  return tracesTable(title, { reference, traces });
}

export function seedingTable({ problem, seedings }: Race): Table {
  return {
    title: `${problem.name}: seeding by k-means++, which counts in no time above`,
    columns: ['program', 'rows', 'seconds', 'cpu s', 'inertia before the first iteration'],
    rows: seedings.map(({ who, count, told: { seconds, cpu, inertia } }) => [
      who,
      count.toLocaleString('en'),
      ...[seconds, cpu, inertia].map((figure) => figure?.toFixed(2) ?? ''),
    ]),
  };
}

export function tracesTable(title: string, { reference, traces }: Traces): Table {
  return {
    title,
    columns: [
      'program',
      'runs',
      ...NEAR.flatMap((share) => [`seconds to ${nameOf(share)}`, 'cpu s', 'iterations']),
      'nearest',
    ],
    rows: [...traces].map(([name, runs]) => [
      name,
      String(runs.length),
      ...NEAR.flatMap((share) => cellsOf(reached(runs, reference, share))),
      `${(100 * Math.min(...runs.map((points) => nearest(points, reference)))).toFixed(3)} %`,
    ]),
  };
}

/** The points at which runs first came so near; null where one of them never did. */
function reached(runs: readonly (readonly Point[])[], reference: number, share: number): readonly Point[] | null {
  const points = runs.map((run) => firstWithin(run, reference, share));
  return points.includes(null) ? null : (points as Point[]);
}

function cellsOf(points: readonly Point[] | null): string[] {
  if (points === null) return ['not reached', '', ''];
  const figures = (['seconds', 'cpu'] as const).map((what) =>
    spread(
      points.map((point) => point[what]),
      2,
    ),
  );
  return [...figures, String(median(points.map(({ iteration }) => iteration)))];
}

export function raceChecks(race: Race): Check[] {
  const { problem, assignments } = race;
  const who = [OURS, OURS_FROM_SAMPLES];
  const times = NEAR.flatMap((share) => who.flatMap((own) => peerChecks(race, share, own)));
  const exact = Object.entries(assignments).map(([which, { worst = Number.NaN, differ = Number.NaN }]) => ({
    what: `${problem.name}, assignment ${which}: farther than the exact nearest, squared distance`,
    limit: `< ${TIE}`,
    found: `${worst.toExponential(1)} (${differ} of ${problem.count} rows elsewhere)`,
    met: worst < TIE,
  }));
  return [...times, ...exact];
}

function peerChecks({ problem, traces, reference }: Race, share: number, own: string): Check[] {
  const points = (name: string): readonly Point[] => reached(traces.get(name) ?? [], reference, share) ?? [];
  return Object.entries(MOST_OF_PEER).map(([peer, limit]) => {
    const shareOf = (what: 'seconds' | 'cpu'): number => middle(points(own), what) / middle(points(peer), what);
    const [seconds, cpu] = [shareOf('seconds'), shareOf('cpu')];
    return {
      what: `${problem.name}, to ${nameOf(share)}: ${own}, of the seconds of ${peer}`,
      limit: `<= ${limit}`,
      found: `${seconds.toFixed(2)} (of processor time ${cpu.toFixed(2)})`,
      met: seconds <= limit,
    };
  });
}

/** NaN where there are none: no limit is met by it. */
function middle(points: readonly Point[], what: 'seconds' | 'cpu'): number {
  return median(points.map((point) => point[what]));
}
