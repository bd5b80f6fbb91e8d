import { expect, test } from 'vitest';
import { facetFor, fieldCounter, VALUES_COUNTED } from './preview-fields.ts';

test('fields are counted with their different values, up to a limit; those of few rows have no name', () => {
  const counter = fieldCounter();
  for (let row = 0; row < 2 * VALUES_COUNTED; row++) {
    const fields = { id: row, plan: row % 2 === 0 ? 'free' : 'pro', ...(row === 0 && { rare: true }) };
    counter.add({ id: String(row), fields });
  }
  expect(counter.report()).toEqual({
    fields: [
      { name: 'id', conversations: 2000, values: VALUES_COUNTED, numbers: true },
      { name: 'plan', conversations: 2000, values: 2, numbers: false },
    ],
    rareFields: 1,
  });
});

test('one conversation over many rows gives away no name', () => {
  const counter = fieldCounter();
  for (let row = 0; row < 300; row++) {
    counter.add({ id: `id ${row}`, fields: { plan: 'free', ...(row < 5 && { beta: true }) } });
  }
  for (let row = 0; row < 50; row++) counter.add({ id: 'id 8', fields: { 'meta.someone@example.com': row } });
  const { fields, rareFields } = counter.report();
  expect([fields.map(({ name }) => name), rareFields]).toEqual([['plan', 'beta'], 1]);
});

test('one account gives away no name, however much it has written', () => {
  const counter = fieldCounter();
  for (let row = 0; row < 300; row++) {
    const account = row < 100 ? 'heavy' : `account ${row}`;
    counter.add({ id: `id ${row}`, account, fields: { plan: 'free', ...(row < 104 && { 'meta.someone': row }) } });
  }
  counter.add({ id: 'of nobody', fields: { 'meta.someone': 1 } });
  expect(counter.report()).toMatchObject({ fields: [{ name: 'plan' }, { name: 'meta.someone' }], rareFields: 0 });
  const alone = fieldCounter();
  for (let row = 0; row < 300; row++) {
    const account = row < 100 ? 'heavy' : `account ${row}`;
    alone.add({ id: `id ${row}`, account, fields: { plan: 'free', ...(row < 103 && { 'meta.someone': row }) } });
  }
  alone.add({ id: 'of nobody', fields: { 'meta.someone': 1 } });
  expect(alone.report()).toMatchObject({ fields: [{ name: 'plan' }], rareFields: 1 });
});

test.each([
  [{ name: 'meta.plan', conversations: 100, values: 3, numbers: false }, 'meta.plan'],
  [{ name: 'plan', conversations: 100, values: 3, numbers: false }, { field: 'plan' }],
  [
    { name: 'score', conversations: 100, values: 90, numbers: true },
    { field: 'score', kind: 'number' },
  ],
  // A name or an id of each, the same of all, and what hardly anybody has, say nothing about groups.
  [{ name: 'title', conversations: 100, values: 90, numbers: false }, null],
  [{ name: 'source', conversations: 100, values: 1, numbers: false }, null],
  [{ name: 'note', conversations: 4, values: 3, numbers: false }, null],
])('%j is offered as %j', (field, facet) => {
  expect(facetFor(field)).toEqual(facet);
});
