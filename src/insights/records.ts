/**
 * The records that pass between the stages of the insights pipeline. All of them are private: none may be
 * written under `public/`. Each schema is also the check that a stage makes of the shards it reads.
 */
import { z } from 'zod';

const messageSchema = z.object({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  text: z.string(),
  at: z.string().optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** A value of an input field. Nested objects are flattened to dotted names (`meta.plan`); lists of scalars are joined, sorted, by `, `. */
const fieldValueSchema = z.union([z.string(), z.number(), z.boolean()]);
export type FieldValue = z.infer<typeof fieldValueSchema>;

export const conversationSchema = z.object({
  /** Unique in a run. Given by the input, or the hash of the content where the input has none. */
  id: z.string(),
  messages: z.array(messageSchema).min(1),
  /** Keyed hash of the account under the workspace secret; absent where the row names no account. */
  account: z.string().optional(),
  /** ISO 8601, UTC. */
  startedAt: z.string().optional(),
  /** Everything else the row says, by dotted name. */
  fields: z.record(z.string(), fieldValueSchema),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** Conversations that are copies of one another, by what their users wrote. */
export const copyGroupSchema = z.object({
  /** Ids; all are copies of the first. */
  conversations: z.array(z.string()).min(1),
  /** How many of the others have the same words as the first. */
  exact: z.number().int().min(0),
  /** Different accounts behind them. */
  accounts: z.number().int().min(0),
  /** Further copies, of the accounts that are here, which were left out of the run. */
  collapsed: z.number().int().min(0),
});
export type CopyGroup = z.infer<typeof copyGroupSchema>;

/** The value of one facet for one conversation; `null` is "no value" (the field is missing, the language cannot be told). */
const facetValueSchema = z.union([z.string(), z.number(), z.null()]);
export type FacetValue = z.infer<typeof facetValueSchema>;

/** What the facets stage keeps of one conversation. */
export const facetRowSchema = z.object({
  conversation: z.string(),
  account: z.string().nullable(),
  /** The user's own words from all turns, cleaned, up to a limit: what is embedded and what names are made of. */
  request: z.string(),
  /** ISO 639-1 code of the main language of the user's turns, or `und`. */
  language: z.string(),
  /** By facet name. */
  values: z.record(z.string(), facetValueSchema),
});
export type FacetRow = z.infer<typeof facetRowSchema>;

/** What a screener said of a conversation. */
export const screenVerdictSchema = z.object({
  /** Its id. */
  conversation: z.string(),
  /** `yes`, `no`, `cannot tell`, or what went wrong. */
  verdict: z.string(),
});
export type ScreenVerdict = z.infer<typeof screenVerdictSchema>;

/** Rows that are embedded and clustered together: one language, or all that the embedder knows. */
export const partitionSchema = z.object({
  index: z.number().int().min(0),
  /** ISO 639-1 code; `other` for languages too rare for a partition of their own; `any` where all are together. */
  language: z.string(),
  /** Whether the chosen embedder read it, or the corpus's own words alone. */
  route: z.enum(['chosen', 'corpus']),
  /** Id of the model that made the vectors, and their length. Vectors of two models are never compared. */
  model: z.string(),
  dimensions: z.number().int().min(1),
  /** Positions in the facet rows, ascending; row i of the vectors belongs to `rows[i]`. */
  rows: z.array(z.number().int().min(0)),
  /** Those of them whose texts the model was fitted to, where it is fitted at all; absent where that is all of them. */
  fitted: z.array(z.number().int().min(0)).optional(),
});
export type Partition = z.infer<typeof partitionSchema>;

/** A base cluster: the rows that k-means put together. */
export const baseClusterSchema = z.object({
  id: z.string(),
  partition: z.number().int().min(0),
  /** Positions of its members in the facet rows, ascending. */
  members: z.array(z.number().int().min(0)),
  /** Mean of 1 - cosine of members to the centroid, 0 to 1. */
  spread: z.number(),
});
export type BaseCluster = z.infer<typeof baseClusterSchema>;

/** What a cluster is to those that an earlier run showed: a base cluster to its base clusters, a parent to its parents. */
export const clusterLineageSchema = z.object({
  id: z.string(),
  kind: z.enum(['continues', 'split', 'merged', 'born']),
  /** Earlier clusters that it comes from; of one that continues, the first is the one whose id it keeps. */
  from: z.array(
    z.object({
      id: z.string(),
      /** Positions in the facet rows of the conversations that both have, ascending. */
      rows: z.array(z.number().int().min(0)),
    }),
  ),
});
export type ClusterLineage = z.infer<typeof clusterLineageSchema>;

/** Parents that an earlier run showed, by what is still there of them. */
export const earlierParentsSchema = z.object({
  /** The greatest number that an id of a parent had in the line of runs so far. */
  issued: z.number().int().min(0),
  parents: z.array(
    z.object({
      id: z.string(),
      /** How many levels it lay below the highest of its tree. */
      fromTop: z.number().int().min(0),
      /** Positions in the facet rows of the conversations in base clusters that were shown below it, ascending. */
      rows: z.array(z.number().int().min(0)),
    }),
  ),
});
export type EarlierParents = z.infer<typeof earlierParentsSchema>;

/** What a person wanted otherwise about a base cluster. */
export const editedClusterSchema = z.object({
  id: z.string(),
  /** The name that the person wrote; null where none. */
  name: z.string().nullable(),
  /** Whether it was put together as it is by hand, and stays so in runs that continue this one. */
  pinned: z.boolean(),
});
export type EditedCluster = z.infer<typeof editedClusterSchema>;

/** How surely a base cluster is found again. What holds no vector has none. */
export const clusterStabilitySchema = z.object({
  id: z.string(),
  /** Mean over clusterings anew of the Jaccard similarity to the most similar cluster there, 0 to 1: of all the following. */
  stability: z.number(),
  /** The same over other seeds alone, and over samples of accounts alone; null where none held a conversation of it. */
  bySeeds: z.number().nullable(),
  bySamples: z.number().nullable(),
});
export type ClusterStability = z.infer<typeof clusterStabilitySchema>;

/** A node of the tree, base cluster or parent, before names and before the gate. */
export const clusterNodeSchema = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  /** 0 for a base cluster; parents lie above their children. */
  level: z.number().int().min(0),
  partition: z.number().int().min(0),
  /** Ids of its children; empty for a base cluster. */
  children: z.array(z.string()),
});
export type ClusterNode = z.infer<typeof clusterNodeSchema>;

/** What a name or a description says, and by how many it is said. */
const supportedClaimSchema = z.object({
  text: z.string(),
  /** Different accounts (or conversations) at least; of claims that are counted with noise, by that count. */
  support: z.number().int().min(0),
});
export type SupportedClaim = z.infer<typeof supportedClaimSchema>;

/** What an analyst says of a cluster. A cluster of which nothing may be said has none, and is withheld. */
export const clusterNameSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** Different accounts (or conversations) behind the least supported word of it. */
  support: z.number().int().min(0),
  /** What name and description are made of; absent where nobody counted it, as of a parent that a model names. */
  claims: z.array(supportedClaimSchema).optional(),
});
export type ClusterName = z.infer<typeof clusterNameSchema>;

/** Who stands behind a claim of a name. */
export const claimSupportersSchema = z.object({
  /** Of the cluster. */
  id: z.string(),
  /** Text of the claim. */
  claim: z.string(),
  /** Positions in the facet rows, by who says it: those heard of a group whose list makes the claim, or those of an account that use it. */
  voices: z.array(z.array(z.number().int().min(0))),
});
export type ClaimSupporters = z.infer<typeof claimSupportersSchema>;

/** Which clusters have a name where words need so much support. */
export const namedBelowSchema = z.object({ support: z.number().int().min(0), ids: z.array(z.string()) });
export type NamedBelow = z.infer<typeof namedBelowSchema>;

/** What an auditor said of a name. Private: why something could be recognised must not be published either. */
export const auditVerdictSchema = z.object({
  /** Of the cluster. */
  id: z.string(),
  /** 1 (identifies a person) to 5 (nobody); null where no rating could be had. */
  rating: z.number().int().min(1).max(5).nullable(),
  justification: z.string(),
  passes: z.boolean(),
  /** Who said it, asked in which words. */
  model: z.string(),
  prompt: z.string(),
});
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;

/** Where a cluster stands; geometry alone. */
export const clusterPlaceSchema = z.object({
  id: z.string(),
  /** Both coordinates in [-1, 1]. */
  position: z.tuple([z.number(), z.number()]),
  /** Mean of 1 - cosine of members to the centroid, 0 to 1. */
  spread: z.number(),
  /** Clusters of the same level and partition, nearest first. */
  neighbours: z.array(z.string()),
});
export type ClusterPlace = z.infer<typeof clusterPlaceSchema>;
