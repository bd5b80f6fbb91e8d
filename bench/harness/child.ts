/** The command line as a child, with what it cost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sightline } from '../../test/support.ts';

export interface Measured {
  readonly stdout: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

/** Throws where the child fails: a figure of a failed run is none. */
export async function measured(
  words: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const figures = join(cwd, 'figures.json');
  const started = performance.now();
  const { code, stdout, stderr } = await sightline(words, cwd, {
    NODE_IMPORT: join(import.meta.dirname, 'exit-figures.ts'),
    SIGHTLINE_FIGURES: figures,
    NODE_DISABLE_COMPILE_CACHE: '1',
    ...environment,
  });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`sightline ${words[0]} ${words[1]} ended with ${code}: ${stderr}`);
  return {
    stdout,
    seconds,
    ...(JSON.parse(readFileSync(figures, 'utf8')) as { cpuSeconds: number; peakBytes: number }),
  };
}
