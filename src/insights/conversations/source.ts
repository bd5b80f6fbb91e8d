/** Where a run's conversations come from. */
import { statSync } from 'node:fs';
import { hashOf, keyedHash } from '../../core/hash.ts';
import type { ShardStore } from '../../store/shards.ts';
import type { Choice } from '../choice.ts';
import { unreadable } from './bytes.ts';
import { checkedPattern } from './choice/matching.ts';
import { checkedWindow } from './choice/window.ts';
import { type Collected, type CollectOptions, collectConversations, type OnProgress } from './collect-conversations.ts';
import { formatNamed, conversationFormats as knownFormats } from './formats/index.ts';
import { identityOf, isHeld } from './held-input.ts';
import { type InputFile, inputFiles } from './input-files.ts';

export interface ConversationSource {
  /** Changes whenever what is read could. */
  readonly fingerprint: string;
  /** Files in folders that do not look like conversations and are not read. */
  readonly filesSkipped?: number;
  collect(target: CollectTarget): Promise<Collected>;
}

export interface CollectTarget {
  readonly store: Pick<ShardStore, 'writeRecords'>;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

export type SourceOptions = Pick<
  CollectOptions,
  'secret' | 'accountField' | 'format' | 'formats' | 'folder' | 'seed' | keyof Choice
>;

/** Files and folders, told apart from changed ones by size and time of change. */
export function fileSource(paths: readonly string[], options: SourceOptions): ConversationSource {
  const { secret, accountField = null, format = null } = options;
  const { formats = knownFormats } = options;
  const { files, skipped } = inputFiles(paths, format === null ? 'json' : formatNamed(format, formats).lines);
  const own = formats === knownFormats ? [] : formats.map(({ name, fingerprint }) => [name, fingerprint ?? null]);
  const underSecret = secret === null ? null : keyedHash(secret, 'fingerprint');
  return {
    fingerprint: hashOf([files.map(stateOf), underSecret, accountField, format, choiceOf(options), ...own]),
    filesSkipped: skipped,
    collect: (target) => collectConversations({ ...options, formats, ...target, files }),
  };
}

/** @throws AppError (exit code 2) where it cannot be followed, before anything is read */
export function choiceOf(options: Choice): Choice {
  const { sample, sampleBy, stratify, since, until, only, duplicates } = options;
  const choice = { sample, sampleBy, stratify, since, until, only, duplicates };
  checkedWindow(choice);
  if (only !== undefined) checkedPattern(only);
  return choice;
}

function stateOf({ path, named }: InputFile): unknown[] {
  try {
    if (isHeld(path)) return [identityOf(path), named];
    const { size, mtimeMs } = statSync(path);
    return [path, size, mtimeMs, named];
  } catch (cause) {
    throw unreadable('a file', cause);
  }
}
