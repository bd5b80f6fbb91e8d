/** The first thing a new user sees: sample conversations, analysed. */
import { resolve } from 'node:path';
import { completeSettings } from '../config/index.ts';
import { analyze } from './analyze.ts';
import { writeSample } from './sample.ts';
import type { RunResult, WorkOptions } from './work.ts';

export const DEMO_FOLDER = 'sightline-demo';

/** The sample's own fields beside the computed facets. */
const FACETS = ['turns', 'length', 'language', 'time', 'meta.plan', 'meta.model'];

export interface DemoOptions extends WorkOptions {
  /** How many sample conversations. */
  readonly conversations?: number | undefined;
}

export interface DemoResult extends RunResult {
  /** The file of sample conversations. */
  readonly conversations: string;
}

export async function demo(options: DemoOptions): Promise<DemoResult> {
  const { workingFolder, conversations: size } = options;
  const settings = completeSettings(options.settings ?? {});
  const out = resolve(workingFolder, settings.out ?? DEMO_FOLDER);
  const { conversations } = writeSample({ folder: out, workingFolder, seed: settings.seed, conversations: size });
  const title = 'A sample assistant';
  const result = await analyze({
    ...options,
    settings: { ...settings, out, title, facets: FACETS },
    inputs: [conversations],
  });
  return { ...result, conversations };
}
