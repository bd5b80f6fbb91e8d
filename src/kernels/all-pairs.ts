import type { Span } from './best-products.ts';

/** Rows of a block. */
const BLOCK = 48;

/** Blocks that compare every row with every target. */
export function allPairs(rows: number, targets: number): Span[][] {
  return Array.from({ length: Math.ceil(rows / BLOCK) }, (_, block) => {
    const first = block * BLOCK;
    const list = Uint32Array.from({ length: Math.min(BLOCK, rows - first) }, (_, at) => first + at);
    return [{ target: 0, targetEnd: targets, rows: list }];
  });
}
