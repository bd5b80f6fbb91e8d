/** The files of a release as JSON Schema, for readers in other languages. */
import { z } from 'zod';
import { facetTableSchema, publicClustersSchema, releaseManifestSchema } from './release.ts';
import { packedClustersSchema, packedTableSchema } from './release-files.ts';
import { safetySchema } from './safety.ts';
import { trendsSchema } from './trends.ts';

/** By file name; `facets/*.json` stands for every table. `in columns` is how large releases write the same (schema version 2). */
export function releaseJsonSchema(): Record<string, unknown> {
  return {
    'manifest.json': z.toJSONSchema(releaseManifestSchema),
    'clusters.json': z.toJSONSchema(publicClustersSchema),
    'facets/*.json': z.toJSONSchema(facetTableSchema),
    'clusters.json in columns': z.toJSONSchema(packedClustersSchema),
    'facets/*.json in columns': z.toJSONSchema(packedTableSchema),
    'trends.json': z.toJSONSchema(trendsSchema),
    'safety.json': z.toJSONSchema(safetySchema),
  };
}
