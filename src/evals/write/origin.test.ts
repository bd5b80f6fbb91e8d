import fc from 'fast-check';
import { expect, test } from 'vitest';
import { funnelSchema } from '../sets/funnel.ts';
import { type Origin, onlyOnce, originFunnels } from './origin.ts';

const steps = { sources: ['figures', 'tidied'], names: ['sound', 'distinct'] };
const kind = { sources: 'titles', names: 'occupations', steps };

const reason = fc.constantFrom('a', 'b');
const nameless = fc.record({
  name: fc.constant(''),
  dropped: fc.record({ step: fc.constantFrom(...steps.sources), reason }),
});
const named = fc.record({
  name: fc.constantFrom('cook', 'Cook!', 'baker'),
  dropped: fc.option(fc.record({ step: fc.constant('sound'), reason })),
});
/** Each source gives none, or some. */
const anyOrigins = fc
  .array(fc.oneof(fc.tuple(nameless), fc.array(named, { minLength: 1, maxLength: 4 })), { maxLength: 20 })
  .map((sources) => sources.flatMap((all, at) => all.map((one): Origin => ({ source: `title ${at}`, ...one }))));

test('every source and every name is kept, or dropped at one step', () => {
  fc.assert(
    fc.property(anyOrigins, (found) => {
      const seen = new Set<string>();
      const origins = found.map((origin) => onlyOnce(origin, seen));
      const funnels = originFunnels(origins, kind);
      const { origins: read } = funnelSchema.parse({ origins: funnels, stages: [{ name: 'generated', kept: 0 }] });
      expect(read?.map(({ of }) => of)).toEqual(['titles', 'occupations']);
      const kept = origins.filter(({ dropped }) => dropped === null);
      expect(read?.[1]?.stages.at(-1)?.kept).toBe(kept.length);
      expect(read?.[0]?.stages[0]?.kept).toBe(new Set(origins.map(({ source }) => source)).size);
      expect(kept.length).toBe(seen.size);
      expect(kept.length).toBeLessThanOrEqual(2);
    }),
  );
});
