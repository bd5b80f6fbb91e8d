import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockRun, runFolder } from './run-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'runs-'));
afterAll(() => rmSync(root, { recursive: true }));
const folder = () => runFolder(mkdtempSync(join(root, 'run-')));
const refused = expect.objectContaining({ code: 'RUN_LOCKED', hint: expect.any(String) });

test('a run that is held is refused until it is given back', () => {
  const run = folder();
  const unlock = lockRun(run);
  expect(() => lockRun(run)).toThrow(refused);
  unlock();
  lockRun(run)();
  expect(readdirSync(run.private)).toEqual(['lock']);
});

test('what stands in the place of the lock is said', () => {
  const run = folder();
  lockRun(run)();
  writeFileSync(join(run.private, 'lock'), 'this is no lock at all, but a text that someone left here');
  expect(() => lockRun(run)).toThrow(
    expect.objectContaining({ code: 'RUN_LOCK_FOREIGN', hint: expect.stringContaining('delete that file') }),
  );
});

/** A process that says `ready`, tries to take the run when it is told to, says how that went, and lives on. */
function contender(path: string) {
  const module = new URL('./run-folder.ts', import.meta.url).href;
  const program = `
    const { lockRun, runFolder } = await import(${JSON.stringify(module)});
    process.stdin.once('data', () => {
      try { lockRun(runFolder(${JSON.stringify(path)})); process.stdout.write('taken'); }
      catch (error) { process.stdout.write(error.code); }
    });
    process.stdin.once('end', () => process.exit());
    process.stdout.write('ready ');`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
}

type Contender = ReturnType<typeof contender>;
const said = (child: Contender) =>
  new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
const ended = (child: Contender) => new Promise((resolve) => child.once('exit', resolve));

async function contend(children: readonly Contender[]): Promise<string[]> {
  await Promise.all(children.map(said));
  const answers = children.map(said);
  for (const child of children) child.stdin.write('go');
  return (await Promise.all(answers)).sort();
}

test('of processes that want a run at once one gets it, and a killed one holds nothing', async () => {
  const run = folder();
  for (let round = 0; round < 2; round++) {
    const children = Array.from({ length: 4 }, () => contender(run.path));
    expect(await contend(children)).toEqual(['RUN_LOCKED', 'RUN_LOCKED', 'RUN_LOCKED', 'taken']);
    const gone = children.map(ended);
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(gone);
  }
  lockRun(run)();
});
