/** Where a run's conversations come from. */
import { statSync } from 'node:fs';
import { hashOf, keyedHash } from '../../core/hash.ts';
import type { ShardStore } from '../../store/shards.ts';
import { type Collected, type CollectOptions, collectConversations } from './collect-conversations.ts';
import { inputFiles } from './input-files.ts';

export interface ConversationSource {
  /** Changes whenever what is read could. */
  readonly fingerprint: string;
  collect(target: CollectTarget): Promise<Collected>;
}

export interface CollectTarget {
  readonly store: Pick<ShardStore, 'writeRecords'>;
  readonly signal: AbortSignal;
  readonly onProgress: (rows: number) => void;
}

export type SourceOptions = Pick<CollectOptions, 'secret' | 'accountField' | 'format' | 'folder' | 'sample' | 'seed'>;

/** Files and folders, told apart from changed ones by size and time of change. */
export function fileSource(paths: readonly string[], options: SourceOptions): ConversationSource {
  const files = inputFiles(paths);
  const { secret, accountField = null, format = null, sample = null } = options;
  const states = files.map((file) => {
    const { size, mtimeMs } = statSync(file);
    return [file, size, mtimeMs];
  });
  const underSecret = secret === null ? null : keyedHash(secret, 'fingerprint');
  return {
    fingerprint: hashOf([states, underSecret, accountField, format, sample]),
    collect: (target) => collectConversations({ ...options, ...target, files }),
  };
}
