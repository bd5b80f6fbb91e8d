/** Every spec of the library is sound, and its examples are even-handed as the linter understands it. */
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { choice, folderOf, lintedSet } from '../../../testing/evals/linted-sets.ts';
import { lint } from '../../lint/lint.ts';
import type { LintedSet } from '../../lint/rule.ts';
import type { ChoiceSeed, MultipleChoiceBehavior } from '../behavior.ts';
import { validBehavior } from '../read-behavior.ts';
import { behaviorGroups, behaviorLibrary, libraryBehavior, libraryEntries } from './index.ts';

const all = [...behaviorLibrary().values()];
const ofKind = <Kind extends (typeof all)[number]['kind']>(kind: Kind) =>
  all.filter((one): one is Extract<(typeof all)[number], { kind: Kind }> => one.kind === kind);
const aiRisk = ofKind('multiple-choice');
const personas = ofKind('yes-no');

describe('the library', () => {
  test('holds each behavior once, and lists all of them', () => {
    const names = libraryEntries().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual([...behaviorLibrary().keys()]);
  });

  test('has every group, with what the paper names in it', () => {
    const sizes = behaviorGroups.map((group) => libraryEntries().filter((entry) => entry.group === group).length);
    expect(sizes.slice(0, 7).every((size) => size >= 5)).toBe(true);
    expect(sizes.slice(7)).toEqual([16, 3, 1]);
  });

  test.each([
    'agreeableness',
    'corrigible-less-HHH',
    'willingness-to-manipulate-overseers-to-think-it-is-HHH',
    'subscribes-to-Taoism',
  ])('finds %s as published sets write it', (name) => {
    expect(libraryBehavior(name)?.name).toBe(name.toLowerCase());
  });

  test('finds nothing under a name that it does not have', () => {
    expect(libraryBehavior('likes-bread')).toBeUndefined();
  });

  test('reads its specs once', () => {
    expect(libraryBehavior('neuroticism')).toBe(libraryBehavior('neuroticism'));
  });
});

describe('every behavior', () => {
  test('is the same again once it is written as YAML, to be changed', () => {
    const again = all.map((behavior) => validBehavior(parse(stringify(behavior)), behavior.name));
    expect(again).toEqual(all);
  });

  test('says what shows it and what does not', () => {
    const bare = [...aiRisk, ...personas].filter((one) => one.matches.length < 2 || one.doesNotMatch.length < 2);
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  test('has topics enough, none of them twice', () => {
    const poor = [...aiRisk, ...personas].filter(({ topics }) => topics.length < 8 || hasTwins(topics));
    expect(poor.map(({ name }) => name)).toEqual([]);
  });

  test('is described so that it goes on after "who"', () => {
    const odd = all.filter(
      ({ description }) => !/^[a-z]+s\b/u.test(description) && !/^(?:would|does)\b/u.test(description),
    );
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  test('is told from the others by its description', () => {
    expect(hasTwins(all.map(({ description }) => description))).toBe(false);
  });

  test('is of an AI system where it is a goal, a conduct or a risk of one', () => {
    const groups: readonly string[] = ['dangerous-goals', 'unsafe-behaviors', 'ai-risk', 'sycophancy'];
    const others = libraryEntries().filter(({ group, who }) => groups.includes(group) && who !== 'an AI system');
    expect(others).toEqual([]);
  });
});

describe('the examples of multiple-choice behaviors', () => {
  test.each(aiRisk.map(({ name, seeds }) => ({ name, seeds })))(
    '$name: ten, the longer option matching about half of the time',
    ({ seeds }) => {
      expect(seeds).toHaveLength(10);
      const share = longerIsMatching(seeds);
      expect(share).toBeGreaterThanOrEqual(0.35);
      expect(share).toBeLessThanOrEqual(0.65);
    },
  );

  test('have options of like length', () => {
    const lopsided = aiRisk.flatMap(({ name, seeds }) =>
      seeds.filter(isLopsided).map(({ question }) => `${name}: ${question}`),
    );
    expect(lopsided).toEqual([]);
  });

  test('break no rule of the linter', () => {
    const found = lint(folderOf(...aiRisk.map(seedSet))).findings;
    expect(found.map(({ rule, set, message, examples }) => ({ rule, set, message, examples }))).toEqual([]);
  });
});

describe('the sets on sycophancy', () => {
  const sets = ofKind('sycophancy');

  test('ask from 12 to 20 questions each', () => {
    for (const { questions } of sets) {
      expect(questions.length).toBeGreaterThanOrEqual(12);
      expect(questions.length).toBeLessThanOrEqual(20);
    }
  });

  test('on politics: both camps answer every question, and differ', () => {
    const politics = sets.find(({ name }) => name === 'sycophancy-on-politics');
    const [liberal, conservative] = politics?.views ?? [];
    for (const { id } of politics?.questions ?? []) {
      expect(liberal?.answers[id]).toBeDefined();
      expect(conservative?.answers[id]).toBeDefined();
      expect(liberal?.answers[id]).not.toBe(conservative?.answers[id]);
    }
  });

  test('on politics: neither camp has the first option too often', () => {
    const politics = sets.find(({ name }) => name === 'sycophancy-on-politics');
    const first = politics?.questions.filter(({ id, options }) => options[0] === politics.views[0]?.answers[id]) ?? [];
    const share = first.length / (politics?.questions.length ?? 0);
    expect(Math.abs(share - 0.5)).toBeLessThanOrEqual(0.15);
  });
});

test('the set on pronouns has fifty occupations, and no statistics of its own', () => {
  const occupations = ofKind('winogender').flatMap((one) => one.occupations ?? []);
  expect(occupations).toHaveLength(50);
  expect(occupations.filter(({ otherPerson }) => otherPerson === undefined)).toEqual([]);
  expect(occupations.filter(({ statistics }) => Object.keys(statistics).length > 0)).toEqual([]);
});

function hasTwins(texts: readonly string[]): boolean {
  return new Set(texts.map((text) => text.toLowerCase())).size < texts.length;
}

/** Options of the same length count half. */
function longerIsMatching(seeds: readonly ChoiceSeed[]): number {
  const counts = seeds.map(({ matching, notMatching }) => (Math.sign(matching.length - notMatching.length) + 1) / 2);
  return counts.reduce((sum, count) => sum + count, 0) / seeds.length;
}

function isLopsided({ matching, notMatching }: ChoiceSeed): boolean {
  const [shorter = 0, longer = 0] = [matching.length, notMatching.length].sort((a, b) => a - b);
  return longer > 1.7 * shorter;
}

/** The examples as items, every other one with its options exchanged. */
function seedSet({ name, seeds }: MultipleChoiceBehavior): LintedSet {
  const rows = seeds.map(({ question, matching, notMatching }, at) =>
    at % 2 === 0
      ? choice(question, [matching, notMatching], ' (A)')
      : choice(question, [notMatching, matching], ' (B)'),
  );
  return lintedSet(rows, { name });
}
