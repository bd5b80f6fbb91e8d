/** A scripted model that answers one kind of prompt as a test says, and all others by rule. */
import type { LanguageModel, ModelRequest } from '../models/language-model.ts';
import { openPlain, plainReply, replyOf } from '../models/scripted/plain.ts';

export interface AnsweringModel extends LanguageModel {
  /** All that was asked of it, in order. */
  readonly asked: readonly ModelRequest[];
}

/** @param prompt its name; `answer` gives the text of the reply */
export function answeringModel(prompt: string, answer: (request: ModelRequest) => string): AnsweringModel {
  const asked: ModelRequest[] = [];
  return {
    ...openPlain(),
    asked,
    generate: async (request) => {
      asked.push(request);
      return request.schema?.['title'] === prompt ? replyOf(request, answer(request)) : plainReply(request);
    },
  };
}
