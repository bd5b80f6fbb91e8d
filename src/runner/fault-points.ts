/**
 * Named points at which a test can kill the process (`SIGHTLINE_FAULT=point[:n]`: at the n-th time it is passed).
 * Recovery is proven by dying there and running again, not by reading the code.
 */
import { usageError } from '../core/errors.ts';

/** Of a run with nothing to ask a model. */
export const runFaultPoints = {
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

/** Of calls to models. */
const callFaultPoints = {
  'reply-received': 'a model has answered, the ledger does not know it yet',
  'reply-committed': 'an answer is in the ledger, nobody was handed it yet',
  'ledger-before-commit': 'what a group of calls has to say to the ledger is written and not committed',
  'ledger-after-commit': 'it is committed',
  'batch-begun': 'a batch is in the ledger, the vendor has not got it',
  'batch-handed-in': 'the vendor has a batch, the ledger does not know under which reference',
  'batch-noted': 'the reference of a batch is in the ledger, nobody has asked for it yet',
  'batch-result-committed': 'one answer of a batch is in the ledger, the others are not',
} as const;

/** Of a purge. */
const purgeFaultPoints = {
  'purge-ledger-done': 'no ledger holds anything of the run any more, its private side is whole',
  'purge-emptied': 'of the private side only what tells a purge how to go on is left',
} as const;

export const faultPoints = { ...runFaultPoints, ...callFaultPoints, ...purgeFaultPoints };

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
