import { join, resolve } from 'node:path';
import { DEFAULT_SAMPLE_SIZE, makeSample, sampleJsonl, truthJsonl } from '../sample/make-sample.ts';
import { makeFolder, writeFileOnChange } from '../store/files.ts';

export interface SampleOptions {
  readonly folder: string;
  readonly workingFolder: string;
  readonly seed: number;
  readonly conversations: number | undefined;
}

/** Writes sample conversations and, beside them, the truth about them. Files that hold the same already are left alone. */
export function writeSample({ folder, workingFolder, seed, conversations = DEFAULT_SAMPLE_SIZE }: SampleOptions) {
  const target = resolve(workingFolder, folder);
  const sample = makeSample({ conversations, seed });
  const paths = { conversations: join(target, 'conversations.jsonl'), truth: join(target, 'truth.jsonl') };
  makeFolder(target);
  writeFileOnChange(paths.conversations, sampleJsonl(sample));
  writeFileOnChange(paths.truth, truthJsonl(sample));
  return paths;
}
