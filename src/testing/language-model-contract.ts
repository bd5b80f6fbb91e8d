/** What every language model does, wherever it runs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isObject, parseJson } from '../core/json.ts';
import { jsonSchemaOf } from '../models/json-schema.ts';
import type { LanguageModel, ModelRequest } from '../models/language-model.ts';
import { choiceRequest } from '../models/prompts/check-choice.ts';
import { checkStructured } from '../models/prompts/check-structured.ts';
import { requestOfPrompt } from '../models/prompts/prompt.ts';
import { tokenChoiceSchema } from '../models/token-choice.ts';
import { usageSchema } from '../models/usage.ts';

export interface OpenedModel {
  readonly model: LanguageModel;
  close(): Promise<void>;
}

const never = new AbortController().signal;
const plain: ModelRequest = {
  messages: [
    { role: 'system', text: 'You are brief.' },
    { role: 'user', text: 'Greet me. “Grüße” and 👋 are fine.', endsPrefix: true },
  ],
  maxOutputTokens: 50,
  temperature: 0,
};

export function describeLanguageModel(name: string, open: () => Promise<OpenedModel>): void {
  describe(`${name} as a language model`, () => {
    let opened: OpenedModel;
    let model: LanguageModel;
    beforeAll(async () => {
      opened = await open();
      model = opened.model;
    });
    afterAll(() => opened.close());

    test('says what it is', () => {
      expect(model.id).toMatch(/^[a-z0-9-]+:.+$/u);
      expect(model.endpoint === null || URL.canParse(model.endpoint)).toBe(true);
      expect(model.capabilities.maxParallel).toBeGreaterThanOrEqual(1);
    });

    test('answers, and counts what it took', async () => {
      const { finish, text, tokens, usage } = await model.generate(plain, never);
      expect([finish, tokens]).toEqual(['stop', null]);
      expect(text).not.toBe('');
      const { input, output } = usageSchema.parse(usage);
      expect(input + output).toBeGreaterThan(0);
    });

    test('answers with JSON where a schema is given', async () => {
      const request = requestOfPrompt(checkStructured, { sentence: 'Where is the station?' });
      const { text } = await model.generate(request, never);
      expect(isObject(parseJson(text))).toBe(true);
      expect(checkStructured.schema.safeParse(parseJson(text)).success).toBe(true);
      expect(jsonSchemaOf(checkStructured.schema)['additionalProperties']).toBe(false);
    });

    test('says where its answer was cut off', async () => {
      const request = requestOfPrompt(checkStructured, { sentence: 'Where is the station?' });
      expect((await model.generate({ ...request, maxOutputTokens: 1 }, never)).finish).toBe('length');
    });

    test('gives probabilities in one shape, where it has any', async () => {
      const { text, tokens } = await model.generate(choiceRequest(model.capabilities.logprobs), never);
      if (model.capabilities.logprobs === 0) {
        expect(tokens).toBe(null);
        return;
      }
      const choices = tokens?.map((token) => tokenChoiceSchema.parse(token)) ?? [];
      expect(choices.map(({ token }) => token).join('')).toBe(text);
      for (const { alternatives } of choices) {
        const mass = alternatives.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0);
        expect(alternatives.length).toBeGreaterThan(0);
        expect(mass).toBeLessThanOrEqual(1.001);
      }
    });

    test('stops when it is told to', async () => {
      const stop = new AbortController();
      stop.abort(new Error('stopped'));
      await expect(model.generate(plain, stop.signal)).rejects.toThrow('stopped');
    });
  });
}
