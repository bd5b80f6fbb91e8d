/** The same made-up run as it is decided on under several thresholds. */
import type { GateFacet, GateInput, GateLevel } from '../../privacy/gate-input.ts';
import { type Thresholds, wordSupport } from '../../privacy/thresholds.ts';

/**
 * One input for each level, weakest first, with those before it as the presets below. Some clusters lose their name from
 * level to level.
 *
 * @param coarser whether labels are joined from level to level, as rare ones are
 */
export function underLevels(input: GateInput, ladder: readonly Thresholds[], coarser = true): GateInput[] {
  const levels = ladder.map((thresholds, height): GateLevel => {
    const lost = (id: string): boolean => id.charCodeAt(id.length - 1) % 11 < height;
    return {
      thresholds,
      names: new Map(
        [...input.names].map(([id, name]) => [
          id,
          lost(id) && typeof name === 'object' && name !== null
            ? { ...name, support: wordSupport(thresholds) - 1 }
            : name,
        ]),
      ),
      facets: coarser ? input.facets.map((facet) => joined(facet, height)) : input.facets,
    };
  });
  return levels.map((level, height) => ({ ...input, ...level, weaker: levels.slice(0, height) }));
}

/** The last values become one. */
function joined(facet: GateFacet, height: number): GateFacet {
  const labels = [...new Set(facet.values)].filter((label) => label !== null).sort();
  const kept = new Set(labels.slice(0, Math.max(1, labels.length - (height === 0 ? 0 : height + 1))));
  const label = (value: string | null): string | null => (value === null || kept.has(value) ? value : 'other');
  const order = facet.labels === null ? null : [...facet.labels.filter((one) => kept.has(one)), 'other'];
  return { ...facet, labels: order, values: facet.values.map(label) };
}
