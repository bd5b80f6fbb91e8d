import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createRandom } from '../../core/random.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import { obeying } from './obeying.ts';
import { instanceOf } from './schema-instance.ts';

const words = ['my', 'router', 'drops', 'the', 'connection'];
const instance = (schema: z.ZodType, seed = 1): unknown => instanceOf(jsonSchemaOf(schema), words, createRandom(seed));

const name = fc.stringMatching(/^[a-z]{1,8}$/u);
const span = fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 0, max: 9 }));
const leaf: fc.Arbitrary<z.ZodType> = fc.oneof(
  fc.constantFrom(
    z.boolean(),
    z.null(),
    z.int(),
    z.number(),
    z.number().gt(3).lt(4),
    z.number().gt(3).lt(5),
    z.number().multipleOf(0.5).min(0.3),
    z.string(),
    z.string().length(30),
    z.iso.date(),
    z.iso.datetime(),
    z.email(),
    z.url(),
    z.uuid(),
    z.literal('only'),
    z.unknown(),
  ),
  span.map(([least, more]) =>
    z
      .int()
      .min(least)
      .max(least + more),
  ),
  span.map(([least, more]) =>
    z
      .number()
      .min(least)
      .max(least + more / 4),
  ),
  span.map(([, more]) =>
    z
      .string()
      .min(more * 3)
      .max(more * 4),
  ),
  fc.uniqueArray(name, { minLength: 1 }).map((values) => z.enum(values)),
);
const { schema: anySchema } = fc.letrec<{ schema: z.ZodType }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.dictionary(name, tie('schema'), { maxKeys: 4 }).map((shape) => z.strictObject(shape)),
    tie('schema').map((item) => z.array(item)),
    tie('schema').map((item) => z.array(item).min(2).max(3)),
    tie('schema').map((item) => z.array(item).max(0)),
    tie('schema').map((item) => item.nullable()),
    tie('schema').map((item) => z.record(z.string(), item)),
    tie('schema').map((item) => z.record(z.enum(['a', 'b']), item)),
    fc.tuple(tie('schema'), tie('schema')).map(([one, other]) => z.tuple([one, other])),
    fc.tuple(tie('schema'), tie('schema')).map(([one, other]) => z.union([one, other])),
  ),
}));

describe('an instance of a schema', () => {
  test('is one, whatever the schema', () => {
    fc.assert(
      fc.property(anySchema, fc.integer(), (schema, seed) => {
        const value = instance(schema, seed);
        expect(schema.safeParse(value).error?.issues ?? []).toEqual([]);
        expect(instance(schema, seed)).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  test('is still one when it is bent to what somebody wants to read', () => {
    const wanted = fc.oneof(
      name,
      fc.string(),
      fc.constantFrom('true', 'false', '3.5', '-4', '2000', '1e9', 'a', 'only'),
    );
    fc.assert(
      fc.property(anySchema, wanted, (schema, want) => {
        const bent = obeying(instance(schema), jsonSchemaOf(schema), want);
        expect(schema.safeParse(bent).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('ends where the schema holds itself', () => {
    interface Tree {
      readonly name: string;
      readonly first: Tree | null;
      readonly children: readonly Tree[];
    }
    const tree: z.ZodType<Tree> = z.lazy(() =>
      z.strictObject({ name: z.string(), first: tree.nullable(), children: z.array(tree) }),
    );
    expect(tree.safeParse(instance(tree)).success).toBe(true);
    expect(z.strictObject({ tree }).safeParse(instance(z.strictObject({ tree }))).success).toBe(true);
  });

  test('is made of the words, and differs from seed to seed', () => {
    const texts = Array.from({ length: 20 }, (_, seed) => String(instance(z.string(), seed)));
    for (const text of texts) expect(words.join(' ')).toContain(text);
    expect(new Set(texts).size).toBeGreaterThan(2);
    const rating = z.int().min(1).max(5);
    expect(new Set(Array.from({ length: 50 }, (_, seed) => instance(rating, seed))).size).toBe(5);
  });
});
