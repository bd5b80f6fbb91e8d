/** Where and from what figures come. */
import { execFileSync } from 'node:child_process';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Rows of a table: machine, runtime, date, commit and the command that was given. */
export function facts(command: string): [string, string][] {
  const processors = cpus();
  return [
    ['machine', `${processors.length} cores, ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memory()}`],
    ['system', `${platform()} ${arch()}, Node ${process.versions.node}`],
    ['date', new Date().toISOString().slice(0, 10)],
    ['commit', commit()],
    ['command', `\`${command}\``],
  ];
}

function memory(): string {
  return `${(totalmem() / 2 ** 30).toFixed(1)} GiB of memory`;
}

/** The commit, and whether the product was changed since: figures of uncommitted code cannot be repeated. */
function commit(): string {
  try {
    const hash = git('rev-parse', '--short=12', 'HEAD');
    const changed = git('status', '--porcelain', '--', 'src', 'bin', 'web', 'package-lock.json');
    return changed === '' ? hash : `${hash}, with changes that are not committed`;
  } catch {
    return 'unknown (no repository)';
  }
}

function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
