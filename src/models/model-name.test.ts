import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseModelName } from './model-name.ts';
import { providerNamed } from './providers.ts';

describe('the name of a model', () => {
  test.each([
    ['ollama:qwen3:8b', 'ollama', 'qwen3:8b'],
    ['anthropic:claude-haiku-4-5', 'anthropic', 'claude-haiku-4-5'],
    ['vllm:Qwen/Qwen3-8B', 'vllm', 'Qwen/Qwen3-8B'],
    ['scripted:plain', 'scripted', 'plain'],
  ])('%s', (name, provider, model) => {
    expect(parseModelName(name)).toEqual({ provider, model });
  });

  test.each(['', ':', 'gpt-4.1', ':x', 'openai:', 'Open AI:x', 'http://127.0.0.1:8000'])('%j is none', (name) => {
    expect(() => parseModelName(name)).toThrow(expect.objectContaining({ code: 'MODEL_NAME_INVALID', exitCode: 2 }));
  });

  test('comes back whole', () => {
    const provider = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/u);
    fc.assert(
      fc.property(provider, fc.string({ minLength: 1 }), (name, model) => {
        fc.pre(!model.startsWith('//'));
        expect(parseModelName(`${name}:${model}`)).toEqual({ provider: name, model });
      }),
    );
  });
});

describe('a provider', () => {
  test('has its usual place and key', () => {
    expect(providerNamed('ollama')).toMatchObject({ baseUrl: 'http://127.0.0.1:11434/v1', needsKey: false });
    expect(providerNamed('anthropic')).toMatchObject({ keyVariable: 'ANTHROPIC_API_KEY', isDefaultPlace: true });
  });

  test('can be anywhere', () => {
    const provider = providerNamed('my-server', { baseUrl: 'http://10.0.0.5:9000/v1/' });
    expect(provider).toMatchObject({
      protocol: 'openai-compatible',
      baseUrl: 'http://10.0.0.5:9000/v1',
      isDefaultPlace: false,
      keyVariable: 'MY_SERVER_API_KEY',
    });
  });

  test.each(['my-server', 'constructor', 'toString'])('that nobody placed is refused: %s', (name) => {
    expect(() => providerNamed(name)).toThrow(expect.objectContaining({ code: 'PROVIDER_UNKNOWN', exitCode: 2 }));
  });
});
