/**
 * Runs stages in order. A stage whose key (stage version, options, content of what it reads) is recorded as done is
 * not run again, so a killed run goes on where it stopped and a changed option redoes only what depends on it.
 */
import type { Clock } from '../core/clock.ts';
import { hashOf } from '../core/hash.ts';
import type { Log } from '../core/log.ts';
import { createPause, turn } from '../core/pause.ts';
import { createRandom } from '../core/random.ts';
import type { Shard } from '../core/shard.ts';
import type { Engine } from '../engine/engine.ts';
import type { ShardStore } from '../store/shards.ts';
import type { Faults } from './fault-points.ts';
import type { Stage, StageContext, StageOutput, StageOutputs, StageProgress } from './stage.ts';
import { inputOf } from './stage-inputs.ts';
import { openRecord, type RecordFolder } from './stage-records.ts';

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

export interface RunStages<Environment> extends RunServices, RecordFolder {
  readonly environment: Environment;
  readonly store: ShardStore;
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

export async function runStages<Environment>(
  stages: readonly Stage<Environment>[],
  run: RunStages<Environment>,
  before: StageOutputs = new Map(),
): Promise<StageOutputs> {
  const outputs = new Map(before);
  for (const stage of stages) {
    await turn(run.signal);
    outputs.set(stage.name, await runStage(stage, run, outputs));
  }
  return outputs;
}

/** What the first of `stages` made that are done already, up to the first that is not. Nothing is run. */
export function doneStages<Environment>(
  stages: readonly Stage<Environment>[],
  run: RecordFolder & Pick<RunStages<Environment>, 'environment'>,
  before: StageOutputs = new Map(),
): StageOutputs {
  const outputs = new Map(before);
  for (const stage of stages) {
    const known = openRecord(run, stage.name, stageKey(stage, run.environment, outputs)).read();
    if (known === null) break;
    outputs.set(stage.name, known);
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
    run.onProgress({ stage: stage.name, done: sum, total, unit: stage.unit ?? 'conversations' });
  };
  const work = async (shard: Shard): Promise<StageOutput> => {
    await turn(run.signal);
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
    pause: createPause(run.clock, run.signal),
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
