import { describe, expect, it } from 'vitest';
import { sampleEvalsPage } from '../../../src/testing/evals/sample-evals-page.ts';
import { answersTo, filteredItems, indexEvals, keptOf, ratesBySet } from './evals-index.ts';

const page = sampleEvalsPage({ seed: 3, sets: 2, items: 60, subjects: 2 });
const set = page.sets[0]!;
const all = { search: '', label: '', least: 0, cluster: null };

describe('sets and measurements', () => {
  it('are those of the names, else the first', () => {
    const index = indexEvals(page);
    expect(index.set('behavior-2')?.name).toBe('behavior-2');
    expect(index.set('elsewhere')?.name).toBe('behavior-1');
    expect(index.measurement('', '')?.name).toBe('measured');
    expect(indexEvals({ ...page, sets: [] }).set('')).toBeUndefined();
  });

  it('lead from a set to a measurement that asked it', () => {
    const [measured] = page.measurements;
    const { results } = measured!;
    const first = { ...measured!, name: 'first', results: { ...results, sets: results.sets.slice(0, 1) } };
    const index = indexEvals({ ...page, measurements: [first, measured!] });
    expect(index.measurement('', 'behavior-1')?.name).toBe('first');
    expect(index.measurement('', 'behavior-2')?.name).toBe('measured');
    expect(index.measurement('first', 'behavior-2')?.name).toBe('first');
  });

  it('know what was kept of what was written', () => {
    expect(keptOf(set)).toEqual({ written: 180, kept: 60 });
    expect(keptOf({ ...set, funnel: null })).toBeNull();
  });

  it('have a rate of each subject', () => {
    const rates = ratesBySet(page.measurements[0]!);
    expect(rates.get('behavior-1')?.get('model-2')?.matchRate?.value).toBeCloseTo(0.8);
  });
});

describe('items', () => {
  it('are left by every filter that they pass', () => {
    expect(filteredItems(set, all)).toHaveLength(60);
    const yes = filteredItems(set, { ...all, label: 'Yes' });
    expect(yes).toHaveLength(30);
    const sure = filteredItems(set, { ...all, label: 'Yes', least: 0.8, cluster: 0 });
    expect(sure.every((at) => yes.includes(at))).toBe(true);
    expect(sure.every((at) => (set.items?.[at]?.confidence ?? 0) >= 0.8 && at % 3 === 0)).toBe(true);
  });

  it('hold all words, in their text or an option, in any case', () => {
    const [first] = set.items!;
    const options: [string, string][] = [['A', 'Warm SOUP']];
    const with_ = { ...set, items: [{ ...first!, options }, ...set.items!.slice(1)] };
    expect(filteredItems(with_, { ...all, search: 'soup  somebody' })).toEqual([0]);
    expect(filteredItems(with_, { ...all, search: 'soup nobody' })).toEqual([]);
    const accented = { ...set, items: [{ ...first!, text: 'A Caf\u00e9 near by' }] };
    for (const search of ['cafe', 'CAF\u00c9', 'cafe\u0301'])
      expect(filteredItems(accented, { ...all, search })).toEqual([0]);
  });

  it('without a confidence are above none', () => {
    const unsure = { ...set, items: set.items!.map((item) => ({ ...item, confidence: null })) };
    expect(filteredItems(unsure, all)).toHaveLength(60);
    expect(filteredItems(unsure, { ...all, least: 0.05 })).toEqual([]);
  });

  it('have the answers of those that were asked', () => {
    expect(answersTo(page, 'behavior-1', 5).map(({ subject }) => subject)).toEqual(['model-1', 'model-2']);
    expect(answersTo(page, 'constructor', 5)).toEqual([]);
    const untold = { ...page, measurements: page.measurements.map((one) => ({ ...one, answers: null })) };
    expect(answersTo(untold, 'behavior-1', 5)).toEqual([]);
  });
});
