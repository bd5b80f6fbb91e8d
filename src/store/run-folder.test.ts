import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

test('of processes that find a lock left over at once, one gets the run', async () => {
  const module = new URL('./run-folder.ts', import.meta.url).href;
  const program = (path: string) => `
    const { lockRun, runFolder } = await import(${JSON.stringify(module)});
    process.stdin.once('data', () => {
      try { lockRun(runFolder(${JSON.stringify(path)}), process.pid); process.stdout.write('taken'); }
      catch (error) { process.stdout.write(error.code); }
    });
    process.stdin.once('end', () => process.exit());
    process.stdout.write('ready ');`;
  for (const left of ['999999999', '']) {
    const run = folder();
    lockRun(run, process.pid)();
    writeFileSync(join(run.private, 'lock'), left);
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', program(run.path)], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const next = (child: (typeof children)[number]) =>
      new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
    await Promise.all(children.map(next));
    const answers = children.map(next);
    for (const child of children) child.stdin.write('go');
    expect((await Promise.all(answers)).sort()).toEqual(['RUN_LOCKED', 'RUN_LOCKED', 'RUN_LOCKED', 'taken']);
    for (const child of children) child.stdin.end();
    expect(readdirSync(run.private)).toEqual(['lock']);
  }
});
