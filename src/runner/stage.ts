/** What a stage is: named, versioned work from the shards of earlier stages to shards of its own. */
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Pause } from '../core/pause.ts';
import type { Random } from '../core/random.ts';
import { type Shard, shardSchema } from '../core/shard.ts';
import type { Engine } from '../engine/engine.ts';
import type { ShardStore } from '../store/shards.ts';
import type { Faults } from './fault-points.ts';

export const stageOutputSchema = z.object({
  /** By the stage's own names, e.g. `rows`, `vectors`. */
  shards: z.record(z.string(), z.array(shardSchema)),
  /** What the private manifest says of the stage: numbers only. */
  counts: z.record(z.string(), z.number()),
});
export type StageOutput = z.infer<typeof stageOutputSchema>;
/** By the name of the stage. */
export type StageOutputs = ReadonlyMap<string, StageOutput>;

/** A finished stage, as a later one sees it. */
export interface StageInput {
  shards(name: string): readonly Shard[];
}

export interface StageProgress {
  readonly stage: string;
  readonly done: number;
  /** Null where the whole is not known before the end. */
  readonly total: number | null;
  /** What is counted, in the plural: `conversations`, `texts`. */
  readonly unit: string;
}

export interface StageContext<Environment> {
  /** Settings and services of the pipeline. */
  readonly environment: Environment;
  /** A stage that this one reads. In an `each` stage it holds the one shard at hand. */
  input(stage: string): StageInput;
  readonly store: ShardStore;
  readonly engine: Engine;
  /** Seeded by the run's seed and the stage's name. */
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly fault: Faults;
  /** To be awaited now and then in long loops. */
  readonly pause: Pause;
  progress(done: number, total: number | null, unit: string): void;
}

export interface Stage<Environment> {
  readonly name: string;
  /** Raised whenever equal input would give another output than before. */
  readonly version: number;
  /** Names of the stages whose shards it reads. An `each` stage reads exactly one. */
  readonly reads: readonly string[];
  /** `each`: shard by shard, in any order and place. `whole`: all at once, in one place. */
  readonly scope: 'each' | 'whole';
  /** What the rows of an `each` stage are, in the plural, for whoever watches. Default: conversations. */
  readonly unit?: string;
  /** Everything of the environment that the output depends on; part of the stage's key. */
  options(environment: Environment): unknown;
  run(context: StageContext<Environment>): Promise<StageOutput>;
}
