/** The parts into which the rows of a run fall: its base clusters, and the rows that lie in none. */
import type { WithheldReason } from '../public-records/release.ts';
import type { GateInput, GateName } from './gate-input.ts';
import { type Group, groupOf, supportOf } from './group.ts';
import { meetsClusterThresholds, type Support, type Thresholds, wordSupport } from './thresholds.ts';

export interface BaseGroup {
  /** Null for the rows that lie in no base cluster. */
  readonly id: string | null;
  readonly rows: readonly number[];
  readonly group: Group;
  /** Why it may not be shown, were it alone; null where it may. */
  readonly reason: WithheldReason | null;
}

export function baseGroups(input: GateInput, accounts: Int32Array): BaseGroup[] {
  const clusters = input.nodes.filter((node) => node.children.length === 0);
  const groups = clusters.map((node): BaseGroup => {
    const rows = input.members.get(node.id) ?? [];
    const group = groupOf(rows, accounts);
    return { id: node.id, rows, group, reason: reasonToWithhold(supportOf(group), input.names.get(node.id), input) };
  });
  const rest = rowsOutside(groups, accounts.length);
  if (rest.length === 0) return groups;
  return [...groups, { id: null, rows: rest, group: groupOf(rest, accounts), reason: 'not-clustered' }];
}

function rowsOutside(groups: readonly BaseGroup[], rows: number): number[] {
  const clustered = new Uint8Array(rows);
  for (const { rows: members } of groups) for (const row of members) clustered[row] = (clustered[row] ?? 0) + 1;
  if (clustered.some((times) => times > 1)) throw new Error('A row lies in two base clusters.');
  return [...clustered.keys()].filter((row) => clustered[row] === 0);
}

/** Why a cluster or parent of this support may not be shown by itself; null where it may. */
export function reasonToWithhold(
  support: Support,
  name: GateName | 'failed-audit' | null | undefined,
  { thresholds }: Pick<GateInput, 'thresholds'>,
): WithheldReason | null {
  if (support.conversations < thresholds.minConversations) return 'too-few-conversations';
  if (!meetsClusterThresholds(support, thresholds)) return 'too-few-accounts';
  if (name === 'failed-audit') return name;
  return isName(name, thresholds) ? null : 'no-name';
}

function isName(name: GateName | null | undefined, thresholds: Thresholds): name is GateName {
  return name !== null && name !== undefined && name.name !== '' && name.support >= wordSupport(thresholds);
}
