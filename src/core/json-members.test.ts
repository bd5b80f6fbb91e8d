import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenMembers } from './json-members.ts';

test('names the members in order, each as it is written', () => {
  expect(writtenMembers(' {"a" : 12.0,"b\\"":[1, {"c": "}"}] , "d":"\\u00e9\\\\"}  ')).toEqual([
    { name: 'a', text: '12.0' },
    { name: 'b"', text: '[1, {"c": "}"}]' },
    { name: 'd', text: '"\\u00e9\\\\"' },
  ]);
  expect(writtenMembers('{}')).toEqual([]);
});

test.each(['', '[1]', '"a"', '{"a":1', '{"a":1,"a":2}', '{a:1}', 'null'])('nothing of what is none: %s', (text) => {
  expect(writtenMembers(text)).toBe(null);
});

test('reads any object that is written in any way', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1, 2), (object, indent) => {
      const members = writtenMembers(JSON.stringify(object, null, indent));
      expect(members?.map(({ name, text }) => [name, JSON.parse(text)])).toEqual(
        Object.entries(JSON.parse(JSON.stringify(object))),
      );
    }),
  );
});
