/**
 * Runs stages in order. A stage whose key (stage version, options, content of what it reads) is recorded as done is
 * not run again, so a killed run goes on where it stopped and a changed option redoes only what depends on it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import { AppError } from '../core/errors.ts';
import { canonicalJson, hashOf } from '../core/hash.ts';
import { parseJson } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import { createRandom } from '../core/random.ts';
import type { Shard } from '../core/shard.ts';
import type { Engine } from '../engine/engine.ts';
import type { ShardStore } from '../store/shards.ts';
import type { Faults } from './fault-points.ts';
import {
  type Stage,
  type StageContext,
  type StageInput,
  type StageOutput,
  type StageProgress,
  stageOutputSchema,
} from './stage.ts';

/** What the world does for a run. */
export interface RunServices {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly fault: Faults;
  readonly onProgress: (progress: StageProgress) => void;
  readonly onStage: (stage: StageReport) => void;
}

export interface RunStages<Environment> extends RunServices {
  readonly environment: Environment;
  /** The run's `private/` folder. */
  readonly folder: string;
  readonly store: ShardStore;
  /** Writes a small file so that a kill leaves all of it or nothing. */
  readonly writeFile: (path: string, text: string) => void;
  readonly makeFolder: (path: string) => void;
  readonly seed: number;
}

export interface StageReport {
  readonly name: string;
  readonly version: number;
  readonly key: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** True where the work had been done by an earlier run into the same folder. */
  readonly reused: boolean;
}

export type StageOutputs = ReadonlyMap<string, StageOutput>;

export async function runStages<Environment>(
  stages: readonly Stage<Environment>[],
  run: RunStages<Environment>,
  before: StageOutputs = new Map(),
): Promise<StageOutputs> {
  const outputs = new Map(before);
  for (const stage of stages) {
    run.signal.throwIfAborted();
    outputs.set(stage.name, await runStage(stage, run, outputs));
  }
  return outputs;
}

async function runStage<Environment>(
  stage: Stage<Environment>,
  run: RunStages<Environment>,
  outputs: StageOutputs,
): Promise<StageOutput> {
  const started = run.clock.monotonic();
  const key = stageKey(stage, run.environment, outputs);
  const record = openRecord(run, stage.name, key);
  const known = record.read();
  run.fault('stage-started');
  const output = known ?? (await execute(stage, run, outputs));
  if (known === null) record.write(output);
  run.fault('stage-done');
  const seconds = (run.clock.monotonic() - started) / 1000;
  run.onStage({
    name: stage.name,
    version: stage.version,
    key,
    counts: output.counts,
    seconds,
    reused: known !== null,
  });
  return output;
}

function execute<Environment>(
  stage: Stage<Environment>,
  run: RunStages<Environment>,
  outputs: StageOutputs,
): Promise<StageOutput> {
  return stage.scope === 'whole' ? stage.run(contextOf(stage, run, outputs)) : executeEach(stage, run, outputs);
}

async function executeEach<Environment>(
  stage: Stage<Environment>,
  run: RunStages<Environment>,
  outputs: StageOutputs,
): Promise<StageOutput> {
  const [source] = stage.reads;
  const [[name, shards] = ['', []]] = Object.entries(outputs.get(source as string)?.shards ?? {});
  const total = shards.reduce((sum, shard) => sum + shard.rows, 0);
  const done = new Map<Shard, number>();
  const report = (shard: Shard, rows: number): void => {
    done.set(shard, rows);
    const sum = [...done.values()].reduce((all, part) => all + part, 0);
    run.onProgress({ stage: stage.name, done: sum, total, unit: 'conversations' });
  };
  const work = async (shard: Shard): Promise<StageOutput> => {
    const part: StageOutputs = new Map([[source as string, { shards: { [name]: [shard] }, counts: {} }]]);
    const record = openRecord(run, stage.name, stageKey(stage, run.environment, part));
    const known = record.read();
    const output = known ?? (await stage.run(partContext(stage, run, part, (rows) => report(shard, rows))));
    if (known === null) record.write(output);
    run.fault('part-done');
    report(shard, shard.rows);
    return output;
  };
  return mergeOutputs(await run.engine.runEach(shards, work, run.signal));
}

function mergeOutputs(parts: readonly StageOutput[]): StageOutput {
  const merged: StageOutput = { shards: {}, counts: {} };
  for (const part of parts) {
    for (const [name, shards] of Object.entries(part.shards))
      merged.shards[name] = [...(merged.shards[name] ?? []), ...shards];
    for (const [name, count] of Object.entries(part.counts)) merged.counts[name] = (merged.counts[name] ?? 0) + count;
  }
  return merged;
}

function stageKey<Environment>(stage: Stage<Environment>, environment: Environment, outputs: StageOutputs): string {
  const inputs = stage.reads.map((name) => outputs.get(name)?.shards ?? null);
  return hashOf([stage.name, stage.version, stage.options(environment), inputs]);
}

function contextOf<Environment>(
  stage: Stage<Environment>,
  run: RunStages<Environment>,
  outputs: StageOutputs,
): StageContext<Environment> {
  return {
    environment: run.environment,
    input: (name) => inputOf(stage.name, name, outputs),
    store: withFault(run.store, run.fault),
    engine: run.engine,
    random: createRandom(`${run.seed}/${stage.name}`),
    clock: run.clock,
    log: run.log,
    signal: run.signal,
    fault: run.fault,
    progress: (done, total, unit) => run.onProgress({ stage: stage.name, done, total, unit }),
  };
}

/** In an `each` stage a part tells how far it is in itself; what is told is how far all are. */
function partContext<Environment>(
  stage: Stage<Environment>,
  run: RunStages<Environment>,
  part: StageOutputs,
  onRows: (rows: number) => void,
): StageContext<Environment> {
  return { ...contextOf(stage, run, part), progress: (done) => onRows(done) };
}

/** The outputs of finished stages, as a reader outside any stage sees them. */
export function inputsOf(outputs: StageOutputs): (stage: string) => StageInput {
  return (stage) => inputOf('outside', stage, outputs);
}

function inputOf(reader: string, name: string, outputs: StageOutputs): StageInput {
  const output = outputs.get(name);
  if (output === undefined) throw new Error(`Stage ${reader} reads ${name}, which has not run.`);
  return { shards: (part) => output.shards[part] ?? [] };
}

function withFault(store: ShardStore, fault: Faults): ShardStore {
  const afterwards = (shard: Shard): Shard => {
    fault('shard-written');
    return shard;
  };
  return {
    ...store,
    writeRecords: (stage, records) => afterwards(store.writeRecords(stage, records)),
    writeVectors: (stage, vectors, dimensions) => afterwards(store.writeVectors(stage, vectors, dimensions)),
  };
}

/** Outputs of stages that were finished before, by name; a stage whose record is gone is left out. */
export function readOutputs(
  folder: string,
  stages: readonly { readonly name: string; readonly key: string }[],
): StageOutputs {
  const found = stages.flatMap(({ name, key }): [string, StageOutput][] => {
    const path = recordPath(folder, name, key);
    return existsSync(path) ? [[name, readDone(path, key)]] : [];
  });
  return new Map(found);
}

function recordPath(folder: string, stage: string, key: string): string {
  return join(folder, 'done', stage, `${key.slice(0, 24)}.json`);
}

const doneSchema = z.object({ key: z.string(), output: stageOutputSchema });

interface DoneRecord {
  read(): StageOutput | null;
  write(output: StageOutput): void;
}

function openRecord<Environment>(run: RunStages<Environment>, stage: string, key: string): DoneRecord {
  const path = recordPath(run.folder, stage, key);
  return {
    read: () => (existsSync(path) ? readDone(path, key) : null),
    write: (output) => {
      run.makeFolder(dirname(path));
      run.writeFile(path, `${canonicalJson({ key, output })}\n`);
    },
  };
}

function readDone(path: string, key: string): StageOutput {
  const parsed = doneSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (parsed.success && parsed.data.key === key) return parsed.data.output;
  throw new AppError({
    code: 'RUN_RECORD_DAMAGED',
    message: `The record ${path} does not say what this version writes.`,
    hint: 'Delete that file to redo the stage, or run into a new --out folder.',
  });
}
