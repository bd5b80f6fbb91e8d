/**
 * Named points at which a test can kill the process (`SIGHTLINE_FAULT=point[:n]`: at the n-th time it is passed).
 * Recovery is proven by dying there and running again, not by reading the code.
 */
import { usageError } from '../core/errors.ts';

export const faultPoints = {
  'run-created': 'the run folder and its manifest exist, no stage has begun',
  'stage-started': 'a stage has been entered, nothing of it is written',
  'shard-written': 'a shard is on disk, no record says so',
  'part-done': 'one part of an `each` stage is recorded as done',
  'embeddings-cached': 'a batch of vectors is in the embedding cache',
  'stage-done': 'a stage is recorded as done, the manifest does not count it yet',
  'release-staged': 'the new release is complete beside the old one',
  'release-aside': 'the old release, where there is one, is moved aside, the new one is not yet in its place',
  'release-swapped': 'the new release is in place, the run is not marked as finished',
} as const;

export type FaultPoint = keyof typeof faultPoints;
export type Faults = (point: FaultPoint) => void;

export const noFaults: Faults = () => {};

/** Faults from their written form. `kill` ends the process at once, without any clean-up. */
export function parseFaults(written: string | undefined, kill: () => void): Faults {
  if (written === undefined || written === '') return noFaults;
  const [point = '', times = '1'] = written.split(':');
  const wanted = Number(times);
  if (!(point in faultPoints) || !Number.isInteger(wanted) || wanted < 1) {
    throw usageError(
      'FAULT_UNKNOWN',
      'SIGHTLINE_FAULT names no fault point.',
      `Write point or point:n with one of: ${Object.keys(faultPoints).join(', ')}.`,
    );
  }
  let passed = 0;
  return (reached) => {
    if (reached === point && ++passed === wanted) kill();
  };
}
