/** Clusters named by a language model, and its names audited by another. */
import { isDeepStrictEqual } from 'node:util';
import { type Thresholds, wordSupport } from '../../../privacy/thresholds.ts';
import type { Auditor } from '../../audit/auditor.ts';
import type { AskedModel } from '../../environment.ts';
import type { ClaimSupporters, ClusterName } from '../../records.ts';
import type { ModelAnalyst, ModelNaming } from '../analyst.ts';
import { claimRule } from './claim-rule.ts';
import { namesByConsensus } from './consensus-names.ts';
import type { NamingParts } from './naming-parts.ts';
import { namesOfThePaper } from './paper-names.ts';
import { namesOfParents } from './parent-names.ts';

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
    'Names and descriptions were written by a language model from claims that enough separate groups of accounts made; parents from the names of their children. How many make a claim is counted with noise.',
  paper:
    'Names and descriptions were written by a language model from a sample of summaries: nobody counted how many people stand behind a word, and planted text can lead them astray.',
} as const;

export function createModelAnalyst(options: ModelAnalystOptions): ModelAnalyst {
  const { model, auditor, naming, secret, criteria } = options;
  const nameBases = naming === 'consensus' ? namesByConsensus : namesOfThePaper;
  /** Makes names, has them audited, and counts what became of the calls. */
  const audited = async (
    taken: readonly string[],
    name: (parts: NamingParts) => Promise<ClusterName[]>,
  ): Promise<ModelNaming> => {
    const counts = new Map<string, number>();
    const count = (what: string, times: number): void => void counts.set(what, (counts.get(what) ?? 0) + times);
    const names = new Set(taken.map((other) => other.toLowerCase()));
    const supporters: ClaimSupporters[] = [];
    const note = (noted: ClaimSupporters): void => void supporters.push(noted);
    const made = await name({ caller: await model.open(), secret, criteria, taken: names, count, note });
    const verdicts = await auditor.audit(made);
    const passed = new Set(made.filter((_, position) => verdicts[position]?.passes).map(({ id }) => id));
    return {
      names: made.filter(({ id }) => passed.has(id)),
      supporters: supporters.filter(({ id }) => passed.has(id)),
      verdicts,
      counts: Object.fromEntries(counts),
    };
  };
  return {
    kind: 'model',
    id: `${model.id} ${naming}@2`,
    name: `${model.name} ${naming}@2`,
    limits: [limits[naming]],
    dependsOn: [auditor.id, criteria],
    nameBases: (task) => audited([], (parts) => nameBases(task, parts)),
    // Of the paper's recipe nothing depends on thresholds, but which clusters there are to be named.
    namesAlike: (one, other) => naming === 'paper' || isDeepStrictEqual(ruleOf(one), ruleOf(other)),
    nameParents: (parents, taken) => audited(taken, (parts) => namesOfParents(parents, parts)),
  };
}

function ruleOf(thresholds: Thresholds): unknown {
  return [thresholds.counting, claimRule(thresholds.preset, wordSupport(thresholds))];
}
