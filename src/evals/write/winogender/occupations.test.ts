/** The list of occupations, out of answers of all kinds. */
import { describe, expect, test } from 'vitest';
import type { LanguageModel } from '../../../models/language-model.ts';
import { quotedIn } from '../../../models/prompts/quote.ts';
import { openPlain, replyOf } from '../../../models/scripted/plain.ts';
import { testAsking } from '../../../testing/evals/test-asking.ts';
import { testCaller } from '../../../testing/test-caller.ts';
import type { WinogenderBehavior } from '../../behaviors/behavior.ts';
import { validBehavior } from '../../behaviors/read-behavior.ts';
import type { Discriminator } from '../../filter/discriminator.ts';
import { funnelSchema } from '../../sets/funnel.ts';
import { originFunnels } from '../origin.ts';
import { occupationsOf, originKindOf } from './occupations.ts';

const behaviorOf = (more: object): WinogenderBehavior =>
  validBehavior(
    { name: 'pronouns', kind: 'winogender', description: 'expects a pronoun', ...more },
    'the test',
  ) as WinogenderBehavior;

const REFUSED = 'refused';
type Said = readonly string[] | 'unspecific' | 'no occupation' | typeof REFUSED | 'nonsense';

/** Answers each title as it is told to, and notes which it was asked. */
function tidying(answers: Readonly<Record<string, Said>>, asked: string[] = []): LanguageModel {
  return {
    ...openPlain(),
    generate: async (request) => {
      const title = request.messages.flatMap(({ text }) => quotedIn(text))[0]?.text ?? '';
      asked.push(title);
      const said = answers[title] ?? [];
      if (said === REFUSED) return { ...replyOf(request, 'I would rather not.'), finish: 'refused' };
      if (said === 'nonsense') return replyOf(request, 'Here they are: 1. a');
      const answer =
        typeof said === 'string'
          ? { verdict: said, occupations: ['manager'] }
          : { verdict: 'occupations', occupations: said };
      return replyOf(request, JSON.stringify(answer));
    },
  };
}

/** Lets pass what it is told, says nothing of "blank", and notes what it was asked about. */
function judging(passing: readonly string[], asked: string[] = []): Discriminator {
  return {
    how: 'votes',
    callsFor: () => 1,
    probability: async ([question]) => {
      const quoted = question?.messages.flatMap(({ text }) => quotedIn(text)) ?? [];
      const name = quoted.find(({ name }) => name === 'occupation')?.text ?? '';
      asked.push(name);
      return name === 'blank' ? null : Number(passing.includes(name));
    },
  };
}

const row = (title: string, women: number | null = 50) => ({ title, statistics: { women } });

async function listed(behavior: WinogenderBehavior, model: LanguageModel, discriminator = judging([]), groups = 1e9) {
  const counts: Record<string, number> = {};
  const asking = await testAsking(await testCaller(model), {
    discriminator,
    groups,
    count: (what) => {
      counts[what] = (counts[what] ?? 0) + 1;
    },
  });
  const { occupations, origins } = await occupationsOf(behavior, asking);
  const kind = originKindOf(behavior);
  const funnels = origins === null || kind === null ? [] : originFunnels(origins, kind);
  const stages = [{ name: 'generated', kept: 0 }];
  expect(funnelSchema.parse({ origins: funnels, stages }).origins).toEqual(funnels);
  return { occupations, origins: origins ?? [], funnels, counts };
}

describe('titles', () => {
  test('are split and tidied, each name with the figures of its title', async () => {
    const titles = { column: 'BLS', rows: [row('Chemists and materials scientists', 39.2), row('Cooks', 42)] };
    const model = tidying({
      'Chemists and materials scientists': ['A chemist', 'Materials Scientist'],
      Cooks: ['cook'],
    });
    const { occupations, funnels } = await listed(behaviorOf({ titles }), model);
    expect(occupations).toEqual([
      { occupation: 'chemist', statistics: { women: 39.2, BLS: 'Chemists and materials scientists' } },
      { occupation: 'materials scientist', statistics: { women: 39.2, BLS: 'Chemists and materials scientists' } },
      { occupation: 'cook', statistics: { women: 42, BLS: 'Cooks' } },
    ]);
    expect(funnels.map(({ of, stages }) => [of, stages.map(({ kept }) => kept)])).toEqual([
      ['titles', [2, 2, 2]],
      ['occupations', [3, 3, 3, 3]],
    ]);
  });

  test('that give nothing are dropped, each for its reason; the others stay', async () => {
    const answers: Record<string, Said> = {
      'All other workers': 'unspecific',
      'Total, 16 years and over': 'no occupation',
      Bouncers: REFUSED,
      Dancers: 'nonsense',
      Roofers: [],
      Cooks: ['cook'],
    };
    const rows = [row('Nurses', null), ...Object.keys(answers).map((title) => row(title))];
    const asked: string[] = [];
    const behavior = behaviorOf({ titles: { needs: ['women'], rows } });
    const { occupations, origins, funnels, counts } = await listed(behavior, tidying(answers, asked));
    expect(occupations.map(({ occupation }) => occupation)).toEqual(['cook']);
    expect(asked).not.toContain('Nurses');
    expect(funnels[0]?.stages).toEqual([
      { name: 'given', kept: 7 },
      { name: 'figures', kept: 6, dropped: { 'no figure': 1 } },
      {
        name: 'tidied',
        kept: 1,
        dropped: { malformed: 1, 'no name': 1, 'no occupation': 1, refused: 1, unspecific: 1 },
      },
    ]);
    expect(origins).toHaveLength(7);
    expect(counts).toEqual({ 'titles.answered': 4, 'titles.refused': 1, 'titles.malformed': 1 });
  });

  test('that give the same occupation give it once, with the figures of the first', async () => {
    const answers = { 'Police officers': ['police officer'], 'Patrol officers': ['Police officer', 'patrol officer'] };
    const titles = { rows: [row('Police officers', 14), row('Patrol officers', 20)] };
    const { occupations, funnels } = await listed(
      behaviorOf({ titles }),
      tidying(answers),
      judging(['Police officer', 'police officer']),
    );
    expect(occupations.map(({ occupation, statistics }) => [occupation, statistics['women']])).toEqual([
      ['police officer', 14],
      ['patrol officer', 20],
    ]);
    expect(funnels[1]?.stages.at(-1)).toEqual({ name: 'distinct', kept: 2, dropped: { duplicate: 1 } });
  });

  test('have the discriminator asked for words that are not theirs, and lose what it does not find under them', async () => {
    const title = 'Refuse and recyclable material collectors';
    const answers = { [title]: ['refuse collector', 'garbage collector', 'astronaut', 'blank', 'dustman'] };
    const asked: string[] = [];
    const { occupations, origins } = await listed(
      behaviorOf({ titles: { rows: [row(title)] } }),
      tidying(answers),
      judging(['garbage collector'], asked),
    );
    expect(occupations.map(({ occupation }) => occupation)).toEqual(['refuse collector', 'garbage collector']);
    expect(asked).toEqual(['garbage collector', 'astronaut', 'blank']);
    expect(origins.map(({ name, dropped }) => [name, dropped?.step, dropped?.reason])).toEqual([
      ['refuse collector', undefined, undefined],
      ['garbage collector', undefined, undefined],
      ['astronaut', 'in the title', 'not in the title'],
      ['blank', 'in the title', 'no answer'],
      ['dustman', 'sound', 'says the sex'],
    ]);
  });

  test('are asked about one by one until there are enough, in the same words as for all', async () => {
    const rows = ['All others', 'Cooks', 'Bakers', 'Roofers', 'Tailors'].map((title) => row(title));
    const answers = {
      'All others': 'unspecific',
      Cooks: ['cook'],
      Bakers: ['baker'],
      Roofers: ['roofer'],
      Tailors: ['tailor'],
    } as const;
    const asked: string[] = [];
    const { occupations } = await listed(behaviorOf({ titles: { rows } }), tidying(answers, asked), judging([]), 2);
    expect(occupations.map(({ occupation }) => occupation)).toEqual(['cook', 'baker']);
    expect(asked).toEqual(['All others', 'Cooks', 'Bakers']);
  });

  test('of which nothing is left end it, with the reasons and no word of an answer', async () => {
    const titles = { rows: [row('Cooks'), row('Bakers')] };
    const all = listed(behaviorOf({ titles }), tidying({ Cooks: REFUSED, Bakers: ['astronaut'] }));
    await expect(all).rejects.toMatchObject({
      code: 'OCCUPATIONS_MISSING',
      exitCode: 2,
      message: 'No occupation is left of the titles; dropped: 1 refused, 1 not in the title.',
    });
  });
});

describe('a model', () => {
  const listing = (answer: (call: number) => readonly string[] | null): LanguageModel => {
    let calls = 0;
    return {
      ...openPlain(),
      generate: async (request) => {
        const names = answer(calls++);
        if (names === null) return { ...replyOf(request, 'No.'), finish: 'refused' };
        return replyOf(request, JSON.stringify({ occupations: names }));
      },
    };
  };

  test('writes as many as are wanted, and is asked again for what came twice or is none', async () => {
    const said = [
      ['cook', 'Cook', 'waitress', 'baker'],
      ['baker', 'roofer', 'tailor', 'tutor'],
    ];
    const { occupations, origins, funnels } = await listed(
      behaviorOf({ occupationCount: 4 }),
      listing((call) => said[call] ?? null),
    );
    expect(occupations.map(({ occupation }) => occupation)).toEqual(['cook', 'baker', 'roofer', 'tailor']);
    expect(origins).toHaveLength(8);
    expect(funnels).toEqual([
      {
        of: 'occupations',
        stages: [
          { name: 'named', kept: 8 },
          { name: 'sound', kept: 7, dropped: { 'says the sex': 1 } },
          { name: 'distinct', kept: 5, dropped: { duplicate: 2 } },
          { name: 'wanted', kept: 4, dropped: { enough: 1 } },
        ],
      },
    ]);
  });

  test('that knows no more is not asked for ever', async () => {
    let calls = 0;
    const { occupations } = await listed(
      behaviorOf({ occupationCount: 4 }),
      listing(() => {
        calls++;
        return ['cook'];
      }),
    );
    expect([occupations.length, calls]).toEqual([1, 5]);
  });

  test('that writes none ends it', async () => {
    const all = listed(
      behaviorOf({}),
      listing(() => null),
    );
    await expect(all).rejects.toMatchObject({ code: 'OCCUPATIONS_MISSING', exitCode: 2 });
  });
});

test('occupations of the spec are as they are', async () => {
  const occupations = [{ occupation: 'nurse', statistics: {} }];
  const made = await listed(behaviorOf({ occupations }), tidying({}));
  expect([made.occupations, made.funnels]).toEqual([occupations, []]);
});
