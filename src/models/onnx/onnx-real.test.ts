/**
 * With the real runtime, which is no dependency: where SIGHTLINE_ONNX_TEST names a folder that holds `node_modules` with
 * `onnxruntime-node` and `@huggingface/tokenizers`, and a model of English in `model`.
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createRandom, shuffled } from '../../core/random.ts';
import { contractCorpus, describeEmbeddingModel } from '../../testing/embedding-model-contract.ts';
import type { EmbeddingModel } from '../embedding-model.ts';
import { stateOf } from '../pulled/model-files.ts';
import { openPulled } from '../pulled/open-pulled.ts';
import { pullableModels } from '../pulled/pullable-models.ts';
import { openOnnx } from './onnx.ts';
import type { OnnxRuntime } from './onnx-runtime.ts';

const home = process.env['SIGHTLINE_ONNX_TEST'];

if (home === undefined) {
  process.stderr.write(
    'Skipped: embeddings with the real ONNX runtime. SIGHTLINE_ONNX_TEST names no folder that has it.\n',
  );
  test.skip('embeddings with the real ONNX runtime: SIGHTLINE_ONNX_TEST names no folder', () => {});
} else {
  withRuntime(resolve(home));
}

function withRuntime(folder: string): void {
  const load = createRequire(join(folder, 'package.json'));
  const runtime: OnnxRuntime = { onnxruntime: load('onnxruntime-node'), tokenizers: load('@huggingface/tokenizers') };
  const open = (threads: number) => openOnnx({ folder: join(folder, 'model'), threads, runtime });
  const texts = contractCorpus.flatMap((text) => [text, `${text}, and ${text}`, text.toUpperCase(), `${text} 👍 漢字`]);
  const rowsOf = (block: Float32Array, { dimensions }: EmbeddingModel) =>
    Array.from({ length: block.length / dimensions }, (_, row) =>
      block.slice(row * dimensions, (row + 1) * dimensions),
    );

  describeEmbeddingModel('a folder, over the real runtime', () => open(2));

  describe('the real runtime', () => {
    const models = [1, 2, 3].map(open);
    afterAll(async () => {
      for (const model of models) await (await model).close();
    });

    test('any number of threads gives the same bits', async () => {
      const [one, ...others] = await Promise.all(models.map(async (model) => (await model).embed(texts)));
      for (const other of others) expect(other).toEqual(one);
    });

    test('any order and any part of the texts gives the same bits', async () => {
      const model = await open(1);
      const whole = rowsOf(await model.embed(texts), model);
      for (const seed of [1, 2, 3]) {
        const order = shuffled(createRandom(seed), [...texts.keys()]).slice(seed);
        const part = rowsOf(await model.embed(order.map((row) => texts[row] as string)), model);
        expect(part).toEqual(order.map((row) => whole[row]));
      }
      await model.close();
    });

    test('what means the same is near', async () => {
      const model = await open(1);
      const [first, same, other] = rowsOf(
        await model.embed(['reset my router', 'how do I reset the router', 'book a table for two']),
        model,
      );
      const cosine = (vector?: Float32Array) =>
        vector?.reduce((sum, value, axis) => sum + value * (first?.[axis] ?? 0), 0);
      expect(cosine(same)).toBeGreaterThan((cosine(other) ?? 1) + 0.3);
      await model.close();
    });

    test('the model that can be fetched gives texts of one length together the bits that they have alone', async () => {
      const [miniLm] = pullableModels;
      if (miniLm === undefined || (await stateOf(join(folder, 'model'), miniLm)) !== 'here') {
        process.stderr.write('Skipped: the folder of SIGHTLINE_ONNX_TEST holds another model than the fetched one.\n');
        return;
      }
      const [alone, together] = [
        await open(1),
        await openPulled(miniLm, { folder: join(folder, 'model'), threads: 2, runtime }),
      ];
      const blocks = await Promise.all([alone, together].map((model) => model.embed(texts)));
      expect(blocks[1]).toEqual(blocks[0]);
      const order = shuffled(createRandom(1), [...texts.keys()]).slice(9);
      const part = rowsOf(await together.embed(order.map((row) => texts[row] as string)), together);
      const whole = rowsOf(blocks[0] as Float32Array, alone);
      expect(part).toEqual(order.map((row) => whole[row]));
      for (const model of [alone, together]) await model.close();
    });

    test('closing while it works fails the call and not the process', async () => {
      const model = await open(1);
      const working = model.embed(texts);
      await model.close();
      await expect(working).rejects.toMatchObject({ code: 'ONNX_FAILED' });
    });
  });
}
