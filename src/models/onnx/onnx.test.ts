import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { describeEmbeddingModel } from '../../testing/embedding-model-contract.ts';
import { type OnnxOptions, openOnnx } from './onnx.ts';
import {
  loadRuntime,
  missingRuntime,
  type OnnxRuntime,
  type OnnxSession,
  type OnnxSessionOptions,
  type OnnxTensor,
} from './onnx-runtime.ts';

const WIDTH = 4;
const [BEFORE, AFTER] = [1, 2];

/** What a model file of the stand-in says: it is JSON, and read when a session is opened on it. */
interface Spec {
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly value?: number;
}

const root = mkdtempSync(join(tmpdir(), 'onnx-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A folder of files by name; those that are no text are written as JSON. */
function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = join(mkdtempSync(join(root, 'case-')), 'small-model');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) write(folder, name, content);
  return folder;
}

function write(folder: string, name: string, content: unknown): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

const whole = (spec: Spec = {}) => ({ 'onnx/model.onnx': spec, 'tokenizer.json': {} });

/** The vector of a token: any function of its id will do. */
function tokenVector(id: number): number[] {
  const random = createRandom(id);
  return Array.from({ length: WIDTH }, () => random.next() - 0.5);
}

const idOf = (word: string) => 10 + [...word].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);

function idsIn(feeds: Record<string, OnnxTensor> | undefined): number[] {
  const { data } = feeds?.['input_ids'] ?? {};
  return data instanceof BigInt64Array ? [...data].map(Number) : [];
}

/** Stands for both packages: a token a word, and vectors that are a function of a token and all others in the call. */
function standIn() {
  const seen = { options: [] as OnnxSessionOptions[], feeds: [] as Record<string, OnnxTensor>[], released: 0 };
  class Tensor implements OnnxTensor {
    readonly data: unknown;
    readonly dims: readonly number[];
    constructor(_type: 'int64', data: unknown, dims: readonly number[]) {
      this.data = data;
      this.dims = dims;
    }
  }
  const create = async (path: string, options: OnnxSessionOptions): Promise<OnnxSession> => {
    const { value, ...spec } = JSON.parse(readFileSync(path, 'utf8')) as Spec;
    seen.options.push(options);
    let open = true;
    return {
      inputNames: spec.inputs ?? ['input_ids', 'attention_mask'],
      outputNames: spec.outputs ?? ['last_hidden_state'],
      run: async (feeds, [output = '']) => {
        const ids = idsIn(feeds);
        seen.feeds.push(feeds);
        if (!open || ids.includes(idOf('failing'))) throw new Error('failed at: a private text');
        const rows = output === 'sentence_embedding' ? [ids.reduce((sum, id) => sum + id, 0)] : ids;
        const all = ids.reduce((sum, id) => sum + id, 0) / 1e5;
        const data = rows.flatMap(tokenVector).map((number) => value ?? number + all);
        return { [output]: { dims: [1, rows.length, WIDTH], data: Float32Array.from(data) } };
      },
      release: async () => {
        open = false;
        seen.released++;
      },
    };
  };
  class Tokenizer {
    encode(text: string, { add_special_tokens: around }: { add_special_tokens: boolean }) {
      const ids = (text.toLowerCase().match(/\S+/gu) ?? []).map(idOf);
      return { ids: around ? [BEFORE, ...ids, AFTER] : ids };
    }
  }
  const runtime: OnnxRuntime = { onnxruntime: { InferenceSession: { create }, Tensor }, tokenizers: { Tokenizer } };
  return { runtime, seen };
}

const opened = (folder: string, options: Partial<OnnxOptions> = {}) =>
  openOnnx({ folder, threads: 1, runtime: standIn().runtime, ...options });

const shared = folderOf(whole());
describeEmbeddingModel('a folder, over a stand-in for the runtime', () => opened(shared));

/** The ids that went into the model for one text. */
async function idsRead(folder: string, text: string, maxTokens?: number): Promise<number[]> {
  const { runtime, seen } = standIn();
  const model = await opened(folder, { runtime, ...(maxTokens !== undefined && { maxTokens }) });
  await model.embed([text]);
  return idsIn(seen.feeds.at(-1));
}

describe('what the model is given', () => {
  test('the text between what belongs around it, unpadded, and each input that it asks for', async () => {
    const { runtime, seen } = standIn();
    const folder = folderOf(whole({ inputs: ['token_type_ids', 'input_ids', 'attention_mask'] }));
    await (await opened(folder, { runtime })).embed(['two words']);
    expect(seen.feeds.at(-1)).toMatchObject({
      input_ids: { dims: [1, 4], data: BigInt64Array.from([BEFORE, idOf('two'), idOf('words'), AFTER], BigInt) },
      attention_mask: { dims: [1, 4], data: new BigInt64Array(4).fill(1n) },
      token_type_ids: { dims: [1, 4], data: new BigInt64Array(4) },
    });
    await (await opened(shared, { runtime })).embed(['two words']);
    expect(Object.keys(seen.feeds.at(-1) ?? {})).toEqual(['input_ids', 'attention_mask']);
  });

  const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');
  test.each([
    ['nothing said', {}, undefined, 512],
    ['asked for less', {}, 7, 7],
    ['positions', { 'config.json': { max_position_embeddings: 40 } }, undefined, 40],
    ['no more than there are', { 'config.json': { max_position_embeddings: 40 } }, 50, 40],
    [
      'positions after those of padding',
      { 'config.json': { max_position_embeddings: 42, model_type: 'xlm-roberta', pad_token_id: 1 } },
      undefined,
      40,
    ],
    ['the tokenizer', { 'tokenizer_config.json': { model_max_length: 30 } }, undefined, 30],
    [
      'the smallest of all',
      {
        'config.json': { max_position_embeddings: 40 },
        'tokenizer_config.json': { model_max_length: 1e30 },
        'sentence_bert_config.json': { max_seq_length: 20 },
      },
      undefined,
      20,
    ],
    ['a great many positions', { 'config.json': { max_position_embeddings: 8192 } }, undefined, 2048],
  ])('no more tokens than it has room for: %s', async (_, files, asked, expected) => {
    const ids = await idsRead(folderOf({ ...whole(), ...files }), words(3000), asked);
    expect(ids).toHaveLength(expected);
    expect([ids[0], ids[1], ids.at(-2), ids.at(-1)]).toEqual([BEFORE, idOf('w0'), idOf(`w${expected - 3}`), AFTER]);
  });

  test('a text by its beginning, where it is longer', async () => {
    const model = await opened(shared, { maxTokens: 4 });
    expect(await model.embed(['two words and more'])).toEqual(await model.embed(['two words']));
  });
});

describe('the vector', () => {
  const ids = [BEFORE, idOf('two'), idOf('words'), AFTER];
  const all = ids.reduce((sum, id) => sum + id, 0) / 1e5;
  const rows = ids.map((id) => tokenVector(id).map((number) => Math.fround(number + all)));
  const unit = (vector: readonly number[]) => vector.map((number) => number / Math.hypot(...vector));
  const column = (index: number) => rows.reduce((sum, row) => sum + (row[index] ?? 0), 0);
  const expected = { mean: [0, 1, 2, 3].map(column), cls: rows[0] ?? [], last: rows[3] ?? [] };

  test.each([
    ['mean', undefined],
    ['mean', { pooling_mode_mean_tokens: true, pooling_mode_cls_token: false, word_embedding_dimension: 4 }],
    ['mean', { pooling_mode_mean_sqrt_len_tokens: true }],
    ['cls', { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }],
    ['cls', { pooling_mode: 'cls' }],
    ['last', { pooling_mode_lasttoken: true }],
    ['last', { pooling_mode: ['lasttoken'] }],
  ] as const)('is pooled as the folder says: %s of %j', async (pooling, config) => {
    const files = config === undefined ? {} : { '1_Pooling/config.json': config };
    const vector = await (await opened(folderOf({ ...whole(), ...files }))).embed(['two words']);
    for (const [index, number] of unit(expected[pooling]).entries()) expect(vector[index]).toBeCloseTo(number, 6);
  });

  test('is the one that the model made for the whole text, where it makes one', async () => {
    const folder = folderOf(whole({ outputs: ['token_embeddings', 'sentence_embedding'] }));
    const sum = ids.reduce((total, id) => total + id, 0);
    const vector = await (await opened(folder)).embed(['two words']);
    const made = unit(tokenVector(sum).map((number) => number + all));
    for (const [index, number] of made.entries()) expect(vector[index]).toBeCloseTo(number, 6);
  });

  test('of nothing but zeros is zero', async () => {
    expect([...(await (await opened(folderOf(whole({ value: 0 })))).embed(['x']))]).toEqual([0, 0, 0, 0]);
  });

  test('without numbers is a failure, after which nothing stays open', async () => {
    const { runtime, seen } = standIn();
    const infinite = folderOf({ ...whole(), 'onnx/model.onnx': '{"value":1e999}' });
    await expect(opened(infinite, { runtime })).rejects.toMatchObject({ code: 'ONNX_FAILED' });
    expect(seen.released).toBe(1);
  });
});

describe('the name', () => {
  const model = { ...whole(), 'onnx/model.onnx_data': 'numbers' };
  const idOfModel = async (folder: string, options?: Partial<OnnxOptions>) => (await opened(folder, options)).id;

  test('is that of the folder, with a hash of what is in it', async () => {
    const id = await idOfModel(folderOf(model));
    expect(id).toMatch(/^onnx:small-model@[0-9a-f]{16}$/u);
    expect(await idOfModel(folderOf(model))).toBe(id);
    expect(await idOfModel(folderOf(model), { threads: 4 })).toBe(id);
    expect(await idOfModel(folderOf({ ...model, 'README.md': 'new' }))).toBe(id);
  });

  test('is another one with every change that may change a vector', async () => {
    const changes: Record<string, unknown>[] = [
      {},
      { 'onnx/model.onnx': { value: 1 } },
      { 'onnx/model.onnx_data': 'numberz' },
      { 'tokenizer.json': { x: 1 } },
      { 'tokenizer_config.json': { x: 1 } },
      { '1_Pooling/config.json': { pooling_mode: 'cls' } },
      { 'config.json': { max_position_embeddings: 100 } },
    ];
    const ids = await Promise.all(changes.map((change) => idOfModel(folderOf({ ...model, ...change }))));
    const other = folderOf(model);
    renameSync(other, `${other}-2`);
    ids.push(await idOfModel(`${other}-2`), await idOfModel(folderOf(model), { maxTokens: 9 }));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the file that is taken', () => {
  test.each([
    [['model.onnx', 'onnx/model_quantized.onnx'], 'model.onnx'],
    [['onnx/model_q4.onnx', 'onnx/model_quantized.onnx'], 'onnx/model_quantized.onnx'],
    [['model_q4.onnx'], 'model_q4.onnx'],
  ])('of %j is %s', async (names, taken) => {
    const files = Object.fromEntries(names.map((name) => [name, { inputs: name === taken ? undefined : ['others'] }]));
    expect((await opened(folderOf({ ...files, 'tokenizer.json': {} }))).dimensions).toBe(WIDTH);
  });
});

describe('a folder that cannot be used', () => {
  test.each([
    ['ONNX_MODEL_MISSING', { 'tokenizer.json': {}, 'other.onnx': {} }],
    ['ONNX_TOKENIZER_MISSING', { 'model.onnx': {} }],
    ['ONNX_FILE_UNREADABLE', { ...whole(), 'tokenizer.json': 'version https://git-lfs.github.com/spec/v1' }],
    ['ONNX_FILE_UNREADABLE', { ...whole(), 'tokenizer.json': [] }],
    ['ONNX_FILE_UNREADABLE', { ...whole(), 'onnx/model.onnx': 'version https://git-lfs.github.com/spec/v1' }],
    ['ONNX_MODEL_UNSUITABLE', whole({ inputs: ['input_ids', 'pixel_values'] })],
    ['ONNX_MODEL_UNSUITABLE', whole({ outputs: ['logits'] })],
    ['ONNX_MODEL_UNSUITABLE', { ...whole(), '1_Pooling/config.json': { pooling_mode: 'weightedmean' } }],
    ['ONNX_MODEL_UNSUITABLE', { ...whole(), '1_Pooling/config.json': { pooling_mode: ['mean', 'cls'] } }],
    ['ONNX_MODEL_UNSUITABLE', { ...whole(), 'modules.json': [{ type: 'sentence_transformers.models.Dense' }] }],
  ])('%s: %j', async (code, files) => {
    const failed = expect(opened(folderOf(files))).rejects;
    await failed.toMatchObject({ code, hint: expect.stringMatching(/\.$/u) });
  });

  test('that is not there', async () => {
    const failed = { code: 'ONNX_FOLDER_MISSING', exitCode: 2 };
    await expect(opened(join(shared, 'nowhere'))).rejects.toMatchObject(failed);
    await expect(opened(join(shared, 'tokenizer.json'))).rejects.toMatchObject(failed);
  });

  test('layers outside of the file are no matter where the file has them all', async () => {
    const modules = ['Transformer', 'Pooling', 'Dense'].map((name) => ({
      type: `sentence_transformers.models.${name}`,
    }));
    const folder = folderOf({ ...whole({ outputs: ['sentence_embedding'] }), 'modules.json': modules });
    expect((await opened(folder)).dimensions).toBe(WIDTH);
  });
});

describe('the runtime', () => {
  test('has the threads that were asked for, and they do not spin', async () => {
    const { runtime, seen } = standIn();
    await opened(shared, { runtime, threads: 3 });
    expect(seen.options).toMatchObject([
      { intraOpNumThreads: 3, extra: { session: { intra_op: { allow_spinning: '0' } } } },
    ]);
  });

  test('that fails at a text fails without the text, and works on', async () => {
    const model = await opened(shared);
    const error = await model.embed(['fine', 'failing']).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'ONNX_FAILED' });
    expect(inspect(error)).not.toContain('private');
    expect(await model.embed(['fine'])).toHaveLength(WIDTH);
  });

  test('is told to stop between two texts', async () => {
    const { runtime, seen } = standIn();
    const model = await opened(shared, { runtime });
    const controller = new AbortController();
    const before = seen.feeds.length;
    const embedding = model.embed(
      Array.from({ length: 50 }, () => 'a text'),
      controller.signal,
    );
    controller.abort(new Error('told to stop'));
    await expect(embedding).rejects.toThrow('told to stop');
    expect(seen.feeds.length - before).toBeLessThan(3);
  });

  const isInstalled = (() => {
    try {
      return createRequire(import.meta.url).resolve('onnxruntime-node') !== '';
    } catch {
      return false;
    }
  })();
  test.skipIf(isInstalled)('that is not installed is an error which says how to install it', async () => {
    await expect(openOnnx({ folder: shared, threads: 1 })).rejects.toMatchObject({
      code: 'ONNX_RUNTIME_MISSING',
      hint: expect.stringContaining('npm install onnxruntime-node@1.30.0 @huggingface/tokenizers@0.2.0'),
    });
  });

  test.skipIf(isInstalled)(
    'is found in a folder of its own, and else there is a command that puts it there',
    async () => {
      const home = join(mkdtempSync(join(root, 'runtime-')), 'a place');
      const command = `--prefix "${home}" onnxruntime-node@1.30.0 @huggingface/tokenizers@0.2.0`;
      expect(missingRuntime(home)).toContain(command);
      const missing = { code: 'ONNX_RUNTIME_MISSING', hint: expect.stringContaining(command) };
      await expect(loadRuntime(home)).rejects.toMatchObject(missing);
      for (const name of ['onnxruntime-node', '@huggingface/tokenizers']) {
        mkdirSync(join(home, 'node_modules', name), { recursive: true });
        writeFileSync(join(home, 'node_modules', name, 'index.js'), `module.exports = { name: '${name}' };`);
      }
      expect(missingRuntime(home)).toBe(null);
      expect(await loadRuntime(home)).toEqual({
        onnxruntime: { name: 'onnxruntime-node' },
        tokenizers: { name: '@huggingface/tokenizers' },
      });
    },
  );
});
