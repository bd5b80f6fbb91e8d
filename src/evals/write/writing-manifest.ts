/** The private manifest of a set that is written: what was asked for, and whether it is done. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { canonicalJsonFile } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';

const schema = z.object({
  schema: z.literal('sightline/writing'),
  schemaVersion: z.literal(1),
  tool: z.object({ version: z.string() }),
  /** Everything that can change the result. */
  settings: z.record(z.string(), z.unknown()),
  status: z.enum(['running', 'finished']),
  /** By stage. */
  counts: z.record(z.string(), z.record(z.string(), z.number())),
  /** The answers that the set rests on, once it is done. */
  answers: z.unknown().optional(),
  /** What was asked of models. */
  models: z.unknown(),
});
export type WritingManifest = z.infer<typeof schema>;

/** Null where nothing was begun, and where what is there cannot be read. */
export function readWritingManifest(path: string): WritingManifest | null {
  if (!existsSync(path)) return null;
  return schema.safeParse(parseJson(readFileSync(path, 'utf8'))).data ?? null;
}

export function writingManifestText(manifest: Omit<WritingManifest, 'schema' | 'schemaVersion'>): string {
  return canonicalJsonFile({ schema: 'sightline/writing', schemaVersion: 1, ...manifest });
}
