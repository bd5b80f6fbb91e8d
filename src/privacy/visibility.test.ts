import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type WriteRelease, writeRelease } from '../insights/release/write-release.ts';
import { syntheticInput } from '../testing/privacy/synthetic-input.ts';
import { gate, type ReleaseContent } from './gate.ts';
import { Private, Public } from './visibility.ts';

const secret = 'zyxsecret';
const box = new Private({ text: secret });
const refusal = expect.objectContaining({ code: 'PRIVATE_VALUE_WRITTEN' }) as Error;

describe('a private value', () => {
  it.each<[string, () => unknown]>([
    ['JSON', () => JSON.stringify(box)],
    ['JSON of what holds it', () => JSON.stringify({ deep: [box] })],
    ['String', () => String(box)],
    ['a template', () => `${box}`],
    ['concatenation', () => 'x'.concat(box as unknown as string)],
    ['a number', () => Number(box)],
    ['joining', () => [box].join()],
  ])('refuses to become text: %s', (_, write) => {
    expect(write).toThrow(refusal);
  });

  it.each<[string, () => unknown]>([
    ['inspection', () => inspect(box, { depth: null, showHidden: true })],
    ['spreading', () => JSON.stringify({ ...box })],
    ['its entries', () => JSON.stringify(Object.entries(box))],
    ['a structured clone', () => inspect(structuredClone(box), { depth: null, showHidden: true })],
    ['serialisation', () => serialize(box).toString('latin1')],
    ['a copy', () => JSON.stringify(Object.assign({}, box))],
  ])('shows nothing in %s', (_, look) => {
    expect(look()).not.toContain(secret);
  });

  it('opens for code that stays private', () => {
    expect(box.open().text).toBe(secret);
  });

  it('says nothing of its content when it refuses', () => {
    try {
      String(box);
    } catch (error) {
      expect(inspect(error)).not.toContain(secret);
    }
  });
});

describe('a public value', () => {
  it('is frozen to its depth, also below what was frozen before', () => {
    const value = Public.byGate({ rows: Object.freeze([{ cells: [1] }]) }).value;
    expect(() => Object.assign(value, { more: 1 })).toThrow(TypeError);
    expect(() => (value.rows[0] as { cells: number[] }).cells.push(2)).toThrow(TypeError);
  });

  it('comes frozen from the gate', () => {
    const chosen = { seed: 1, conversations: 200, accounts: 90, bases: 4, branching: 2, facets: [3], unevenness: 1 };
    const { value } = gate(new Private(syntheticInput(chosen))).release;
    expect(() => Object.assign(value.clusters.total, { accounts: 1 })).toThrow(TypeError);
    expect(() => (value.facets as unknown[]).push({})).toThrow(TypeError);
  });
});

describe('the types', () => {
  it('keep what is private from the writer of releases', () => {
    const rest = {} as Omit<WriteRelease, 'release'>;
    const content = {} as ReleaseContent;
    const never = (): unknown => {
      // @ts-expect-error a private value is not a public one
      writeRelease({ ...rest, release: new Private(content) });
      // @ts-expect-error nor is a bare one
      writeRelease({ ...rest, release: content });
      // @ts-expect-error nor one that is made to look like it
      writeRelease({ ...rest, release: { value: content } });
      // @ts-expect-error nobody but the gate makes one
      return new Public(content);
    };
    expect(never).toBeTypeOf('function');
    expectTypeOf<Private<ReleaseContent>>().not.toExtend<Public<ReleaseContent>>();
    expectTypeOf<Public<ReleaseContent>>().not.toExtend<ReleaseContent>();
  });
});
