/** The private manifest of a measurement: what was asked for, and whether it is done. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { canonicalJsonFile } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';

const schema = z.object({
  schema: z.literal('sightline/measuring'),
  schemaVersion: z.literal(1),
  tool: z.object({ version: z.string() }),
  /** Everything that can change the result. */
  settings: z.record(z.string(), z.unknown()),
  status: z.enum(['running', 'finished']),
  /** What was asked of models. */
  models: z.unknown(),
});
export type MeasuringManifest = z.infer<typeof schema>;

/** Null where nothing was begun, and where what is there cannot be read. */
export function readMeasuringManifest(path: string): MeasuringManifest | null {
  if (!existsSync(path)) return null;
  return schema.safeParse(parseJson(readFileSync(path, 'utf8'))).data ?? null;
}

export function measuringManifestText(manifest: Omit<MeasuringManifest, 'schema' | 'schemaVersion'>): string {
  return canonicalJsonFile({ schema: 'sightline/measuring', schemaVersion: 1, ...manifest });
}
