/**
 * Texts that are read together because they have the same number of tokens. Nothing is padded then, and a row of a matrix
 * product is summed up in the same order however many rows there are: a vector has the same bits in any company. Tests and
 * `npm run bench -- encoders` hold each encoder that is run so to that; one that scales its numbers by what it finds in a
 * whole batch may not be.
 */

/** Tokens of one batch, at most: more save no time, and cost memory. A longer text is alone. */
const TOKENS_A_BATCH = 1024;

/**
 * @param lengths tokens of each text; those with none are in no batch
 * @returns rows, in batches, the shortest first
 */
export function sameLengthBatches(lengths: readonly number[]): number[][] {
  const byLength = Map.groupBy(lengths.keys(), (row) => lengths[row] as number);
  return [...byLength]
    .filter(([length]) => length > 0)
    .sort(([one], [other]) => one - other)
    .flatMap(([length, rows]) => chunked(rows, Math.max(1, Math.floor(TOKENS_A_BATCH / length))));
}

function chunked(rows: readonly number[], most: number): number[][] {
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, part) => rows.slice(part * most, (part + 1) * most));
}
