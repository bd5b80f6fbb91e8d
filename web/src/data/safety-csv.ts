import type { Known } from '../../../src/public-records/release.ts';
import { csv, digits } from './csv.ts';
import type { SafetyRow } from './quadrants.ts';

const columns = [
  'level',
  'cluster_id',
  'cluster',
  'conversations',
  ...['mean', 'high', 'flags'].flatMap((name) => ['least', 'most', 'low', 'up'].map((end) => `${name}_${end}`)),
  'quadrant',
  'sure',
];

/** Concern and flags, a line a cluster: what a figure is at least and at most, and the ends of its 95 % interval. */
export function safetyCsv(rows: readonly SafetyRow[]): string {
  const ends = (known: Known | null): string[] =>
    known === null ? ['', '', '', ''] : [known.least, known.most, ...known.interval].map(digits);
  return csv(
    columns,
    rows.map(({ cluster: { id, name, level, conversations }, concern, flags, quadrant, isSure }) => [
      ...[level, id, name, conversations],
      ...[...ends(concern.mean), ...ends(concern.high), ...ends(flags)],
      ...[flags === null ? '' : quadrant, isSure ? 'yes' : 'no'],
    ]),
  );
}
