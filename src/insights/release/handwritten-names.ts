import { usageError } from '../../core/errors.ts';
import type { GateInput, GateName } from '../../privacy/gate-input.ts';
import type { EditedCluster } from '../records.ts';

type Names = GateInput['names'];

/**
 * A person's name takes the place of one that is there: a cluster of which nothing may be said, or whose name the auditor
 * did not let pass, gets none by it.
 *
 * @throws AppError `EDITS_NAME_TAKEN` where another cluster has that name
 */
export function withHandwritten(names: Names, edited: readonly EditedCluster[]): Names {
  const all = new Map(names);
  for (const { id, name } of edited) {
    const given = names.get(id);
    if (name !== null && isGiven(given)) all.set(id, { ...given, name, byHand: true });
  }
  refuseTwins(all);
  return all;
}

function isGiven(name: ReturnType<Names['get']>): name is GateName {
  return name !== null && name !== undefined && name !== 'failed-audit';
}

function refuseTwins(names: Names): void {
  const byHand = new Set<string>();
  const entries = [...names.values()].filter(isGiven).sort((left, right) => byHandFirst(left) - byHandFirst(right));
  for (const { name, byHand: isByHand } of entries) {
    const key = name.toLowerCase();
    if (byHand.has(key)) throw taken();
    if (isByHand === true) byHand.add(key);
  }
}

function byHandFirst({ byHand }: GateName): number {
  return byHand === true ? 0 : 1;
}

function taken(): Error {
  return usageError(
    'EDITS_NAME_TAKEN',
    'A name in the edits is that of another cluster as well.',
    'Choose other words in edits.yaml, so that readers can tell the two apart, and run the same command again.',
  );
}
