import type { EmbeddingModel } from '../../models/embedding-model.ts';
import { shortenedText, type WayToShorten } from '../../text/shortened-text.ts';

/** The model as a reader of `words` words of every text: the first, or as they are chosen. */
export function readingFirst(words: number, model: EmbeddingModel, way: WayToShorten = 'first'): EmbeddingModel {
  return {
    ...model,
    id: `${model.id}/${way}-${words}`,
    embed: (texts, signal) =>
      model.embed(
        texts.map((text) => shortenedText(text, words, way)),
        signal,
      ),
  };
}
