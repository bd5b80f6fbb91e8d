/** How the files of a release are written and read, by its schema version. */
import { z } from 'zod';
import { canonicalJson, canonicalJsonFile } from '../core/hash.ts';
import type { Column } from './columns.ts';
import {
  type PackedClusters,
  type PackedTable,
  packClusters,
  packTable,
  unpackClusters,
  unpackTable,
} from './packed-release.ts';
import {
  type FacetTable,
  facetTableSchema,
  type PublicClusters,
  publicClustersSchema,
  type ReleaseManifest,
  releaseManifestSchema,
} from './release.ts';

export interface FileForm<Row> {
  readonly schema: z.ZodType<Row>;
  /** To the last byte as it is written. */
  text(row: Row): string;
}

type Version = ReleaseManifest['schemaVersion'];

interface Counted {
  readonly clusters: PublicClusters;
  readonly facets: readonly FacetTable[];
}

/** So many clusters and cells together can be read by eye; more are written in columns. */
const MOST_BY_EYE = 20_000;

export function schemaVersionOf({ clusters, facets }: Counted): Version {
  const cells = facets.map((table) => Object.values(table.clusters).reduce((sum, row) => sum + row.cells.length, 0));
  return cells.reduce((sum, own) => sum + own, clusters.clusters.length) > MOST_BY_EYE ? 2 : 1;
}

const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const columnSchema: z.ZodType<Column> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('same'), value: scalarSchema }),
    z.object({ kind: z.literal('plain'), values: z.array(z.unknown()) }),
    z.object({
      kind: z.literal('numbers'),
      digits: z.number().int().min(0).max(6),
      signed: z.boolean(),
      text: z.string(),
    }),
    z.object({ kind: z.literal('listed'), values: z.array(scalarSchema), places: z.string() }),
    z.object({ kind: z.literal('words'), words: z.string(), counts: z.string(), places: z.string() }),
    z.object({ kind: z.literal('tails'), shared: z.string(), tails: z.string() }),
    z.object({ kind: z.literal('lists'), lengths: z.string(), members: columnSchema }),
    z.object({ kind: z.literal('records'), members: z.record(z.string(), columnSchema) }),
    z.object({ kind: z.literal('some'), others: z.enum(['null', 'absent']), gaps: z.string(), of: columnSchema }),
  ]),
);

const packedSchema = z.object({ count: z.number().int().min(0), rows: columnSchema });

export const packedClustersSchema: z.ZodType<PackedClusters> = publicClustersSchema
  .omit({ clusters: true })
  .extend({ clusters: packedSchema });

export const packedTableSchema: z.ZodType<PackedTable> = facetTableSchema
  .omit({ clusters: true })
  .extend({ clusters: packedSchema.extend({ ids: columnSchema }) });

export const manifestForm: FileForm<ReleaseManifest> = { schema: releaseManifestSchema, text: canonicalJsonFile };

const clusterForms: Readonly<Record<Version, FileForm<PublicClusters>>> = {
  1: { schema: publicClustersSchema, text: canonicalJsonFile },
  2: inColumns(packedClustersSchema, unpackClusters, publicClustersSchema, packClusters),
};

const tableForms: Readonly<Record<Version, FileForm<FacetTable>>> = {
  1: { schema: facetTableSchema, text: canonicalJsonFile },
  2: inColumns(packedTableSchema, unpackTable, facetTableSchema, packTable),
};

/** Of `clusters.json`. */
export function clustersForm({ schemaVersion }: Pick<ReleaseManifest, 'schemaVersion'>): FileForm<PublicClusters> {
  return clusterForms[schemaVersion];
}

/** Of `facets/<name>.json`. */
export function tableForm({ schemaVersion }: Pick<ReleaseManifest, 'schemaVersion'>): FileForm<FacetTable> {
  return tableForms[schemaVersion];
}

function inColumns<Row, Packed>(
  packedSchema: z.ZodType<Packed>,
  unpack: (packed: Packed) => Row,
  schema: z.ZodType<Row>,
  pack: (row: Row) => Packed,
): FileForm<Row> {
  return {
    schema: packedSchema
      .transform((packed, context): unknown => {
        try {
          return unpack(packed);
        } catch {
          context.addIssue({ code: 'custom', message: 'The columns do not fit together.' });
          return z.NEVER;
        }
      })
      .pipe(schema as z.ZodType<Row, unknown>),
    text: (row) => `${canonicalJson(pack(row))}\n`,
  };
}
