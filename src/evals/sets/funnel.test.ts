import { describe, expect, test } from 'vitest';
import { type FunnelStage, funnelSchema } from './funnel.ts';

const stages: readonly FunnelStage[] = [
  { name: 'generated', kept: 100 },
  { name: 'parsed', kept: 90, dropped: { 'no statement': 8, repeated: 2 } },
  { name: 'balanced', kept: 80, dropped: { 'label has enough': 10 } },
];

describe('a funnel', () => {
  test('accounts for every item', () => {
    const funnel = { stages, labels: { Yes: 40, No: 40 } };
    expect(funnelSchema.parse(funnel)).toEqual(funnel);
  });

  test('may tell what became of that which items are about', () => {
    const funnel = { origins: [{ of: 'titles', stages }], stages };
    expect(funnelSchema.parse(funnel)).toEqual(funnel);
    const losing = {
      of: 'titles',
      stages: [
        { name: 'given', kept: 3 },
        { name: 'tidied', kept: 2 },
      ],
    };
    expect(JSON.stringify(funnelSchema.safeParse({ ...funnel, origins: [losing] }).error?.issues)).toContain('drops 0');
  });

  test.each([
    ['that loses items', { stages: stages.with(1, { name: 'parsed', kept: 90, dropped: { repeated: 2 } }) }, 'drops 2'],
    ['with labels of other items', { stages, labels: { Yes: 40, No: 41 } }, '81 items'],
    ['without a stage', { stages: [] }, 'stages'],
    ['with parts of items', { stages: [{ name: 'generated', kept: 1.5 }] }, 'kept'],
  ])('%s is refused', (_, funnel, named) => {
    expect(JSON.stringify(funnelSchema.safeParse(funnel).error?.issues)).toContain(named);
  });
});
