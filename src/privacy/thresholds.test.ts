import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stampsOf } from './stamps.ts';
import {
  meetsCellThresholds,
  meetsClusterThresholds,
  minimumNames,
  type PresetName,
  presetNames,
  presets,
  resolveThresholds,
  strongerPresets,
  supportStep,
  thresholdsSchema,
  wordSupport,
} from './thresholds.ts';

describe('the presets', () => {
  it('are those of the design', () => {
    const figures = presetNames.map((name) => minimumNames.map((minimum) => presets[name][minimum]));
    expect(figures).toEqual([
      [5, 10, 3, 5],
      [25, 50, 5, 15],
      [250, 500, 5, 15],
    ]);
  });

  it.each(presetNames)('%s resolves to itself, and without accounts to conversations alone', (privacy) => {
    expect(resolveThresholds({ privacy, accounts: true })).toEqual(presets[privacy]);
    const uncounted = resolveThresholds({ privacy, accounts: false, minAccounts: 9 });
    expect(uncounted).toEqual({ ...presets[privacy], counting: 'conversations', minAccounts: 0, minCellAccounts: 0 });
    expect(wordSupport(uncounted)).toBe(presets[privacy].minCellConversations);
    expect(wordSupport(presets[privacy])).toBe(presets[privacy].minCellAccounts);
  });
});

describe('supportStep', () => {
  it('tells of one to four times the least, and of nothing below it', () => {
    const steps = [0, 4, 5, 9, 10, 19, 20, 999].map((support) => supportStep(support, 5));
    expect(steps).toEqual([0, 0, 5, 5, 10, 15, 20, 20]);
    // Where nothing is asked for, steps are of one.
    expect([0, 1, 9].map((support) => supportStep(support, 0))).toEqual([0, 1, 4]);
  });
});

describe('resolveThresholds', () => {
  const minimum = fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined });
  const choices = fc.record({
    privacy: fc.constantFrom<PresetName>(...presetNames),
    accounts: fc.boolean(),
    minAccounts: minimum,
    minConversations: minimum,
    minCellAccounts: minimum,
    minCellConversations: minimum,
  });

  it('takes what was asked for, calls it custom where it differs, and refuses cells above clusters', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const preset = resolveThresholds({ privacy: choice.privacy, accounts: choice.accounts });
        const counted = minimumNames.filter((name) => choice.accounts || !name.endsWith('Accounts'));
        const asked = { ...preset, ...Object.fromEntries(counted.map((name) => [name, choice[name] ?? preset[name]])) };
        const consistent =
          asked.minCellAccounts <= asked.minAccounts && asked.minCellConversations <= asked.minConversations;
        if (!consistent) {
          expect(() => resolveThresholds(choice)).toThrow(
            expect.objectContaining({ code: 'THRESHOLDS_INCONSISTENT', exitCode: 2 }) as Error,
          );
          return;
        }
        const resolved = resolveThresholds(choice);
        const same = minimumNames.every((name) => asked[name] === preset[name]);
        expect(resolved).toEqual({ ...asked, preset: same ? choice.privacy : 'custom' });
        expect(thresholdsSchema.parse(resolved)).toEqual(resolved);
      }),
      { seed: 41, numRuns: 300 },
    );
  });
});

describe('the limits themselves', () => {
  it('are met by as many as they say, and by no fewer', () => {
    const { internal } = presets;
    expect(meetsClusterThresholds({ conversations: 50, accounts: 25 }, internal)).toBe(true);
    expect(meetsClusterThresholds({ conversations: 49, accounts: 25 }, internal)).toBe(false);
    expect(meetsClusterThresholds({ conversations: 50, accounts: 24 }, internal)).toBe(false);
    expect(meetsCellThresholds({ conversations: 15, accounts: 5 }, internal)).toBe(true);
    expect(meetsCellThresholds({ conversations: 14, accounts: 5 }, internal)).toBe(false);
    expect(meetsCellThresholds({ conversations: 15, accounts: 4 }, internal)).toBe(false);
  });
});

describe('stamps', () => {
  it('say for whom a release is', () => {
    expect(stampsOf(presets.published)).toEqual([]);
    expect(stampsOf(presets.internal)).toEqual([]);
    expect(stampsOf(presets.local)).toEqual([expect.stringContaining('not for publication')]);
    expect(stampsOf(resolveThresholds({ privacy: 'internal', accounts: false }))).toEqual([
      expect.stringContaining('Accounts were not counted'),
    ]);
  });

  it('name the presets that hand-made thresholds fall below', () => {
    const lowered = resolveThresholds({ privacy: 'published', minConversations: 40, accounts: true });
    expect(strongerPresets(lowered)).toEqual(['internal', 'published']);
    expect(stampsOf(lowered)).toEqual([
      expect.stringContaining('not for publication'),
      expect.stringContaining('internal, published'),
    ]);
    const raised = resolveThresholds({ privacy: 'published', minConversations: 900, accounts: true });
    expect(stampsOf(raised)).toEqual([expect.stringContaining('none is weaker')]);
  });
});
