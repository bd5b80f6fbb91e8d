import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { appendRecord, appendRecords, readRecords } from './append-log.ts';

const schema = z.object({ number: z.number() });
const place = (): string => join(mkdtempSync(join(tmpdir(), 'sightline-log-')), 'log.jsonl');

test('keeps lines in order, for its owner alone', () => {
  const path = place();
  expect(readRecords(path, schema)).toEqual([]);
  for (const number of [1, 2, 3]) appendRecord(path, { number });
  expect(readRecords(path, schema)).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a line that was cut short is read over, and harms none that follows', () => {
  const path = place();
  appendRecord(path, { number: 1 });
  appendFileSync(path, '{"numb');
  expect(readRecords(path, schema)).toEqual([{ number: 1 }]);
  appendRecord(path, { number: 2 });
  expect(readRecords(path, schema)).toEqual([{ number: 1 }, { number: 2 }]);
});

test('several lines are added together', () => {
  const path = place();
  appendRecord(path, { number: 1 });
  appendRecords(path, [{ number: 2 }, { number: 3 }]);
  expect(readRecords(path, schema)).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
});

test('refuses what it did not write, and a folder that is gone', () => {
  const path = place();
  writeFileSync(path, '{"other":true}\n');
  expect(() => readRecords(path, schema)).toThrow(expect.objectContaining({ code: 'LOG_DAMAGED' }));
  rmSync(join(path, '..'), { recursive: true });
  expect(() => appendRecord(path, {})).toThrow(expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }));
});

/** Adds lines until it is killed, and says each number once the call has returned. */
const writer = `
  import { writeSync } from 'node:fs';
  const { appendRecord } = await import(process.argv[1]);
  for (let number = 0; ; number++) {
    appendRecord(process.argv[2], { number });
    writeSync(1, number + '\\n');
  }`;

test('what was promised is there however the process ends, and what was there stays', async () => {
  const path = place();
  const module = join(import.meta.dirname, 'append-log.ts');
  let promised = 0;
  for (const atLeast of [3, 20, 60]) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer, module, path]);
    const before = readRecords(path, schema).length;
    let said = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (data) => {
        said += data;
        if (said.split('\n').length > atLeast) child.kill('SIGKILL');
      });
      child.on('close', () => resolve());
    });
    const kept = readRecords(path, schema).slice(before);
    const numbers = said.split('\n').slice(0, -1);
    expect(kept.length).toBeGreaterThanOrEqual(numbers.length);
    expect(kept.map(({ number }) => number)).toEqual(kept.map((_, index) => index));
    promised += numbers.length;
  }
  expect(promised).toBeGreaterThanOrEqual(83);
  expect(readFileSync(path, 'utf8').split('\n').length).toBeGreaterThan(promised);
});
