/** The demo with every socket refused: nothing of it needs a network, and nothing of it tries. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, folder, sightline } from './support.ts';

const guard = `
import net from 'node:net';
import dgram from 'node:dgram';
import dns from 'node:dns';
const refuse = () => { throw new Error('a socket was opened'); };
net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
dgram.createSocket = refuse;
dns.lookup = refuse;
globalThis.fetch = refuse;
`;

/** The encoder works in a thread: the guard must hold there as well. */
const inWorker = `
import { isMainThread, Worker } from 'node:worker_threads';
if (isMainThread) new Worker(import.meta.filename);
else await fetch('http://127.0.0.1:1/');
`;

function guardIn(home: string): string {
  const path = join(home, 'guard.mjs');
  writeFileSync(path, guard);
  return path;
}

test.each([
  "import net from 'node:net'; net.connect(1);",
  "import net from 'node:net'; net.createServer().listen(0);",
  "import http from 'node:http'; http.get('http://127.0.0.1:1/');",
  "await fetch('http://127.0.0.1:1/');",
  inWorker,
])('the guard refuses: %s', (code) => {
  const home = folder();
  const probe = join(home, 'probe.mjs');
  writeFileSync(probe, code);
  const { stderr } = spawnSync(process.execPath, ['--import', guardIn(home), probe], { encoding: 'utf8' });
  expect(stderr).toContain('a socket was opened');
});

test('the demo runs without any socket', { timeout: 300_000 }, async () => {
  const home = folder();
  const path = guardIn(home);
  const outcome = await sightline(['demo', '--conversations', '1000', '--quiet'], home, { NODE_IMPORT: path });
  expect(outcome.stderr).toBe('');
  expect(outcome.code).toBe(0);
  const report = outcome.stdout.indexOf('report.html');
  expect(report).toBeGreaterThan(0);
  expect(outcome.stdout).not.toContain('http');
  const files = filesUnder(join(home, 'sightline-demo', 'public'));
  expect([...files.keys()]).toContain('report.html');
  expect(JSON.parse(files.get('clusters.json') as string).clusters.length).toBeGreaterThan(4);
});
