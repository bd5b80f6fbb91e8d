/** Rows that could not be used, each with file, line and reason, in a private file. What they say is kept nowhere, unless a mapper's own error quotes it. */
import { closeSync } from 'node:fs';
import type { RejectReason } from './format.ts';
import { openPrivate, writeAll } from './spill.ts';

export interface Rejects {
  /** How many there are of each reason. */
  readonly reasons: ReadonlyMap<RejectReason, number>;
  add(place: { readonly file: string; readonly line: number; readonly kept?: string }, reason: RejectReason): void;
  close(): void;
}

export function openRejects(path: string): Rejects {
  const file = openPrivate(path, 'w');
  const reasons = new Map<RejectReason, number>();
  return {
    reasons,
    add: ({ file: name, line, kept }, reason) => {
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      writeAll(file, Buffer.from(`${JSON.stringify({ file: name, line, reason, kept })}\n`), path);
    },
    close: () => closeSync(file),
  };
}
