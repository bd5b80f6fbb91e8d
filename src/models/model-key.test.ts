import { describe, expect, test } from 'vitest';
import { allowModel, type ModelSettings, placeModel } from './choose-model.ts';

const keys = {
  ANTHROPIC_API_KEY: 'key of anthropic',
  OPENAI_API_KEY: 'key-of-openai',
  GOOGLE_GENERATIVE_AI_API_KEY: 'key-of-google',
  GATEWAY_API_KEY: 'key-of-gateway',
};
const allowed = ['api.openai.com', 'gateway.example'];
const choose = (name: string, more: Partial<ModelSettings> = {}) => {
  const settings = { providers: {}, allowRemote: allowed, prices: {}, ...more };
  return allowModel(placeModel(name, settings), settings, keys);
};
const here = 'http://127.0.0.1:4000/v1';
const gateway = 'https://gateway.example/v1';
const refused = (code: string, hint: string) =>
  expect.objectContaining({ code, exitCode: 2, hint: expect.stringContaining(hint) });

describe("a vendor's own key", () => {
  test.each([undefined, 'https://api.openai.com/v1', 'https://API.openai.com/other/'])(
    'goes to its place: %s',
    (baseUrl) => {
      expect(choose('openai:x', { baseUrl }).apiKey).toBe('key-of-openai');
    },
  );

  test.each(['openai:x', 'anthropic:x', 'google:x', 'google-generative-ai:x'])(
    'stays where a server on this machine takes the name: %s',
    (name) => {
      expect(choose(name, { baseUrl: here }).apiKey).toBe(undefined);
      const [provider = ''] = name.split(':');
      expect(choose(name, { providers: { [provider]: { baseUrl: here } } }).apiKey).toBe(undefined);
    },
  );

  test.each([gateway, 'http://api.openai.com/v1', 'https://api.openai.com:8443/v1'])(
    'is not sent to another place by itself: %s',
    (baseUrl) => {
      expect(() => choose('openai:x', { baseUrl })).toThrow(
        refused('MODEL_KEY_NOT_NAMED', 'providers: { openai: { keyVariable: OPENAI_API_KEY } }'),
      );
    },
  );

  test('goes where it was said to go', () => {
    const said = { providers: { openai: { keyVariable: 'OPENAI_API_KEY' } } };
    for (const baseUrl of [here, gateway]) {
      expect(choose('openai:x', { ...said, baseUrl }).apiKey).toBe('key-of-openai');
    }
  });
});

describe('another key', () => {
  test('can be named for a vendor that stands elsewhere', () => {
    const said = { providers: { openai: { baseUrl: gateway, keyVariable: 'GATEWAY_API_KEY' } } };
    expect(choose('openai:x', said).apiKey).toBe('key-of-gateway');
  });

  test("of a server of one's own goes by its name", () => {
    expect(choose('gateway:x', { baseUrl: gateway }).apiKey).toBe('key-of-gateway');
    expect(choose('gateway:x', { baseUrl: here }).apiKey).toBe('key-of-gateway');
    expect(choose('other:x', { baseUrl: gateway }).apiKey).toBe(undefined);
  });

  test('that cannot be one is refused', () => {
    const said = { providers: { openai: { baseUrl: here, keyVariable: 'ANTHROPIC_API_KEY' } } };
    expect(() => choose('openai:x', said)).toThrow(refused('MODEL_KEY_UNUSABLE', 'ANTHROPIC_API_KEY'));
  });
});
