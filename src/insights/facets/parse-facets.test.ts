import { describe, expect, test } from 'vitest';
import { computedFacets } from './computed/index.ts';
import { facetDefinitionSchema } from './definitions.ts';
import { parseFacets } from './parse-facets.ts';

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

  test.each([{ name: 'mood', question: 'How is the mood?' }, { asked: 'task' }, 'task', 'concerning'])(
    '%j needs a model',
    (entry) => {
      expect(() => parseFacets([entry])).toThrow(withCode('FACET_NEEDS_MODEL'));
    },
  );
});

describe('parseFacets with a model', () => {
  const parsed = (...written: unknown[]) => parseFacets(written, { asks: true });
  const byName = (...written: unknown[]) => Object.fromEntries(parsed(...written).map((facet) => [facet.name, facet]));

  test('without a configuration: the four of the paper, and what is computed', () => {
    const facets = parseFacets(undefined, { asks: true });
    expect(facets.map(({ name, kind }) => [name, kind])).toEqual([
      ['request', 'text'],
      ['task', 'text'],
      ['language', 'category'],
      ['concerning', 'category'],
      ['turns', 'number'],
      ['length', 'number'],
      ['time', 'time'],
    ]);
    for (const definition of facets) expect(facetDefinitionSchema.parse(definition)).toEqual(definition);
    expect(facets.filter(({ clustered }) => clustered).map(({ name }) => name)).toEqual(['request']);
  });

  test('clusters are made of the request unless another text is named', () => {
    expect(parsed('turns').map(({ name, clustered }) => [name, clustered])).toEqual([
      ['request', true],
      ['turns', undefined],
    ]);
    expect(parsed({ asked: 'task', title: 'Work', clustered: true })).toMatchObject([
      { name: 'task', title: 'Work', kind: 'text', clustered: true },
    ]);
    const other = { name: 'goal', question: 'What for?', clustered: true };
    expect(parsed(other).map(({ name }) => name)).toEqual(['goal']);
    expect(() => parsed(other, { asked: 'task', clustered: true })).toThrow(withCode('FACET_CLUSTERED'));
  });

  test('the kind of a question follows from its answers', () => {
    const { mood, frustration, age, topic } = byName(
      { name: 'mood', question: 'How is the mood?', values: ['happy', 'sad'] },
      { name: 'frustration', question: 'How frustrated is the user at the end?', scale: [1, 5] },
      { name: 'age', question: 'How old is the program, in years?', range: [0, 50], bins: [1, 5, 10] },
      { name: 'topic', question: 'What is it about?', criteria: 'A noun.' },
    );
    expect(mood).toMatchObject({ title: 'Mood', kind: 'category', order: ['happy', 'sad'] });
    expect(frustration).toMatchObject({ kind: 'category', order: ['1', '2', '3', '4', '5'] });
    expect(age).toMatchObject({ kind: 'number', bins: [1, 5, 10] });
    expect(topic).toMatchObject({ kind: 'text', source: { asked: { answer: 'text', criteria: 'A noun.' } } });
  });

  const question = 'What?';
  test.each([
    [{ question }, 'name'],
    [{ name: 'x', question, field: 'y' }, 'field'],
    [{ name: 'x', question, values: ['a', 'b'], scale: [1, 5] }, 'a range is for a number'],
    [{ name: 'x', question, scale: [1, 5], range: [1, 5] }, 'two words for one thing'],
    [{ name: 'x', question, scale: [5, 1] }, 'lower'],
    [{ name: 'x', question, scale: [1, 2.5] }, 'whole number'],
    [{ name: 'x', question, scale: [1, 100] }, 'steps'],
    [{ name: 'x', question, kind: 'category' }, 'a category needs values'],
    [{ name: 'x', question, kind: 'ordinal' }, 'an ordinal needs a scale'],
    [{ name: 'x', question, kind: 'text', values: ['a', 'b'] }, 'values are for a category'],
    [{ name: 'x', question, values: ['a', 'A'] }, 'two values are the same'],
    [{ name: 'x', question, values: ['a', 'Cannot tell'] }, 'an answer to every question'],
    [{ name: 'x', question, values: ['a', 'b'], examples: ['it is c'] }, 'an example'],
    [{ name: 'x', question, values: ['a', 'b'], clustered: true }, 'only a text can be clustered'],
    [{ name: 'x', question, values: ['a', 'b'], criteria: 'short' }, 'criteria are for a text'],
    [{ name: 'x', question, bins: [1, 2] }, 'bins are for a number'],
    [{ name: 'x', question: ' ' }, 'question'],
    [{ asked: 'mood' }, 'asked'],
    [{ asked: 'concerning', clustered: true }, 'only a text can be clustered'],
  ])('refuses %j', (entry, what) => {
    expect(() => parsed(entry)).toThrow(
      expect.objectContaining({ code: 'FACET_INVALID', exitCode: 2, message: expect.stringContaining(what) }),
    );
  });

  test('the request is asked beside another text that is clustered, where it is named', () => {
    const parsed = parseFacets(['request', { asked: 'task', clustered: true }], { asks: true });
    expect(parsed.map(({ name, clustered }) => [name, clustered === true])).toEqual([
      ['request', false],
      ['task', true],
    ]);
    expect(parseFacets([{ asked: 'task', clustered: true }], { asks: true }).map(({ name }) => name)).toEqual(['task']);
  });
});
