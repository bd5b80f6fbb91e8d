/** The private manifest of a run: what was asked for, what was done, how well it came out. Numbers and settings, no text. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError, usageError } from '../core/errors.ts';
import { canonicalJson, canonicalJsonFile } from '../core/hash.ts';
import { parseJson } from '../core/json.ts';
import { thresholdsSchema } from '../privacy/thresholds.ts';

export const RUN_SCHEMA = 'sightline/run';
export const RUN_SCHEMA_VERSION = 1;

const stageReportSchema = z.object({
  name: z.string(),
  version: z.number(),
  key: z.string(),
  counts: z.record(z.string(), z.number()),
  seconds: z.number(),
  reused: z.boolean(),
});

/** What the release left out and why: exact, therefore private. */
const usefulnessSchema = z.object({
  conversations: z.number(),
  accounts: z.number(),
  /** Share of conversations without an account, 0 to 1. */
  withoutAccount: z.number(),
  /** Share of conversations in published, named base clusters, 0 to 1. */
  publishedShare: z.number(),
  publishedClusters: z.number(),
  publishedParents: z.number(),
  /** Conversations in base clusters left out, by reason. */
  withheld: z.record(z.string(), z.number()),
  /** Share of conversations matched to their own cluster by its name and description alone; null where none was named, or names would have had to be sent to a server again. */
  nameMatchShare: z.number().nullable(),
  /** How many more base clusters the next lower preset would show; null where there is none lower. */
  moreWithLowerPreset: z.number().nullable(),
});
export type Usefulness = z.infer<typeof usefulnessSchema>;

/** What was asked of models, and where text went. */
const modelUseSchema = z.object({
  /** Hosts that text was sent to; what stayed here is `this machine`. */
  sentTo: z.array(z.string()),
  calls: z.number(),
  /** Nanodollars: confirmed, and what may have been billed without an answer. */
  confirmed: z.number(),
  possible: z.number(),
  /** Calls whose price is not known. */
  unpriced: z.number(),
});
export type ModelUse = z.infer<typeof modelUseSchema>;

/** Where models were that are not at a place of their own, as the options of a run name them. */
const runServersSchema = z.object({
  baseUrl: z.string().optional(),
  providers: z.record(z.string(), z.object({ baseUrl: z.string() })),
});
export type RunServers = z.infer<typeof runServersSchema>;

export const runManifestSchema = z.object({
  schema: z.literal(RUN_SCHEMA),
  schemaVersion: z.literal(RUN_SCHEMA_VERSION),
  tool: z.object({ version: z.string() }),
  /** Every option that can change the result, as resolved. */
  settings: z.record(z.string(), z.unknown()),
  servers: runServersSchema.default({ providers: {} }),
  thresholds: thresholdsSchema,
  status: z.enum(['running', 'finished']),
  stages: z.array(stageReportSchema),
  usefulness: usefulnessSchema.nullable(),
  /** Null where no model was asked. */
  models: modelUseSchema.nullable().default(null),
});
export type RunManifest = z.infer<typeof runManifestSchema>;

/** The manifest at `path`, or null where no run has begun. */
export function readRunManifest(path: string): RunManifest | null {
  if (!existsSync(path)) return null;
  const data = parseJson(readFileSync(path, 'utf8'));
  const head = z.object({ schema: z.literal(RUN_SCHEMA), schemaVersion: z.number() }).safeParse(data);
  if (head.success && head.data.schemaVersion !== RUN_SCHEMA_VERSION) throw otherVersion(head.data.schemaVersion);
  const parsed = runManifestSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new AppError({
    code: 'RUN_MANIFEST_DAMAGED',
    message: 'The manifest of the run folder cannot be read.',
    hint: 'Run into a new --out folder. Vectors are used again where the workspace lies outside the old one.',
  });
}

export function runManifestText(manifest: RunManifest): string {
  return canonicalJsonFile(manifest);
}

/** Two runs into one folder must have been asked for the same. Names the options that differ, never their values. */
export function refuseOtherSettings(
  before: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): void {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const different = names.filter((name) => canonicalJson([before[name]]) !== canonicalJson([now[name]]));
  if (different.length === 0) return;
  throw usageError(
    'RUN_OTHER_CONFIGURATION',
    `The run folder was made with another configuration: ${different.join(', ')}.`,
    'Choose another --out, or repeat the options of the first run to go on with it.',
  );
}

/** For stages whose records are gone. */
export function runIncomplete(): Error {
  return usageError(
    'RUN_INCOMPLETE',
    'The private side of the run is not complete.',
    'Run "sightline insights run" into the same folder to finish it.',
  );
}

function otherVersion(version: number): AppError {
  return new AppError({
    code: 'RUN_OTHER_VERSION',
    message: `The run folder was made by a version of Sightline with another layout (${version}, not ${RUN_SCHEMA_VERSION}).`,
    hint: 'Run into a new --out folder. Nothing in the old one was changed.',
    exitCode: 2,
  });
}
