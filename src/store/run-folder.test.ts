import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockRun, runFolder } from './run-folder.ts';

const folder = () => runFolder(mkdtempSync(join(tmpdir(), 'run-')));

test('a run that a living process holds is refused', () => {
  const run = folder();
  lockRun(run, process.pid);
  expect(() => lockRun(run, process.pid + 1)).toThrow(expect.objectContaining({ code: 'RUN_LOCKED' }));
});

test('a lock that was given back, or whose process is gone, is taken', () => {
  const run = folder();
  lockRun(run, 4242)();
  lockRun(run, process.pid)();
  writeFileSync(join(run.private, 'lock'), '999999999');
  lockRun(run, process.pid);
  expect(readFileSync(join(run.private, 'lock'), 'utf8')).toBe(String(process.pid));
});
