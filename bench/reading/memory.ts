/** The memory that reading into shards takes, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type WrittenRows, writeLines } from './rows.ts';

export interface Used extends WrittenRows {
  readonly peakBytes: number;
  readonly cpuSeconds: number;
}

/** Files are made, and removed before anything else is. */
export function collectOnce(home: string, bytes: number): Used {
  const written = writeLines(join(home, 'rows.jsonl'), 'long', bytes);
  const folder = join(home, 'run');
  const figures = join(home, 'figures.json');
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', join(import.meta.dirname, '..', 'harness', 'exit-figures.ts'), child, written.path, folder],
      { env: { ...process.env, SIGHTLINE_FIGURES: figures }, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`Reading ended with ${status}: ${stderr}`);
    return { ...written, ...(JSON.parse(readFileSync(figures, 'utf8')) as Pick<Used, 'peakBytes' | 'cpuSeconds'>) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(written.path, { force: true });
  }
}

const child = join(import.meta.dirname, 'collect-once.ts');
