import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { contractCorpus, describeEmbeddingModel } from '../../testing/embedding-model-contract.ts';
import { openUseLite } from './use-lite.ts';

describeEmbeddingModel('use-lite', async () => openUseLite({ threads: 1 }));

const script = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const worker = `import { parentPort } from 'node:worker_threads';`;

describe('threads', () => {
  const models = [1, 2, 4].map((threads) => openUseLite({ threads }));
  afterAll(() => Promise.all(models.map((model) => model.close())));

  test('any number of them gives the same bits', async () => {
    const texts = contractCorpus.flatMap((text) => [text, `${text} again`, text.toUpperCase()]);
    const [one, two, four] = await Promise.all(models.map((model) => model.embed(texts)));
    expect(two).toEqual(one);
    expect(four).toEqual(one);
  });

  test('texts of one length together have the bits that each has alone', async () => {
    const [model] = models;
    const words = ['router', 'table', 'letter', 'garden', 'ticket'];
    const texts = words.flatMap((word) => words.map((other) => `reset the ${word} and the ${other}`));
    const together = await model?.embed(texts);
    for (const [row, text] of texts.entries())
      expect(together?.slice(row * 512, (row + 1) * 512)).toEqual(await model?.embed([text]));
  });

  test('what cannot be written as UTF-8 is read as what stands for it', async () => {
    const [model] = models;
    expect(await model?.embed(['a router \ud800'])).toEqual(await model?.embed(['a router \ufffd']));
  });
});

describe('a thread', () => {
  test('that is busy does not hold up an abort', async () => {
    const model = openUseLite({ threads: 2, script: script(`${worker} parentPort.on('message', () => {});`) });
    const controller = new AbortController();
    const waiting = model.embed(contractCorpus, controller.signal);
    setTimeout(() => controller.abort(new Error('told to stop')), 20);
    await expect(waiting).rejects.toThrow('told to stop');
    await model.close();
  });

  test('that dies fails its calls, and the next call gets another', async () => {
    // Exits at the text "die", answers zeros to all else.
    const text = `${worker} parentPort.on('message', ({ call, texts }) => {
      if (texts.includes('die')) process.exit(1);
      parentPort.postMessage({ call, vectors: new Float32Array(512 * texts.length) });
    });`;
    const model = openUseLite({ threads: 1, script: script(text) });
    const failed = { code: 'ENCODER_FAILED', retryable: true };
    const [first, second] = await Promise.allSettled([model.embed(['die']), model.embed(['in the same thread'])]);
    expect([first, second]).toMatchObject([{ reason: failed }, { reason: failed }]);
    expect(await model.embed(['alive'])).toHaveLength(512);
    await expect(model.embed(['die'])).rejects.toMatchObject(failed);
    expect(await model.embed(['alive'])).toHaveLength(512);
    await model.close();
  });

  test('that dies once is replaced within the call', async () => {
    const marker = join(mkdtempSync(join(tmpdir(), 'thread-')), 'died');
    const text = `${worker} import { existsSync, writeFileSync } from 'node:fs';
    parentPort.on('message', ({ call, texts }) => {
      if (!existsSync(${JSON.stringify(marker)})) { writeFileSync(${JSON.stringify(marker)}, ''); process.exit(1); }
      parentPort.postMessage({ call, vectors: new Float32Array(512 * texts.length).fill(1) });
    });`;
    const model = openUseLite({ threads: 1, script: script(text) });
    expect(await model.embed(['x'])).toEqual(new Float32Array(512).fill(1));
    await model.close();
  });

  test('that cannot start is a failure with a hint, each time', async () => {
    const model = openUseLite({ threads: 1, script: script(`throw new Error('no weights')`) });
    for (let time = 0; time < 2; time++)
      await expect(model.embed(['x'])).rejects.toMatchObject({ code: 'ENCODER_FAILED' });
    await model.close();
  });

  test('that is closed while it works fails its calls', async () => {
    const model = openUseLite({ threads: 1, script: script(`${worker} parentPort.on('message', () => {});`) });
    const waiting = model.embed(['x']);
    waiting.catch(() => {});
    await model.close();
    await expect(waiting).rejects.toMatchObject({ code: 'ENCODER_FAILED' });
  });
});
