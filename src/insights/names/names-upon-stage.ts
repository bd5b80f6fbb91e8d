import type { Stage } from '../../runner/stage.ts';
import type { ModelNaming } from '../analyst/analyst.ts';
import { type InsightsEnvironment, modelAnalystOf } from '../environment.ts';
import { type Outputs, readBaseNames, readBaseVerdicts, readSupporters } from '../stage-outputs.ts';
import { fingerprintOf, readerOf, type WeakerNaming } from '../weaker-naming.ts';
import { largeClusters, namesOf, writtenNaming } from './base-names-stage.ts';

/**
 * Names of the base clusters that a stronger release may show: of those that have one under weaker thresholds. Where the same
 * is asked of their words, the names stay what they are, and nobody is asked.
 */
export function namesUpon(weaker: WeakerNaming): Stage<InsightsEnvironment> {
  return {
    name: 'names',
    version: 1,
    reads: ['facets', 'embeddings', 'clusters'],
    scope: 'whole',
    options: (environment) => {
      const { id, dependsOn } = modelAnalystOf(environment);
      return [fingerprintOf(weaker), id, dependsOn, environment.thresholds];
    },
    run: async (context) => {
      const before = readerOf(weaker, context);
      const named = readBaseNames(before);
      const asked = largeClusters(context).filter(({ id }) => named.has(id));
      const isAlike = modelAnalystOf(context.environment).namesAlike(weaker.thresholds, context.environment.thresholds);
      const naming = isAlike ? keptOf(new Set(asked.map(({ id }) => id)), before) : await namesOf(asked, context);
      return writtenNaming(naming, asked.length, context);
    },
  };
}

function keptOf(ids: ReadonlySet<string>, before: Outputs): ModelNaming {
  const isKept = ({ id }: { readonly id: string }): boolean => ids.has(id);
  return {
    names: [...readBaseNames(before).values()].filter(isKept),
    supporters: readSupporters(before).filter(isKept),
    verdicts: readBaseVerdicts(before).filter(isKept),
    counts: {},
  };
}
