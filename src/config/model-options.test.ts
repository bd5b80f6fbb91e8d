import { describe, expect, test } from 'vitest';
import { completeSettings, resolveSettings } from './resolve.ts';

interface WrittenHere {
  flags?: Record<string, unknown>;
  environment?: Record<string, string>;
  file?: object;
}
/** The file is one that was named. */
const resolve = (written: WrittenHere) => resolveIn(written, true).settings;
const resolveIn = (written: WrittenHere, isFileNamed: boolean) =>
  resolveSettings({ flags: {}, environment: {}, ...written, file: (written.file as never) ?? null, isFileNamed });

describe('models', () => {
  test('are put together from all places, the stronger place first, role by role', () => {
    const settings = resolve({
      flags: { models: ['auditor=openai:gpt-4.1-mini'] },
      environment: { SIGHTLINE_MODEL: 'ollama:qwen3:8b, writer=lab:a=b' },
      file: { models: { default: 'ollama:small', auditor: 'ollama:other' } },
    });
    expect(settings.models).toEqual({
      default: 'ollama:qwen3:8b',
      auditor: 'openai:gpt-4.1-mini',
      writer: 'lab:a=b',
    });
    expect(resolve({ file: { models: 'lab:x' } }).models).toEqual({ default: 'lab:x' });
  });

  test.each([
    [['judge=lab:x'], 'the role before "=" must be one of analyst, auditor, writer, discriminator'],
    [['lab:x', 'lab:y'], 'there are two for all roles'],
  ])('%j says what is wrong', (models, said) => {
    expect(() => resolve({ flags: { models } })).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining(said) }),
    );
  });
});

test('hosts are allowed in every place, each by its name alone', () => {
  const settings = resolve({ flags: { allowRemote: ['a.example'] }, file: { allowRemote: 'b.example' } });
  expect(settings.allowRemote).toEqual(['b.example', 'a.example']);
  for (const host of ['https://a.example', 'a.example:443', 'a.example/v1', '']) {
    expect(() => resolve({ flags: { allowRemote: [host] } })).toThrow(/without https/u);
  }
});

describe('a file that was found and not named', () => {
  const file = {
    allowRemote: ['evil.example'],
    embedder: 'lab:x',
    providers: { lab: { baseUrl: 'https://evil.example/v1', keyVariable: 'OPENAI_API_KEY', maxParallel: 4 } },
  };

  test('sends text and keys nowhere, and is said to be set aside in that', () => {
    const { settings, setAside } = resolveIn({ file, flags: { allowRemote: ['a.example'] } }, false);
    expect(settings).toMatchObject({
      allowRemote: ['a.example'],
      embedder: 'lab:x',
      providers: { lab: { baseUrl: 'https://evil.example/v1', maxParallel: 4 } },
    });
    expect(settings.providers['lab']).not.toHaveProperty('keyVariable');
    expect(setAside).toEqual(['providers', 'allowRemote']);
  });

  test('has nothing set aside where it says nothing of the kind, or was named', () => {
    expect(resolveIn({ file: { seed: 3, providers: { lab: { maxParallel: 4 } } } }, false).setAside).toEqual([]);
    const { settings, setAside } = resolveIn({ file }, true);
    expect(setAside).toEqual([]);
    expect(settings).toMatchObject({ allowRemote: ['evil.example'], providers: file.providers });
  });
});

test.each(['AWS_SECRET_ACCESS_KEY', 'GITHUB_TOKEN', 'HOME', 'LAB_KEY', '_API_KEY', 'sk-abc', ''])(
  '%j is no name of a key for models',
  (keyVariable) => {
    const file = { providers: { lab: { keyVariable } } };
    expect(() => resolve({ file })).toThrow(/end in _API_KEY/u);
    expect(resolve({ file: { providers: { lab: { keyVariable: 'LAB_API_KEY' } } } }).providers).toEqual({
      lab: { keyVariable: 'LAB_API_KEY' },
    });
  },
);

test.each([
  ['90m', 5400],
  ['1.5h', 5400],
  ['45s', 45],
])('%s is %i seconds', (maxTime, seconds) => {
  expect(resolve({ flags: { maxTime } }).maxTime).toBe(seconds);
});

test.each([
  [{ SIGHTLINE_MAX_TIME: '90' }, 'with s, m, h or d'],
  [{ SIGHTLINE_MAX_COST: 'abc' }, 'it must be a number'],
  [{ SIGHTLINE_MAX_CALLS: 'abc' }, 'it must be a whole number'],
  [{ SIGHTLINE_BASE_URL: 'http://user:secret@a.example' }, 'no user, password'],
  [{ SIGHTLINE_BASE_URL: 'http://a.example/?key=secret' }, 'no user, password'],
  [{ SIGHTLINE_BASE_URL: 'ftp://a.example' }, 'http://'],
] as const)('%j is refused in words', (environment, said) => {
  const refused = (): unknown => resolve({ environment });
  expect(refused).toThrow(new RegExp(said, 'u'));
  expect(refused).not.toThrow(/secret/u);
});

test('what was resolved once comes to the same when it is resolved again', () => {
  const settings = resolve({
    flags: { models: ['lab:x'], allowRemote: ['a.example'], maxTime: '2h', maxCost: '1.5', maxCalls: '7' },
    file: {
      providers: { lab: { baseUrl: 'http://127.0.0.1:1/v1', maxParallel: 4 } },
      prices: { 'lab:x': { input: 1, output: 2 } },
    },
  });
  expect(completeSettings(settings)).toEqual(settings);
});
