import { describe, expect, test } from 'vitest';
import { computedFacets } from './computed/index.ts';
import { facetDefinitionSchema, parseFacets } from './definitions.ts';

const withCode = (code: string) => expect.objectContaining({ code, exitCode: 2 });

describe('parseFacets', () => {
  test('without a configuration: turns, length, language and time', () => {
    expect(parseFacets(undefined).map((facet) => facet.name)).toEqual(['turns', 'length', 'language', 'time']);
  });

  test('every built-in facet has a complete definition', () => {
    const definitions = parseFacets(computedFacets.map((facet) => facet.name));
    for (const definition of definitions) expect(facetDefinitionSchema.parse(definition)).toEqual(definition);
    expect(definitions).toHaveLength(computedFacets.length);
  });

  test('a dotted name is a field of the input', () => {
    expect(parseFacets(['meta.task_category'])).toEqual([
      { name: 'meta.task_category', title: 'Task category', kind: 'category', source: { field: 'meta.task_category' } },
    ]);
  });

  test('the kind follows from what is said about the values', () => {
    const kinds = parseFacets([
      { field: 'plan' },
      { field: 'score', bins: [1, 2] },
      { field: 'created', step: 'month' },
      { field: 'scores.toxicity', name: 'flagged', above: 0.8 },
      { name: 'day', source: { field: 'at' }, kind: 'time' },
    ]).map(({ name, kind }) => [name, kind]);
    expect(kinds).toEqual([
      ['plan', 'category'],
      ['score', 'number'],
      ['created', 'time'],
      ['flagged', 'category'],
      ['day', 'time'],
    ]);
  });

  test('a computed facet can be binned and named otherwise', () => {
    const [facet] = parseFacets([{ source: { computed: 'turns' }, name: 'depth', bins: [1, 5] }]);
    expect(facet).toEqual({
      name: 'depth',
      title: 'User turns',
      kind: 'number',
      source: { computed: 'turns' },
      bins: [1, 5],
    });
  });

  test('the request is always there: naming it changes nothing', () => {
    expect(parseFacets(['request', 'turns']).map((facet) => facet.name)).toEqual(['turns']);
  });

  test('an unknown name is refused with the names that exist', () => {
    expect(() => parseFacets(['langauge'])).toThrow(
      expect.objectContaining({
        code: 'FACET_UNKNOWN',
        hint: expect.stringContaining('request, turns, length, language'),
      }),
    );
  });

  test.each([
    [{ field: 'x', bins: [2, 1] }],
    [{ field: 'x', limit: 0 }],
    [{ field: 'x', name: '../x' }],
    [{ field: 'x', name: 'a..b' }],
    [{ name: 'x', source: { computed: 'mood' } }],
    [{ field: 'x', colour: 'red' }],
    [{ field: 'x', title: 'red \u001b[31m' }],
    [{ field: 'x', title: 'two\nlines' }],
    [{ field: 'x', title: 'turned \u202e' }],
    [{ source: { computed: 'turns' }, title: 'apart \u2066' }],
    [{ name: 'x' }],
    [7],
    [null],
    [['turns']],
  ])('refuses %j', (entry) => {
    expect(() => parseFacets([entry])).toThrow(withCode('FACET_INVALID'));
  });

  test('a title in any script can be used; one that cannot be is said by its place alone', () => {
    expect(parseFacets([{ field: 'x', title: 'שפה · لغة · 言語' }])[0]?.title).toBe('שפה · لغة · 言語');
    expect(() => parseFacets(['turns', { field: 'x', title: 'zyx\u0007' }])).toThrow(
      /^Facet 2 of the configuration cannot be used \(title: no control characters[^\p{Cc}]*\)\.$/u,
    );
  });

  test('two facets of one name are refused, whatever the case: their tables would be one file on some systems', () => {
    expect(() => parseFacets(['turns', 'turns'])).toThrow(withCode('FACET_TWICE'));
    expect(() => parseFacets(['turns', { field: 'x', name: 'Turns' }])).toThrow(withCode('FACET_TWICE'));
  });

  test('a question needs a model', () => {
    expect(() => parseFacets([{ name: 'mood', question: 'How is the mood?' }])).toThrow(withCode('FACET_NEEDS_MODEL'));
  });
});
