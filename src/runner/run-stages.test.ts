import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../core/clock.ts';
import { silentLog } from '../core/log.ts';
import { createLocalEngine } from '../engine/local/local-engine.ts';
import { makePrivateFolder, writeFileAtomic } from '../store/files.ts';
import { openShardStore } from '../store/shards.ts';
import { noFaults, parseFaults } from './fault-points.ts';
import { type RunStages, runStages, type StageReport } from './run-stages.ts';
import type { Stage } from './stage.ts';
import { inputsOf } from './stage-inputs.ts';
import { readOutputs } from './stage-records.ts';

interface Environment {
  readonly count: number;
  readonly factor: number;
}
const number = z.object({ value: z.number() });

const make: Stage<Environment> = {
  name: 'make',
  version: 1,
  reads: [],
  scope: 'whole',
  options: ({ count }) => count,
  run: async ({ environment, store }) => {
    const shards = Array.from({ length: environment.count }, (_, part) =>
      store.writeRecords('make', [{ value: part }]),
    );
    return { shards: { numbers: shards }, counts: { made: environment.count } };
  },
};

let timesRun = 0;
const times: Stage<Environment> = {
  name: 'times',
  version: 1,
  reads: ['make'],
  scope: 'each',
  options: ({ factor }) => factor,
  run: async ({ environment, store, input }) => {
    timesRun++;
    const [shard] = input('make').shards('numbers');
    const [row] = shard === undefined ? [] : store.readRecords(shard, number);
    const product = { value: (row?.value ?? 0) * environment.factor };
    return { shards: { products: [store.writeRecords('times', [product])] }, counts: { rows: 1 } };
  },
};

const sum: Stage<Environment> = {
  name: 'sum',
  version: 1,
  reads: ['times'],
  scope: 'whole',
  options: () => null,
  run: async ({ store, input, random }) => {
    const values = input('times')
      .shards('products')
      .flatMap((shard) => store.readRecords(shard, number));
    const total = values.reduce((all, { value }) => all + value, 0);
    return { shards: {}, counts: { total, draw: random.next() } };
  },
};

function runIn(folder: string, environment: Environment, more: Partial<RunStages<Environment>> = {}) {
  const reports: StageReport[] = [];
  const run: RunStages<Environment> = {
    environment,
    folder,
    store: openShardStore(join(folder, 'shards')),
    writeFile: writeFileAtomic,
    makeFolder: makePrivateFolder,
    engine: createLocalEngine(2),
    seed: 1,
    clock: systemClock,
    log: silentLog,
    signal: new AbortController().signal,
    fault: noFaults,
    onProgress: () => {},
    onStage: (report) => reports.push(report),
    ...more,
  };
  return { run, reports, done: () => runStages([make, times, sum], run) };
}

const scratch = () => mkdtempSync(join(tmpdir(), 'stages-'));

describe('runStages', () => {
  test('stages see what earlier ones wrote, part by part and as a whole', async () => {
    const { done, reports } = runIn(scratch(), { count: 4, factor: 10 });
    const outputs = await done();
    expect(outputs.get('sum')?.counts['total']).toBe(60);
    expect(reports.map(({ name, reused, counts }) => [name, reused, counts['rows'] ?? null])).toEqual([
      ['make', false, null],
      ['times', false, 4],
      ['sum', false, null],
    ]);
  });

  test('what is done is kept, and a changed option redoes only what depends on it', async () => {
    const folder = scratch();
    await runIn(folder, { count: 3, factor: 2 }).done();
    const again = runIn(folder, { count: 3, factor: 2 });
    await again.done();
    expect(again.reports.map(({ reused }) => reused)).toEqual([true, true, true]);
    const changed = runIn(folder, { count: 3, factor: 5 });
    expect((await changed.done()).get('sum')?.counts['total']).toBe(15);
    expect(changed.reports.map(({ reused }) => reused)).toEqual([true, false, false]);
  });

  test('parts that were done before a failure are not done again', async () => {
    const folder = scratch();
    let parts = 0;
    const failing = runIn(
      folder,
      { count: 4, factor: 2 },
      {
        engine: createLocalEngine(1),
        fault: (point) => {
          if (point === 'part-done' && ++parts === 2) throw new Error('stopped');
        },
      },
    );
    await expect(failing.done()).rejects.toThrow('stopped');
    timesRun = 0;
    await runIn(folder, { count: 4, factor: 2 }).done();
    expect(timesRun).toBe(2);
  });

  test('a shard that was changed is found', async () => {
    const folder = scratch();
    await runIn(folder, { count: 2, factor: 2 }).done();
    const [file] = readdirSync(join(folder, 'shards', 'make'));
    writeFileAtomic(join(folder, 'shards', 'make', file as string), '{"value":7}\n');
    rmSync(join(folder, 'done', 'times'), { recursive: true });
    await expect(runIn(folder, { count: 2, factor: 2 }).done()).rejects.toMatchObject({ code: 'SHARD_DAMAGED' });
  });

  test('a record that was changed is refused', async () => {
    const folder = scratch();
    await runIn(folder, { count: 2, factor: 2 }).done();
    const [file] = readdirSync(join(folder, 'done', 'make'));
    writeFileAtomic(join(folder, 'done', 'make', file as string), '{"key":"other"}');
    await expect(runIn(folder, { count: 2, factor: 2 }).done()).rejects.toMatchObject({ code: 'RUN_RECORD_DAMAGED' });
  });

  test('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(runIn(scratch(), { count: 2, factor: 2 }, { signal: stop.signal }).done()).rejects.toThrow();
  });

  test('finished outputs are read back by key', async () => {
    const folder = scratch();
    const { done, reports } = runIn(folder, { count: 2, factor: 2 });
    await done();
    const outputs = readOutputs(folder, [...reports, { name: 'sum', key: 'f'.repeat(64) }]);
    expect([...outputs.keys()]).toEqual(['make', 'times', 'sum']);
    expect(inputsOf(outputs)('make').shards('numbers')).toHaveLength(2);
    expect(() => inputsOf(outputs)('nothing')).toThrow();
  });
});

describe('parseFaults', () => {
  test('kills at the n-th passing of the point', () => {
    let killed = 0;
    const fault = parseFaults('stage-done:2', () => killed++);
    fault('stage-done');
    fault('stage-started');
    expect(killed).toBe(0);
    fault('stage-done');
    expect(killed).toBe(1);
  });

  test.each(['nowhere', 'stage-done:0', 'stage-done:x'])('%s is refused', (written) => {
    expect(() => parseFaults(written, () => {})).toThrow(expect.objectContaining({ code: 'FAULT_UNKNOWN' }));
  });
});
