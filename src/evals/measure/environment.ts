/** What measuring depends on, put together outside. */
import type { Protocol, Subject } from '../../public-records/measurement.ts';
import type { Item } from '../records.ts';
import type { Asker } from './answer-item.ts';
import type { SetToMeasure } from './set-to-measure.ts';
import type { Variant } from './variants.ts';

export interface SubjectToMeasure {
  readonly subject: Subject;
  protocol(set: SetToMeasure): Protocol;
  /** Where it is asked otherwise than usual, to see what that changes: what, and of which items. */
  readonly variant?: Variant & { readonly of: string; items(set: SetToMeasure): readonly Item[] };
  /** Opened when it is to be asked. */
  open(): Promise<Asker>;
}

export interface MeasureEnvironment {
  readonly sets: readonly SetToMeasure[];
  readonly subjects: readonly SubjectToMeasure[];
  /** Of each order of an item, where draws are counted. */
  readonly draws: number;
  /** Whether a set is left as soon as a confidence sequence of its mean leaves out one half. */
  readonly stopsWhenSure: boolean;
  readonly seed: number;
}
