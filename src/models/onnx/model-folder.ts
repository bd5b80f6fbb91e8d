/** A folder with a model in the layout of Hugging Face: which files are there, and what they say of themselves. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../core/hash.ts';
import { isFile, isFolder } from '../../core/path-kind.ts';
import { readJson, readObject } from './folder-files.ts';
import { folderMissing, MODEL_FILES, modelMissing, tokenizerMissing } from './onnx-errors.ts';
import { type Pooling, poolingOf } from './pooling.ts';
import { tokenLimit } from './token-limit.ts';

export interface ModelFolder {
  readonly modelFile: string;
  readonly tokenizer: object;
  readonly tokenizerConfig: object;
  /** Tokens that are read of a text, those around it included. */
  readonly maxTokens: number;
  readonly pooling: Pooling;
  /** Layers that follow the pooling and are not in the model file. */
  readonly layersOutside: readonly string[];
}

const TOKENIZER = ['tokenizer.json', 'tokenizer_config.json'] as const;

/**
 * @throws AppError `ONNX_FOLDER_MISSING`, `ONNX_MODEL_MISSING` or `ONNX_TOKENIZER_MISSING` (exit code 2),
 *   `ONNX_FILE_UNREADABLE`, `ONNX_MODEL_UNSUITABLE`
 */
export function readModelFolder(folder: string, maxTokens?: number): ModelFolder {
  if (!isFolder(folder)) throw folderMissing(folder);
  const modelFile = MODEL_FILES.map((name) => join(folder, name)).find(isFile);
  if (modelFile === undefined) throw modelMissing(folder);
  const [tokenizer, tokenizerConfig = {}] = TOKENIZER.map((name) => readObject(folder, name));
  if (tokenizer === undefined) throw tokenizerMissing(folder);
  return {
    modelFile,
    tokenizer,
    tokenizerConfig,
    maxTokens: tokenLimit(folder, tokenizerConfig, maxTokens),
    pooling: poolingOf(readObject(folder, '1_Pooling/config.json')),
    layersOutside: layersOutside(folder),
  };
}

const modulesSchema = z.array(z.object({ type: z.string() }));
const KNOWN_LAYERS: ReadonlySet<string> = new Set(['Transformer', 'Pooling', 'Normalize']);

function layersOutside(folder: string): string[] {
  const modules = modulesSchema.safeParse(readJson(folder, 'modules.json')).data ?? [];
  return modules.map(({ type }) => type.split('.').at(-1) ?? '').filter((layer) => !KNOWN_LAYERS.has(layer));
}

/**
 * `onnx:NAME@HASH`, over everything that makes the vectors: the model file with what lies beside it under its name (large
 * models keep their numbers there), the tokenizer, the pooling and the number of tokens that are read.
 */
export async function identityOf(folder: string, { modelFile, pooling, maxTokens }: ModelFolder): Promise<string> {
  const hash = createHash('sha256').update(canonicalJson({ pooling, maxTokens }));
  const parts = readdirSync(dirname(modelFile)).filter((name) => name.startsWith(basename(modelFile)));
  const files = [
    ...parts.sort().map((name) => join(dirname(modelFile), name)),
    ...TOKENIZER.map((name) => join(folder, name)),
  ];
  for (const file of files.filter(isFile)) {
    hash.update(`\0${basename(file)}\0${statSync(file).size}\0`);
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  }
  return `onnx:${basename(resolve(folder))}@${hash.digest('hex').slice(0, 16)}`;
}
