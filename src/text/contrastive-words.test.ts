import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOddsScore, PRIOR_PEOPLE } from './contrastive-words.ts';

const usage = fc.nat(10_000).chain((people) => fc.record({ users: fc.nat(people), people: fc.constant(people) }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the log-odds score', () => {
  test('is as computed by hand', () => {
    const prior = PRIOR_PEOPLE * 0.2;
    const odds = (users: number, people: number) => Math.log((users + prior) / (people - users + PRIOR_PEOPLE - prior));
    const expected = (odds(30, 50) - odds(20, 200)) / Math.sqrt(1 / (30 + prior) + 1 / (20 + prior));
    expect(logOddsScore({ users: 30, people: 50 }, { users: 20, people: 200 }, 0.2)).toBeCloseTo(expected, 10);
  });

  test('is finite for all counts, and changes sign when both sides change places', () => {
    fc.assert(
      fc.property(usage, usage, share, (group, others, whole) => {
        const score = logOddsScore(group, others, whole);
        expect(Number.isFinite(score)).toBe(true);
        expect(logOddsScore(others, group, whole)).toBeCloseTo(-score, 8);
      }),
    );
  });

  test('grows with the users in the group, and trusts many people more than few', () => {
    const others = { users: 100, people: 1000 };
    const scores = [0, 1, 5, 20, 50].map((users) => logOddsScore({ users, people: 50 }, others, 0.1));
    expect(scores).toEqual(scores.toSorted((left, right) => left - right));
    const few = logOddsScore({ users: 2, people: 4 }, others, 0.1);
    expect(logOddsScore({ users: 200, people: 400 }, others, 0.1)).toBeGreaterThan(few);
  });
});
