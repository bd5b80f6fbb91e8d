/** How many tokens of a text a model reads, from what its folder says. */
import { z } from 'zod';
import { readObject } from './folder-files.ts';

/** Where the folder says nothing. */
const USUAL = 512;
/** Memory and time grow with the square: at 2,048 tokens a usual model takes some 200 MB, at 8,192 sixteen times that. */
const GREATEST = 2048;

const sentenceSchema = z.object({ max_seq_length: z.number().positive() });
const tokenizerSchema = z.object({ model_max_length: z.number().positive() });
const configSchema = z.object({
  max_position_embeddings: z.number().positive(),
  model_type: z.string().nullish(),
  pad_token_id: z.number().nullish(),
});
/** Their first positions are kept for padding. */
const POSITIONS_AFTER_PADDING = /roberta|camembert|mpnet/u;

/** The smallest of what the files say and of `asked`, whose default is 2,048. Those around the text are counted. */
export function tokenLimit(folder: string, tokenizerConfig: object, asked = GREATEST): number {
  const limits = [
    asked,
    sentenceSchema.safeParse(readObject(folder, 'sentence_bert_config.json')).data?.max_seq_length,
    tokenizerSchema.safeParse(tokenizerConfig).data?.model_max_length,
    positions(readObject(folder, 'config.json')),
  ].filter((limit) => limit !== undefined);
  return Math.floor(Math.min(...limits, ...(limits.length === 1 ? [USUAL] : [])));
}

function positions(config: object | undefined): number | undefined {
  const { data } = configSchema.safeParse(config);
  if (data === undefined) return undefined;
  const kept = POSITIONS_AFTER_PADDING.test(data.model_type ?? '') ? (data.pad_token_id ?? 1) + 1 : 0;
  return data.max_position_embeddings - kept;
}
