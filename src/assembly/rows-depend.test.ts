import { expect, test } from 'vitest';
import { APART_SINCE } from '../insights/conversations/conversations-stage.ts';
import { dependenceOf, ROWS_DEPEND } from './rows-depend.ts';

const read = (version: number) => [
  { name: 'conversations', version, key: '', counts: {}, seconds: 0, reused: false },
  { name: 'facets', version: 1, key: '', counts: {}, seconds: 0, reused: false },
];

test('a run of records that were joined depends on all that bear their ids', () => {
  const [first, ...others] = read(APART_SINCE);
  const stages = [{ ...(first as NonNullable<typeof first>), counts: { parts: 3 } }, ...others];
  expect(dependenceOf({ settings: {}, stages })).toBe('joined');
});

test.each([
  ['a run of all rows', {}, APART_SINCE, null],
  ['a run of all rows, with the setting noted as absent', { sample: null }, APART_SINCE, null],
  ['a sample', { sample: 100 }, APART_SINCE, 'sample'],
  ['a run that was made of a sample', { sample: null, [ROWS_DEPEND]: 'sample' }, APART_SINCE, 'sample'],
  ['a run that was read before ids were told apart', {}, APART_SINCE - 1, 'ids'],
  ['a run that was made of such a one', { [ROWS_DEPEND]: 'ids' }, APART_SINCE, 'ids'],
])('%s', (_, settings, version, expected) => {
  expect(dependenceOf({ settings, stages: read(version) })).toBe(expected);
});
