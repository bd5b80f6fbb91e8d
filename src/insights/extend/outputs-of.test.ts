import { describe, expect, it } from 'vitest';
import type { ShardStore } from '../../store/shards.ts';
import type { Outputs } from '../stage-outputs.ts';
import { positionsNow } from './outputs-of.ts';

function outputsWith(...ids: string[]): Outputs {
  const rows = ids.map((conversation) => ({ conversation }));
  const shard = { file: '', sha256: '', bytes: 0, rows: rows.length };
  return { store: { readRecords: () => rows } as unknown as ShardStore, input: () => ({ shards: () => [shard] }) };
}

describe('positionsNow', () => {
  it('says of each row before where it is now', () => {
    expect(positionsNow(outputsWith('a', 'c', 'd'), outputsWith('a', 'b', 'c', 'd'))).toEqual([0, 2, 3]);
  });

  it('refuses a run in which one is no longer kept', () => {
    const error = expect.objectContaining({ code: 'EXTEND_OTHER_ANSWERS', exitCode: 2 }) as Error;
    expect(() => positionsNow(outputsWith('a', 'c'), outputsWith('a'))).toThrow(error);
  });
});
