/** The presets of thresholds that decide what a release may show. */
import { z } from 'zod';

export const presetNames = ['local', 'internal', 'published'] as const;
export type PresetName = (typeof presetNames)[number];

export const thresholdsSchema = z.object({
  preset: z.enum(presetNames),
  /** How people are counted: by account, or (where the input names none) by conversation alone. */
  counting: z.enum(['accounts', 'conversations']),
  /** Least number of different accounts behind a cluster or parent. Zero when counting conversations alone. */
  minAccounts: z.number().int().min(0),
  /** Least number of conversations in a cluster or parent. */
  minConversations: z.number().int().min(1),
  /** Least number of different accounts behind a cell of a facet table, and behind its complement. */
  minCellAccounts: z.number().int().min(0),
  /** Least number of conversations in a cell of a facet table, and in its complement. */
  minCellConversations: z.number().int().min(1),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

export const presets: Readonly<Record<PresetName, Thresholds>> = {
  local: {
    preset: 'local',
    counting: 'accounts',
    minAccounts: 5,
    minConversations: 10,
    minCellAccounts: 3,
    minCellConversations: 5,
  },
  internal: {
    preset: 'internal',
    counting: 'accounts',
    minAccounts: 25,
    minConversations: 50,
    minCellAccounts: 5,
    minCellConversations: 15,
  },
  published: {
    preset: 'published',
    counting: 'accounts',
    minAccounts: 250,
    minConversations: 500,
    minCellAccounts: 5,
    minCellConversations: 15,
  },
};

/** How much a group weighs: the number of its conversations and of the different accounts behind them. */
export interface Support {
  readonly conversations: number;
  readonly accounts: number;
}

/** The number *t* of different accounts (conversations, where no accounts are counted) behind every published word. */
export function wordSupport(thresholds: Thresholds): number {
  return thresholds.counting === 'accounts' ? thresholds.minCellAccounts : thresholds.minCellConversations;
}

export function meetsClusterThresholds(support: Support, thresholds: Thresholds): boolean {
  return support.conversations >= thresholds.minConversations && support.accounts >= thresholds.minAccounts;
}

export function meetsCellThresholds(support: Support, thresholds: Thresholds): boolean {
  return support.conversations >= thresholds.minCellConversations && support.accounts >= thresholds.minCellAccounts;
}
