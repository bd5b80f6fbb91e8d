import { describe, expect, test } from 'vitest';
import { detectedLanguages } from '../../text/language.ts';
import { type FacetDefinition, isTableFacet } from './definitions.ts';
import { parseFacets } from './parse-facets.ts';
import { publicLabels } from './public-labels.ts';

function labelsOf(...written: readonly unknown[]) {
  return parseFacets(written, { asks: true })
    .filter(({ name }) => name !== 'request')
    .filter(isTableFacet)
    .map((definition) => publicLabels(definition));
}

describe('labels that follow from the definition alone', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['bins', { field: 'score', bins: [1, 2.5] }, ['under 1', '1 to 2.5', '2.5 or more', 'other', '(no value)']],
    ['turns', 'turns', ['under 1', '1', '2', '3-5', '6-10', '11-20', '21+', 'other', '(no value)']],
    ['yes or no', { field: 'score', above: 0.5 }, ['no', 'yes', 'other', '(no value)']],
    ['an order', { field: 'plan', order: ['free', 'other'] }, ['free', 'other', '(no value)']],
    [
      'values of a question',
      { name: 'tone', question: 'How?', values: ['calm', 'angry'] },
      ['calm', 'angry', 'other', '(no value)'],
    ],
    ['a scale', { name: 'hurry', question: 'How?', scale: [1, 3] }, ['1', '2', '3', 'other', '(no value)']],
  ])('%s', (_, written, labels) => {
    expect(labelsOf(written)[0]?.labels).toEqual(labels);
  });

  test('languages are those that can be told, detected or asked', () => {
    const [asked] = labelsOf('language');
    const [detected] = parseFacets(['language'])
      .filter(isTableFacet)
      .map((definition) => publicLabels(definition));
    expect(asked?.labels).toEqual(detected?.labels);
    expect(asked?.labels.length).toBe(detectedLanguages.length + 2);
    expect(['German', 'Klingon', null].map((value) => asked?.labelOf(value))).toEqual([
      'German',
      'other',
      '(no value)',
    ]);
  });

  test('weeks, months and years of a fixed span; a time without a step is counted by month', () => {
    const [week, time] = labelsOf('week', 'time');
    expect(week?.labelOf('2026-03-11T10:00:00.000Z')).toBe('2026-03-09 week');
    expect(time?.labelOf('2026-03-11T10:00:00.000Z')).toBe('2026-03');
    expect(time?.labelOf('1999-03-11T10:00:00.000Z')).toBe('other');
    expect(time?.labels.length).toBe(20 * 12 + 2);
    expect(week?.labels.length).toBeGreaterThan(1_040);
  });

  test('what the data would decide has none', () => {
    const open = [{ field: 'plan' }, { field: 'score', kind: 'number' }, { field: 'at', kind: 'time', step: 'day' }];
    expect(labelsOf(...open)).toEqual([null, null, null]);
  });

  test('every value has one of the labels', () => {
    const values = ['free', 'x', '', '2026-03-11T10:00:00.000Z', 'constructor', 0, -1e300, 7, null];
    const definitions: FacetDefinition[] = parseFacets([
      'turns',
      'language',
      'hour',
      'month',
      'week',
      { field: 'plan', order: ['free'] },
    ]);
    for (const definition of definitions.filter(isTableFacet)) {
      const known = publicLabels(definition);
      expect(values.every((value) => known?.labels.includes(known.labelOf(value)))).toBe(true);
    }
  });
});
