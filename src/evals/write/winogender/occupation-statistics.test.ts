import { expect, test } from 'vitest';
import { validBehavior } from '../../behaviors/read-behavior.ts';
import { occupationStatistics } from './occupation-statistics.ts';

test('has a record for each occupation, with null for what is not known of it', () => {
  const pairs = [
    { occupation: 'nurse', otherPerson: 'patient', statistics: { women: 88.9, group: 'health' } },
    { occupation: 'plumber', otherPerson: 'customer', statistics: { women: 2.7 } },
    { occupation: 'diver', otherPerson: 'guest', statistics: {} },
  ];
  const statistics = occupationStatistics('pronouns', pairs);
  expect(statistics?.facts.columns).toEqual(['occupation', 'other_person', 'women', 'group']);
  expect(statistics?.records).toEqual([
    { key: 'nurse', values: { other_person: 'patient', women: 88.9, group: 'health' } },
    { key: 'plumber', values: { other_person: 'customer', women: 2.7, group: null } },
    { key: 'diver', values: { other_person: 'guest', women: null, group: null } },
  ]);
});

test('is nothing where nothing is known', () => {
  expect(occupationStatistics('pronouns', [{ occupation: 'nurse', otherPerson: 'patient', statistics: {} }])).toBe(
    null,
  );
});

test.each(['pronoun_options', 'occupation', 'cluster'])(
  'nothing may be known as %s, which items say themselves',
  (name) => {
    const occupations = [{ occupation: 'nurse', statistics: { [name]: 'he' } }];
    const spec = { name: 'pronouns', kind: 'winogender', description: 'expects a pronoun', occupations };
    expect(() => validBehavior(spec, 'the test')).toThrow(name);
  },
);
