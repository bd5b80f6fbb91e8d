/** Which stage is done for which key, and what came of it: one small file each in the run's `private/done/`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { canonicalJson } from '../core/hash.ts';
import { parseJson } from '../core/json.ts';
import { type StageOutput, type StageOutputs, stageOutputSchema } from './stage.ts';

export interface RecordFolder {
  /** The run's `private/` folder. */
  readonly folder: string;
  /** Writes a small file so that a kill leaves all of it or nothing. */
  readonly writeFile: (path: string, text: string) => void;
  readonly makeFolder: (path: string) => void;
}

/** Outputs of stages that were finished before, by name; a stage whose record is gone is left out. */
export function readOutputs(
  folder: string,
  stages: readonly { readonly name: string; readonly key: string }[],
): StageOutputs {
  const found = stages.flatMap(({ name, key }): [string, StageOutput][] => {
    const path = recordPath(folder, name, key);
    return existsSync(path) ? [[name, readDone(path, key)]] : [];
  });
  return new Map(found);
}

function recordPath(folder: string, stage: string, key: string): string {
  return join(folder, 'done', stage, `${key.slice(0, 24)}.json`);
}

const doneSchema = z.object({ key: z.string(), output: stageOutputSchema });

interface DoneRecord {
  read(): StageOutput | null;
  write(output: StageOutput): void;
}

export function openRecord({ folder, makeFolder, writeFile }: RecordFolder, stage: string, key: string): DoneRecord {
  const path = recordPath(folder, stage, key);
  return {
    read: () => (existsSync(path) ? readDone(path, key) : null),
    write: (output) => {
      makeFolder(dirname(path));
      writeFile(path, `${canonicalJson({ key, output })}\n`);
    },
  };
}

function readDone(path: string, key: string): StageOutput {
  const parsed = doneSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (parsed.success && parsed.data.key === key) return parsed.data.output;
  throw new AppError({
    code: 'RUN_RECORD_DAMAGED',
    message: `The record ${path} does not say what this version writes.`,
    hint: 'Delete that file to redo the stage, or run into a new --out folder.',
  });
}
