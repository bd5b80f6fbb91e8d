import { expect, test } from 'vitest';
import { exactly } from '../calls/estimate.ts';
import { completeSettings } from '../config/index.ts';
import type { InsightsEnvironment } from '../insights/environment.ts';
import { placeModel } from '../models/choose-model.ts';
import { openPlain } from '../models/scripted/plain.ts';
import { estimateNames } from './estimate-names.ts';

const plain = placeModel('scripted:plain', completeSettings({}));
const { capabilities } = openPlain();
const environment: Pick<InsightsEnvironment, 'k' | 'thresholds' | 'hierarchy'> = {
  k: 60,
  thresholds: { preset: 'internal' } as InsightsEnvironment['thresholds'],
  hierarchy: { top: 10, neighbourhood: 40, boundary: 3, categories: [], fixed: false },
};
const audits = (calls: number, done: readonly string[]) =>
  estimateNames({
    environment: environment as InsightsEnvironment,
    conversations: 6000,
    perAccount: Array<number>(1600).fill(4),
    texts: [],
    naming: 'consensus',
    analyst: plain,
    auditor: plain,
    capabilities,
    pace: exactly(1),
    used: new Map([['audit@1', { calls, timed: calls, milliseconds: calls }]]),
    done: new Set(done),
  }).audit;

test('audits of clusters that are done are not taken off those of the tree', () => {
  const { likely: all } = audits(0, []).estimate.calls;
  const { estimate, made } = audits(60, ['facets', 'embeddings', 'clusters', 'names']);
  expect([made, estimate.calls.likely]).toEqual([60, all - 60]);
  expect(estimate.calls.likely).toBeGreaterThan(0);
  expect(audits(60, ['names', 'hierarchy']).estimate.calls).toEqual(exactly(0));
});

test('audits that are under way are taken off all that are left', () => {
  const { likely: all } = audits(0, []).estimate.calls;
  expect(audits(20, []).estimate.calls.likely).toBeCloseTo(all - 20);
});
