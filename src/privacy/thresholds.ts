/** The presets of thresholds that decide what a release may show. */
import { z } from 'zod';
import { usageError } from '../core/errors.ts';

export const presetNames = ['local', 'internal', 'published'] as const;
export type PresetName = (typeof presetNames)[number];

export const thresholdsSchema = z.object({
  /** `custom` where any minimum was set by hand to another value than the preset's. */
  preset: z.enum([...presetNames, 'custom']),
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

export const minimumNames = ['minAccounts', 'minConversations', 'minCellAccounts', 'minCellConversations'] as const;
export type Minimums = Pick<Thresholds, (typeof minimumNames)[number]>;

export interface ThresholdChoice {
  readonly privacy: PresetName;
  readonly minAccounts?: number | undefined;
  readonly minConversations?: number | undefined;
  readonly minCellAccounts?: number | undefined;
  readonly minCellConversations?: number | undefined;
  /** False counts conversations alone: the minimums of accounts are then zero, whatever was asked for. */
  readonly accounts: boolean;
}

/**
 * The thresholds that a preset and the minimums set by hand come to.
 *
 * @throws AppError `THRESHOLDS_INCONSISTENT` where a cell would need more than the cluster that it is a part of.
 */
export function resolveThresholds(choice: ThresholdChoice): Thresholds {
  const preset = countedBy(presets[choice.privacy], choice.accounts);
  const asked: Minimums = {
    minAccounts: choice.minAccounts ?? preset.minAccounts,
    minConversations: choice.minConversations ?? preset.minConversations,
    minCellAccounts: choice.minCellAccounts ?? preset.minCellAccounts,
    minCellConversations: choice.minCellConversations ?? preset.minCellConversations,
  };
  const resolved = countedBy({ ...preset, ...asked }, choice.accounts);
  refuseInconsistent(resolved);
  const asPreset = minimumNames.every((name) => resolved[name] === preset[name]);
  return asPreset ? preset : { ...resolved, preset: 'custom' };
}

function countedBy(thresholds: Thresholds, accounts: boolean): Thresholds {
  if (accounts) return { ...thresholds, counting: 'accounts' };
  return { ...thresholds, counting: 'conversations', minAccounts: 0, minCellAccounts: 0 };
}

function refuseInconsistent(thresholds: Thresholds): void {
  const accounts = thresholds.minCellAccounts <= thresholds.minAccounts;
  if (accounts && thresholds.minCellConversations <= thresholds.minConversations) return;
  throw usageError(
    'THRESHOLDS_INCONSISTENT',
    'The thresholds of a cell are higher than those of a cluster, which holds its cells.',
    'Raise --min-accounts and --min-conversations to at least --min-cell-accounts and --min-cell-conversations.',
  );
}

/** The presets that ask for more than these thresholds do in any minimum that is counted, weakest first. */
export function strongerPresets(thresholds: Thresholds): PresetName[] {
  return presetNames.filter((name) => {
    const preset = countedBy(presets[name], thresholds.counting === 'accounts');
    return minimumNames.some((minimum) => thresholds[minimum] < preset[minimum]);
  });
}

/** The presets that are weaker than these thresholds, weakest first. */
export function presetsBelow(thresholds: Thresholds): Thresholds[] {
  return presetNames
    .map((name) => countedBy(presets[name], thresholds.counting === 'accounts'))
    .filter((preset) => isWeaker(preset, thresholds));
}

/** Whether thresholds ask for no more than others do in any minimum, and for less in one, counting alike. */
export function isWeaker(thresholds: Thresholds, others: Thresholds): boolean {
  return (
    thresholds.counting === others.counting &&
    minimumNames.every((minimum) => thresholds[minimum] <= others[minimum]) &&
    minimumNames.some((minimum) => thresholds[minimum] < others[minimum])
  );
}

/** How much a group weighs: the number of its conversations and of the different accounts behind them. */
export interface Support {
  readonly conversations: number;
  readonly accounts: number;
}

/** The number *t* of different accounts (conversations, where no accounts are counted) behind every published word. */
export function wordSupport(thresholds: Thresholds): number {
  return thresholds.counting === 'accounts' ? thresholds.minCellAccounts : thresholds.minCellConversations;
}

/** The support of a claim is told in so many steps: more would tell when one account comes or goes. */
const SUPPORT_STEPS = 4;

/** How much a claim is supported, as far as it may be told: one to four times the least. Below that, 0. */
export function supportStep(support: number, least: number): number {
  const step = Math.max(1, least);
  return step * Math.min(SUPPORT_STEPS, Math.floor(support / step));
}

export function meetsClusterThresholds(support: Support, thresholds: Thresholds): boolean {
  return support.conversations >= thresholds.minConversations && support.accounts >= thresholds.minAccounts;
}

export function meetsCellThresholds(support: Support, thresholds: Thresholds): boolean {
  return support.conversations >= thresholds.minCellConversations && support.accounts >= thresholds.minCellAccounts;
}
