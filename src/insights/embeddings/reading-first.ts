import type { EmbeddingModel } from '../../models/embedding-model.ts';
import { firstWords } from '../../text/first-words.ts';

/** The model as a reader of the first `words` words of every text. */
export function readingFirst(words: number, model: EmbeddingModel): EmbeddingModel {
  return {
    ...model,
    id: `${model.id}/first-${words}`,
    embed: (texts, signal) =>
      model.embed(
        texts.map((text) => firstWords(text, words).text),
        signal,
      ),
  };
}
