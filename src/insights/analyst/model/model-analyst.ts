/** Clusters named by a language model: base clusters first, then each parent from the children that may be shown. */
import type { Auditor } from '../../audit/auditor.ts';
import type { AskedModel } from '../../environment.ts';
import type { AuditVerdict, ClusterName } from '../../records.ts';
import type { Analyst, ClusterToName, NamingTask } from '../analyst.ts';
import { namesByConsensus } from './consensus-names.ts';
import type { NamingParts } from './naming-parts.ts';
import { namesOfThePaper } from './paper-names.ts';
import { namesOfParents, type ParentToName } from './parent-names.ts';

export interface ModelAnalystOptions {
  readonly model: AskedModel;
  readonly auditor: Auditor;
  /** `consensus`: one account, one vote. `paper`: the plain recipe, for comparison. */
  readonly naming: 'consensus' | 'paper';
  readonly secret: Uint8Array;
  /** What a name has to be, where the clustered facet says so. */
  readonly criteria: string | null;
}

const limits = {
  consensus:
    'Names and descriptions were written by a language model from claims that enough separate groups of accounts made; parents from the names of their children.',
  paper:
    'Names and descriptions were written by a language model from a sample of summaries: nobody counted how many people stand behind a word, and planted text can lead them astray.',
} as const;

export function createModelAnalyst({ model, auditor, naming, secret, criteria }: ModelAnalystOptions): Analyst {
  const nameBases = naming === 'consensus' ? namesByConsensus : namesOfThePaper;
  return {
    id: `${model.id} ${naming}@1`,
    name: `${model.name} ${naming}@1`,
    limits: [limits[naming]],
    dependsOn: [auditor.id, criteria],
    nameClusters: async (task) => {
      const counts = new Map<string, number>();
      const parts: NamingParts = {
        caller: await model.open(),
        secret,
        criteria,
        taken: new Set(),
        count: (what, times) => counts.set(what, (counts.get(what) ?? 0) + times),
      };
      const passed = new Map<string, ClusterName>();
      const verdicts: AuditVerdict[] = [];
      const audited = async (names: readonly ClusterName[]): Promise<void> => {
        const judged = await auditor.audit(names);
        verdicts.push(...judged);
        names.forEach((name, position) => {
          if (judged[position]?.passes) passed.set(name.id, name);
        });
      };
      const levels = levelsOf(task.clusters.filter(({ id }) => task.mayBeShown(id)));
      for (const [level, clusters] of levels) {
        const names =
          level === 0
            ? await nameBases(clusters, task, parts)
            : await namesOfParents(parentsOf(clusters, task, passed), parts);
        await audited(names);
      }
      return {
        names: task.clusters.flatMap(({ id }) => passed.get(id) ?? []),
        verdicts,
        counts: Object.fromEntries(counts),
      };
    },
  };
}

/** From the base clusters up. */
function levelsOf(clusters: readonly ClusterToName[]): [number, ClusterToName[]][] {
  return [...Map.groupBy(clusters, ({ level }) => level)].sort(([left], [right]) => left - right);
}

function parentsOf(
  parents: readonly ClusterToName[],
  { clusters }: NamingTask,
  passed: ReadonlyMap<string, ClusterName>,
): ParentToName[] {
  const childrenOf = Map.groupBy(clusters, ({ parent }) => parent);
  return parents.flatMap(({ id }) => {
    const children = (childrenOf.get(id) ?? [])
      .toSorted((left, right) => right.members.length - left.members.length)
      .flatMap((child) => passed.get(child.id) ?? []);
    return children.length === 0 ? [] : [{ id, children }];
  });
}
