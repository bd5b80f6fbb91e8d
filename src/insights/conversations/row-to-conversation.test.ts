import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyedHash } from '../../core/hash.ts';
import { recordsOf } from '../../testing/format-contract.ts';
import { accountAt, flatFields, MAX_DEPTH, MAX_FIELDS, MAX_LIST, MAX_NAME, MAX_VALUE } from './flat-fields.ts';
import { formatNamed } from './formats/index.ts';
import { type ConversionOptions, createConverter } from './row-to-conversation.ts';

const secret = new Uint8Array(32).fill(7);

function convert(row: Record<string, unknown>, options: Partial<ConversionOptions> = {}, format = 'simple') {
  const [read] = recordsOf(formatNamed(format), row);
  if (read === undefined || typeof read === 'string') throw new Error(read);
  return createConverter({ secret, ...options })(read, row);
}

describe('the account', () => {
  test.each([
    ['user_id', 'simple', { user_id: 'Ann', account: 'Bob', text: 'x' }],
    ['user_id', 'openai', { user: 'Bob', user_id: 'Ann', messages: [{ role: 'user', content: 'x' }] }],
    ['metadata.user_id', 'openai', { metadata: { user_id: 'Ann' }, messages: [{ role: 'user', content: 'x' }] }],
    ['meta.who.id', 'simple', { text: 'x', user_id: 'Bob', meta: { who: { id: 'Ann', age: 4 } } }],
    ['meta.who', 'simple', { text: 'x', 'meta.who': ' Ann ' }],
    ['a.b.c', 'simple', { text: 'x', a: {}, 'a.b': { c: 'Ann' } }],
    ['id', 'simple', { text: 'x', id: 'Ann', user_id: 'Bob' }],
  ])('is the field %s of a row in %s, and is kept nowhere as it was written', (accountField, format, row) => {
    const { conversation } = convert(row, { accountField }, format);
    expect(conversation.account).toBe(keyedHash(secret, 'Ann'));
    expect(JSON.stringify(conversation)).not.toMatch(/Ann|Bob/u);
  });

  test('is not kept where accounts are not counted, by whatever name', () => {
    const row = { text: 'x', user_id: 'Ann', meta: { who: 'Ann', plan: 'pro' } };
    const { conversation, accountOrder } = convert(row, { secret: null, accountField: 'meta.who' });
    expect(conversation).toEqual({
      id: conversation.id,
      messages: conversation.messages,
      fields: { 'meta.plan': 'pro' },
    });
    expect(accountOrder).toBe('');
  });

  test('is absent where the field is, holds an object, or belongs to the prototype', () => {
    for (const accountField of [
      'nobody',
      'meta',
      'meta.plan.x',
      '__proto__',
      'constructor.name',
      'toString',
      '',
      '.',
    ]) {
      const { conversation } = convert({ text: 'x', user_id: 'Ann', meta: { plan: 'pro' } }, { accountField });
      expect(conversation).not.toHaveProperty('account');
    }
    expect(accountAt(JSON.parse('{"__proto__":{"a":"x"}}'), '__proto__.a')).toBe('x');
  });

  test('an object that is named as the account leaves no field behind', () => {
    const { conversation } = convert({ text: 'x', who: { id: 'Ann', mail: 'a@b' } }, { accountField: 'who' });
    expect(conversation.fields).toEqual({});
  });

  test('that is also the id of the row is no id: what one account says is not one conversation', () => {
    const [first, second] = ['one', 'two'].map((text) => convert({ id: 'Ann', user_id: 'Ann', text }));
    expect(first?.ownId).toBe(false);
    expect(first?.conversation.id).not.toBe(second?.conversation.id);
  });
});

describe('the id', () => {
  test('is that of the row; a long or broken one is hashed, so that different ones stay different', () => {
    expect(convert({ id: ' c-1 ', text: 'x' }).conversation.id).toBe('c-1');
    const odd = ['\ud800', '\udfff', 'x'.repeat(10_000), 'x'.repeat(10_001)];
    const ids = odd.map((id) => convert({ id, text: 'x' }).conversation.id);
    expect(new Set(ids).size).toBe(odd.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/u);
  });

  test('is made of the content where there is none, and betrays neither account nor secret', () => {
    const row = { text: 'x', timestamp: '2026-03-08', meta: { a: 1, b: 2 } };
    const { id } = convert(row).conversation;
    expect(convert({ meta: { b: 2, a: 1 }, timestamp: '2026-03-08T00:00Z', text: 'x' }).conversation.id).toBe(id);
    expect(convert({ ...row, user_id: 'Ann' }, { secret: new Uint8Array(32) }).conversation.id).toBe(id);
    for (const other of [{ text: 'y' }, { timestamp: '2026-03-09' }, { meta: { a: 1 } }])
      expect(convert({ ...row, ...other }).conversation.id).not.toBe(id);
  });
});

test('text is well formed, control characters stay', () => {
  const { messages } = convert({ text: 'a\ud800b\u0000' }).conversation;
  expect(messages).toEqual([{ role: 'user', text: 'a\ufffdb\u0000' }]);
});

describe('fields', () => {
  test('are flat, sorted and scalar; lists of scalars are joined', () => {
    const rest = { z: 1, meta: { plan: 'pro', deep: { er: true } }, tags: ['b', 'a', 3], none: null, list: [{}, 1] };
    expect(Object.entries(flatFields(rest, undefined))).toEqual([
      ['meta.deep.er', true],
      ['meta.plan', 'pro'],
      ['tags', '3, a, b'],
      ['z', 1],
    ]);
  });

  test('a name that is written twice, nested and with dots, has its first value', () => {
    expect(flatFields({ 'a.b': 1, a: { b: 2 } }, undefined)).toEqual({ 'a.b': 1 });
  });

  test('members named as those of prototypes stay members', () => {
    const fields = flatFields(JSON.parse('{"__proto__":{"x":1},"constructor":2}'), undefined);
    expect(JSON.stringify(fields)).toBe('{"__proto__.x":1,"constructor":2}');
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });

  test('have limits: number, depth, length of names, values and lists', () => {
    const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index]));
    expect(Object.keys(flatFields(wide, undefined))).toHaveLength(MAX_FIELDS);
    const deep = { a: { a: { a: { a: { a: 1 }, b: 1 } } } };
    expect(Object.keys(flatFields(deep, undefined))).toEqual([
      Array(MAX_DEPTH - 1)
        .fill('a')
        .concat('b')
        .join('.'),
    ]);
    expect(flatFields({ ['n'.repeat(MAX_NAME + 1)]: 1 }, undefined)).toEqual({});
    const { value } = flatFields({ value: `${'v'.repeat(MAX_VALUE - 1)}👍` }, undefined);
    expect(value).toBe(`${'v'.repeat(MAX_VALUE - 1)}\ufffd`);
    expect(flatFields({ embedding: Array(MAX_LIST + 1).fill(0.1) }, undefined)).toEqual({});
  });

  test('whatever is given, what comes out is bounded and of the known kinds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (rest, accountField) => {
        const fields = Object.entries(flatFields(rest, accountField));
        for (const [name, value] of fields) {
          expect(name).not.toBe(accountField);
          expect(['string', 'number', 'boolean']).toContain(typeof value);
        }
        expect(fields.map(([name]) => name)).toEqual(fields.map(([name]) => name).sort(byName));
      }),
    );
  });
});

/** Objects list names that are whole numbers first. */
function byName(left: string, right: string): number {
  const [one, other] = [left, right].map((name) => (/^(?:0|[1-9]\d{0,8})$/u.test(name) ? Number(name) : Infinity));
  if (one !== other) return (one as number) - (other as number);
  return left < right ? -1 : 1;
}
