import { expect, test } from 'vitest';
import { isAppError } from '../core/errors.ts';
import { completeSettings, resolveSettings } from './index.ts';

const usual = { form: 'chat', format: 'human-assistant' };
const subjects = (written: unknown) =>
  resolveSettings({ flags: { subjects: written }, environment: {}, file: null }).settings.subjects;

test('a name alone, and what is known of it behind commas', () => {
  expect(
    subjects(['ollama:qwen3:8b', 'ollama:qwen3:0.6b,family=qwen3,parameters=0.6B,steps=143k,form=base,name=small one']),
  ).toEqual([
    { model: 'ollama:qwen3:8b', ...usual },
    {
      model: 'ollama:qwen3:0.6b',
      family: 'qwen3',
      parameters: 6e8,
      steps: 143_000,
      form: 'base',
      format: 'human-assistant',
      name: 'small one',
    },
  ]);
});

test('in a file, as a mapping or a name', () => {
  const file = { subjects: ['scripted:plain', { model: 'vllm:pythia', parameters: 1.4e9, steps: 0 }] };
  expect(resolveSettings({ flags: {}, environment: {}, file }).settings.subjects).toEqual([
    { model: 'scripted:plain', ...usual },
    { model: 'vllm:pythia', parameters: 1.4e9, steps: 0, ...usual },
  ]);
});

test('in the environment, where commas part subjects too', () => {
  const environment = { SIGHTLINE_SUBJECT: 'ollama:a,parameters=1B,ollama:b' };
  expect(resolveSettings({ flags: {}, environment, file: null }).settings.subjects).toEqual([
    { model: 'ollama:a', parameters: 1e9, ...usual },
    { model: 'ollama:b', ...usual },
  ]);
});

test('none by default, also where settings are completed twice', () => {
  const once = completeSettings({});
  expect(once.subjects).toEqual([]);
  const given = completeSettings({ subjects: subjects(['ollama:a,parameters=1B']) });
  expect(completeSettings(given).subjects).toEqual([{ model: 'ollama:a', parameters: 1e9, ...usual }]);
});

test.each([['ollama:a,parameters=big'], ['ollama:a,form=odd']])('what cannot be used is refused: %s', (written) => {
  let failure: unknown;
  try {
    subjects([written]);
  } catch (error) {
    failure = error;
  }
  expect(isAppError(failure) && failure.code).toBe('OPTION_INVALID');
});
