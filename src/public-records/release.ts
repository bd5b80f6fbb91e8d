/**
 * The schema of a release: everything under `public/`. Readers (the explorer, the server, `verify`) and the one
 * writer share it. A release holds no time, no duration, no machine, no input path and no count under a threshold.
 */
import { z } from 'zod';
import type { EvalsPage } from './evals-page.ts';
import { safetySchema } from './safety.ts';
import { trendsSchema } from './trends.ts';

export type { Concern, Coordination, Known, Safety } from './safety.ts';
export type { Change, Drift, EarlierCluster, OverTime, Since, Trends } from './trends.ts';

export const RELEASE_SCHEMA = 'sightline/release';
/** The newest. Version 2 is version 1 with clusters and tables in columns, as large releases are written (docs/method/release-files.md). */
export const RELEASE_SCHEMA_VERSION = 2;

const count = z.number().int().min(0);

/** How many conversations and different accounts stand behind a figure. `accounts` is 0 where accounts are not counted. */
const supportSchema = z.object({ conversations: count, accounts: count });

/** What a release leaves out at one place, pooled: at least two base clusters together, over the thresholds itself. */
const withheldSchema = supportSchema.extend({ clusters: count.min(2) });
export type Withheld = z.infer<typeof withheldSchema>;

export const withheldReasons = [
  'too-few-conversations',
  'too-few-accounts',
  'no-name',
  'failed-audit',
  'protects-others',
  'not-clustered',
] as const;
export type WithheldReason = (typeof withheldReasons)[number];

/** Why base clusters were left out. `several` pools the reasons that may not be shown alone. */
const withheldByReasonSchema = withheldSchema.extend({ reason: z.enum([...withheldReasons, 'several']) });
export type WithheldByReason = z.infer<typeof withheldByReasonSchema>;

const releaseThresholdsSchema = z.object({
  preset: z.enum(['local', 'internal', 'published', 'custom']),
  counting: z.enum(['accounts', 'conversations']),
  minAccounts: count,
  minConversations: count,
  minCellAccounts: count,
  minCellConversations: count,
  /** Different accounts (or conversations) behind every word of a name or description. */
  minWordSupport: count,
});

const epsilon = z.number().positive();
const delta = z.number().min(0).max(1);

/** What a differentially private release states of itself. Its counts are noisy and no account is counted. */
const dpSchema = z.object({
  /** Whose coming or going changes little of what is shown. */
  unit: z.literal('account'),
  /** For all of the release. */
  epsilon,
  delta,
  /** How the shares add up: by their sums. */
  composition: z.literal('basic'),
  /** Canonne, Kamath, Steinke 2020. */
  noise: z.literal('discrete Laplace'),
  /** Version of the mechanisms. */
  mechanism: z.number().int(),
  /** How words were chosen: noisy counts of accounts from a threshold on. */
  keywords: z.object({
    epsilon,
    delta,
    wordsPerAccount: count,
    threshold: count,
    /** Words of a list that is public, and their threshold: they are counted whether anybody names them or not. */
    listed: z.object({ words: count, threshold: count }),
  }),
  /** How conversations were counted. */
  counts: z.object({ epsilon, delta, conversationsPerAccount: count }),
  /** How tables were made; absent where there are none. */
  tables: z
    .object({
      epsilon,
      delta,
      conversationsPerAccount: count,
      /** Epsilon of the number of all conversations, which shares are taken of. */
      total: epsilon,
      /** Those that were counted. Not shown are those whose noise is too wide to read. */
      facets: z.array(
        z.object({
          name: z.string(),
          /** How many values it may have. */
          values: count,
          /** Epsilon of the values of all conversations. */
          all: epsilon,
          /** Epsilon of those of the clusters at the top; 0 where they were not counted. */
          areas: z.number().min(0),
        }),
      ),
    })
    .optional(),
});
export type DpFacts = z.infer<typeof dpSchema>;

/**
 * How the shares of values in clusters are compared with their shares over all conversations (docs/method/over-representation.md).
 * What of a value is called over- or under-represented is for a reader to derive: q below `maxQ`, and a ratio of at least `minRatio`
 * or at most 1 / `minRatio`.
 */
const comparisonsSchema = z.object({
  /** Raised where figures come to be worked out otherwise. */
  method: z.literal(1),
  with: z.literal('all'),
  /** Cells that q-values are corrected for: of shown clusters, with values whose share over all is shown; also those that are not shown. */
  tests: count,
  maxQ: z.number().min(0).max(1),
  minRatio: z.number().min(1),
});
export type Comparisons = z.infer<typeof comparisonsSchema>;

const fileEntrySchema = z.object({
  /** Relative to the release folder, with forward slashes. */
  path: z.string(),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** `manifest.json` */
export const releaseManifestSchema = z.object({
  schema: z.literal(RELEASE_SCHEMA),
  schemaVersion: z.union([z.literal(1), z.literal(RELEASE_SCHEMA_VERSION)]),
  tool: z.object({ name: z.literal('sightline'), version: z.string() }),
  /** A title chosen by the person who made the release, or the default. Never taken from the data. */
  title: z.string(),
  /**
   * The text that clusters are made of: name and title of a facet that a model was asked, as its maker wrote them. Absent where they are
   * made of what users wrote.
   */
  clusteredBy: z.object({ name: z.string(), title: z.string() }).optional(),
  thresholds: releaseThresholdsSchema,
  /** Absent where counts are exact. */
  dp: dpSchema.optional(),
  /** Absent where no cell is compared: without tables, and in releases of earlier versions. */
  comparisons: comparisonsSchema.optional(),
  /** Stamps that a reader must see, e.g. "not for publication", "accounts were not counted". */
  stamps: z.array(z.string()),
  /** What the analysis could not do, in sentences. */
  limits: z.array(z.string()),
  analyst: z.string(),
  embedder: z.string(),
  seed: z.number().int(),
  stages: z.array(z.object({ name: z.string(), version: z.number().int() })),
  facets: z.array(
    z.object({ name: z.string(), title: z.string(), kind: z.enum(['category', 'number', 'time']), path: z.string() }),
  ),
  files: z.array(fileEntrySchema),
});
export type ReleaseManifest = z.infer<typeof releaseManifestSchema>;
/** The manifest before the files are listed: what the single-file report carries. */
export type ReleaseHeader = Omit<ReleaseManifest, 'files'>;

const publicClaimSchema = z.object({
  text: z.string().min(1),
  /**
   * Different accounts (or conversations) behind it, at least: one to four times the least support of a word. Where a model names, it is
   * read off a count with noise.
   */
  support: count,
});
export type PublicClaim = z.infer<typeof publicClaimSchema>;

/**
 * What a base cluster is to those that the release of an earlier run shows, or a parent to the parents there: it continues one, was split from
 * one, several merged into it, or none is known behind it.
 */
const lineageSchema = z.object({
  kind: z.enum(['continues', 'split', 'merged', 'born']),
  /** Their ids there. Of one that continues its own is the first, and the others joined it; none of one that was born. The order says nothing else. */
  from: z.array(z.string()),
});
export type PublicLineage = z.infer<typeof lineageSchema>;

const publicClusterSchema = z.object({
  id: z.string(),
  /** Id of the nearest published ancestor; null at the top. */
  parent: z.string().nullable(),
  /** 0 for a base cluster. */
  level: count,
  name: z.string().min(1),
  /** Where the maker of the release wrote the name: it is published as written. Absent where it is the analyst's. */
  nameByHand: z.literal(true).optional(),
  description: z.string(),
  conversations: count,
  accounts: count,
  /** Share of all conversations of the run, 0 to 1. */
  share: z.number().min(0).max(1),
  /** 95 % interval of the share (Wilson; over accounts where they are counted, see docs/method.md). */
  shareInterval: z.tuple([z.number(), z.number()]),
  /** Position of the centre on the map, both in [-1, 1]. */
  position: z.tuple([z.number(), z.number()]),
  /** Mean distance of members from the centre on the sphere, 0 (identical) to 1 (unrelated). */
  spread: z.number().min(0).max(1),
  /**
   * How surely a base cluster is found again, 0 to 1 in steps of 0.05: mean Jaccard similarity to its best match when all
   * is clustered anew (see docs/method.md). Absent for parents, and where it was not measured.
   */
  stability: z.number().min(0).max(1).optional(),
  /** Absent where the run continues no other, and where too few conversations would stand behind it. */
  lineage: lineageSchema.optional(),
  /** Nearest published clusters of the same level, nearest first. */
  neighbours: z.array(z.string()),
  /** Different accounts (or conversations) behind the least supported word of the name and the description. */
  wordSupport: count,
  /** What name and description are made of; absent where nobody counted it, as of a parent that a model names. */
  claims: z.array(publicClaimSchema).optional(),
  /** Base clusters below it that were left out, pooled; null where none was, or where they are pooled further up. */
  withheld: withheldSchema.nullable(),
  /** Of a differentially private release: of how many noisy counts its conversations are the sum. */
  noisyCounts: count.min(1).optional(),
});
export type PublicCluster = z.infer<typeof publicClusterSchema>;

/**
 * `clusters.json`. A parent counts what is shown below it and its own withheld figure: parent = children + withheld.
 * What could not be pooled below it is counted further up, in the end at the top: total = tops + withheld.
 */
export const publicClustersSchema = z.object({
  /** All conversations that were analysed. */
  total: supportSchema,
  /** Conversations in published, named base clusters. */
  named: supportSchema,
  /** What was left out at the top of the tree, pooled; null where nothing was. */
  withheld: withheldSchema.nullable(),
  /** All that was left out, by reason; absent where nothing was or where no split by reason may be shown. */
  reasons: z.array(withheldByReasonSchema).optional(),
  clusters: z.array(publicClusterSchema),
});
export type PublicClusters = z.infer<typeof publicClustersSchema>;

/** How the share of a value in a cluster compares with its share over all conversations. */
const cellComparisonSchema = z.object({
  /** The first divided by the second, to three digits. */
  ratio: z.number().positive(),
  /** How sure it is; absent where too few accounts carry the ratio, or it may be four times another. */
  sure: z
    .object({
      /** 95 %, by accounts where they are counted, in coarse steps. */
      interval: z.tuple([z.number().min(0), z.number().positive()]),
      /** Degrees of freedom (Student) of the interval, at least. */
      degrees: count.min(1),
      /** Of all comparisons that are called differences at this q, the share that are none (Benjamini and Hochberg): at most, on average. */
      q: z.number().min(0).max(1),
    })
    .optional(),
});
export type CellComparison = z.infer<typeof cellComparisonSchema>;

/** One published cell of a facet table. */
const cellSchema = z.object({
  /** Position in `values` of the table. */
  value: count,
  conversations: count,
  accounts: count,
  /** Different accounts behind the conversations of the cluster that are NOT in this cell: what `verify` checks of the complement. */
  complementAccounts: count,
  /** Absent over all conversations, and where the share over all is not shown or nothing is compared. */
  comparison: cellComparisonSchema.optional(),
});
export type Cell = z.infer<typeof cellSchema>;

/** All of what follows holds at once at 95 % or more. */
const noisyRowSchema = z.object({
  /** Conversations of the row, with noise: what shares are of. */
  total: count,
  /** What they are off by at most. */
  totalReach: count,
  /** What any cell is off by at most. */
  reach: count,
});
export type NoisyRow = z.infer<typeof noisyRowSchema>;

const cellRowSchema = z.object({
  cells: z.array(cellSchema),
  /** Conversations of the cluster whose cells are not shown; null where all are shown. */
  withheld: supportSchema.extend({ values: count.min(2) }).nullable(),
  /** Of a differentially private release, whose cells are noisy. */
  noisy: noisyRowSchema.optional(),
});
export type CellRow = z.infer<typeof cellRowSchema>;

/** `facets/<name>.json` */
export const facetTableSchema = z.object({
  facet: z.string(),
  title: z.string(),
  kind: z.enum(['category', 'number', 'time']),
  /** Where values were read off the text that clusters are made of: that clusters differ in them is then no discovery. */
  sameText: z.literal(true).optional(),
  /** Labels of the values, in the order in which they are shown. */
  values: z.array(z.string()),
  /** Over all conversations of the run. */
  baseline: cellRowSchema,
  /** By cluster id; a cluster without one has no cell that may be shown. */
  clusters: z.record(z.string(), cellRowSchema),
});
export type FacetTable = z.infer<typeof facetTableSchema>;

/** Everything a reader needs, as the single-file report carries it. */
export const releaseDataSchema = z.object({
  manifest: releaseManifestSchema.omit({ files: true }),
  clusters: publicClustersSchema,
  facets: z.array(facetTableSchema),
  /** Absent where the release says nothing of changes, and in releases of earlier versions. */
  trends: trendsSchema.optional(),
  /** Absent where the release says nothing of concern, and in releases of earlier versions. */
  safety: safetySchema.optional(),
});
export type ReleaseData = z.infer<typeof releaseDataSchema>;

/** The trees of one run, between which a reader may switch. */
export interface RunTrees {
  readonly schema: 'sightline/trees';
  /** Two or more, in the order in which they are offered. Each says what it is clustered by; no two say the same. */
  readonly trees: readonly ReleaseData[];
  /** `clusteredBy.name` of the one to begin with. */
  readonly begin: string;
}

/** What a page is made of. */
export type PageData = ReleaseData | RunTrees | EvalsPage;
