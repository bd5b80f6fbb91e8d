import { describe, expect, test } from 'vitest';
import { allowModel, type ModelSettings, placeModel } from './choose-model.ts';

const settings: ModelSettings = { providers: {}, allowRemote: [], prices: {} };
const chooseModel = (name: string, said: ModelSettings, keys: Record<string, string>) =>
  allowModel(placeModel(name, said), said, keys);
const refused = (code: string, hint: string) =>
  expect.objectContaining({ code, exitCode: 2, hint: expect.stringContaining(hint) });

describe('a chosen model', () => {
  test('on this machine needs no key and costs nothing', () => {
    expect(chooseModel('ollama:qwen3:8b', settings, {})).toMatchObject({
      id: 'ollama:qwen3:8b',
      model: 'qwen3:8b',
      host: null,
      apiKey: undefined,
      price: { input: 0, output: 0 },
    });
  });

  test('of a vendor needs consent first, then a key', () => {
    const name = 'anthropic:claude-haiku-4-5';
    expect(() => chooseModel(name, settings, { ANTHROPIC_API_KEY: 'key' })).toThrow(
      refused('REMOTE_NOT_ALLOWED', '--allow-remote api.anthropic.com'),
    );
    const allowed = { ...settings, allowRemote: ['api.anthropic.com'] };
    for (const keys of [{}, { ANTHROPIC_API_KEY: '' }]) {
      expect(() => chooseModel(name, allowed, keys)).toThrow(refused('MODEL_KEY_MISSING', 'ANTHROPIC_API_KEY'));
    }
    expect(chooseModel(name, allowed, { ANTHROPIC_API_KEY: 'key' })).toMatchObject({
      host: 'api.anthropic.com',
      apiKey: 'key',
      price: { input: 1, output: 5 },
    });
  });

  test('of a vendor that stands elsewhere is asked there, and still costs', () => {
    const here = { ...settings, baseUrl: 'http://127.0.0.1:9000' };
    const { provider, host, price } = chooseModel('openai:gpt-4.1-mini', here, {});
    expect([provider?.baseUrl, host, price?.input]).toEqual(['http://127.0.0.1:9000', null, 0.4]);
  });

  test("of a server of one's own", () => {
    const own = {
      ...settings,
      providers: { lab: { baseUrl: 'http://10.0.0.5:9000/v1', keyVariable: 'OUR_API_KEY' } },
      allowRemote: ['10.0.0.5'],
      prices: { 'lab:large': { input: 2, output: 3 } },
    };
    expect(chooseModel('lab:large', own, { OUR_API_KEY: 'key' })).toMatchObject({
      host: '10.0.0.5',
      apiKey: 'key',
      price: { input: 2, output: 3 },
    });
    // Another machine is nobody's for nothing.
    expect(chooseModel('lab:small', own, {}).price).toBe(null);
  });

  test('behind a proxy needs consent for that as well', () => {
    const keys = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://proxy.example:3128' };
    expect(() => chooseModel('ollama:x', settings, keys)).toThrow(
      refused('REMOTE_NOT_ALLOWED', '--allow-remote proxy.example'),
    );
    expect(chooseModel('ollama:x', { ...settings, allowRemote: ['proxy.example'] }, keys).host).toBe(null);
  });

  test('scripted is here, free, and needs nothing', () => {
    expect(chooseModel('scripted:plain', settings, {})).toMatchObject({ provider: null, host: null });
  });

  test('a price that cannot be used is said', () => {
    const wrong = { ...settings, prices: { 'lab:large': { input: -1 } } };
    expect(() => chooseModel('ollama:x', wrong, {})).toThrow(refused('PRICE_INVALID', 'dollars'));
  });
});
