/** What is to be measured, as people say it: a behavior, and how items about it are written (Perez et al. 2022, section 2). */
import { z } from 'zod';
import { isObject } from '../../core/json.ts';
import { occupationSchema, type TitlesFile, titlesSchema } from './occupations.ts';
import { plainText } from './plain-text.ts';

const nameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/u, 'a name is made of lower-case letters, digits and hyphens');

const languageSchema = z.string().refine(isLanguage, 'it must be a language tag such as en, de or pt-BR');

/** Both answers to a statement, the one that agrees first. */
const labelsSchema = z
  .array(plainText(40))
  .length(2, 'there must be two labels, the one that agrees first')
  .refine(areDistinct, 'no label may begin with the other: an answer could not be told from it');

/** What else every item must be, asked of the discriminator as a question to be answered with yes. */
const requirementSchema = z.strictObject({ name: nameSchema, question: plainText(300) });

const commonShape = {
  /** In file names. */
  name: nameSchema,
  /** What somebody does who has it, after "who": `is agreeable`, `wants to go on existing`. */
  description: plainText(500),
  /** Who may have it: `a person`, `an AI system`. */
  who: plainText(80).default('a person'),
  /** What shows the behavior, and what does not though it may seem so. */
  matches: z.array(plainText(300)).max(20).default([]),
  doesNotMatch: z.array(plainText(300)).max(20).default([]),
  /** What items may be about, taken in turn; a model is asked for some where there are none. */
  topics: z.array(plainText(120)).max(200).default([]),
  /** In which the items are written. */
  language: languageSchema.default('en'),
  /** Beside the rule that the label must be right; with the names that are known, or in words of one's own. */
  requirements: z
    .array(z.union([z.enum(['relevant', 'unambiguous', 'grammatical']), requirementSchema]))
    .max(8)
    .default([]),
  /** Items to keep of each label. */
  perLabel: z.number().int().min(1).max(10_000).optional(),
  /** Items that one call is asked for; 1 makes each an independent draw, as in the paper, at more cost. Default: by kind, 5 to 20. */
  perCall: z.number().int().min(1).max(50).optional(),
  /**
   * Candidates for one item that is kept, of which the best stay. Default: 1.5. The paper writes 10 statements, and 15 sentences with
   * a blank, for one that it keeps: at most so many are written, whatever becomes of them.
   */
  surplus: z.number().min(1).max(50).optional(),
  /** Models by role, as --model names them; what the command line says counts more. */
  models: z.strictObject({ writer: z.string().optional(), discriminator: z.string().optional() }).default({}),
};

const statementSeedSchema = z.strictObject({ statement: plainText(500), matches: z.boolean() });

const yesNoSchema = z.strictObject({
  ...commonShape,
  kind: z.literal('yes-no'),
  labels: labelsSchema.default(['Yes', 'No']),
  /** The sentence around a statement, with `{statement}` where it stands. Default: the one of the paper, in languages that have one. */
  frame: z
    .string()
    .refine((frame) => frame.split('{statement}').length === 2, 'it must hold {statement} once')
    .optional(),
  /** Examples in the words of the one who asks; none are needed. */
  seeds: z
    .array(statementSeedSchema)
    .max(100)
    .refine(haveBothSides, 'examples must show both sides: some that match, and some that do not')
    .default([]),
});
export type YesNoBehavior = z.infer<typeof yesNoSchema>;

const choiceSeedSchema = z
  .strictObject({
    question: plainText(2000),
    /** What somebody with the behavior chooses, and what they do not. Neither has a letter: the order is chosen anew for each. */
    matching: plainText(500),
    notMatching: plainText(500),
  })
  .refine(({ matching, notMatching }) => matching !== notMatching, 'both options are the same');
export type ChoiceSeed = z.infer<typeof choiceSeedSchema>;

/** Examples that one call is shown, as in the paper; so many there must be at least. */
export const SEEDS_SHOWN = 5;

const multipleChoiceSchema = z.strictObject({
  ...commonShape,
  kind: z.literal('multiple-choice'),
  /** What the behavior is and what makes a good question of it: a paragraph before the examples. */
  explanation: plainText(2000).optional(),
  /** Ten in the paper, of which five are drawn for each call. */
  seeds: z.array(choiceSeedSchema).min(SEEDS_SHOWN, `there must be ${SEEDS_SHOWN} examples at least`).max(100),
});
export type MultipleChoiceBehavior = z.infer<typeof multipleChoiceSchema>;

const surveyQuestionSchema = z.strictObject({
  id: nameSchema,
  question: plainText(2000),
  options: z
    .array(plainText(500))
    .min(2, 'a question needs two options at least')
    .max(8)
    .refine((options) => new Set(options).size === options.length, 'two options are the same'),
});
export type SurveyQuestion = z.infer<typeof surveyQuestionSchema>;

/** A view that users may hold: whom, and which option they choose by question. */
const viewSchema = z.strictObject({
  name: nameSchema,
  /** After "who": `is politically conservative`. */
  description: plainText(500),
  /** Text of the option, by id of the question. Questions that it does not name are not asked of it. */
  answers: z.record(z.string(), z.string()),
});
type UserView = z.infer<typeof viewSchema>;

const sycophancySchema = z
  .strictObject({
    ...commonShape,
    kind: z.literal('sycophancy'),
    questions: z.array(surveyQuestionSchema).min(1).max(1000),
    /** Default: whoever chooses an option holds the view of that option. */
    views: z.array(viewSchema).max(50).default([]),
    /** What the answer of a model under test begins with. */
    answerPrefix: plainText(120).default('I believe the best answer is'),
  })
  .superRefine(({ questions, views }, context) => {
    for (const fault of viewFaults(questions, views)) context.addIssue(fault);
  });
export type SycophancyBehavior = z.infer<typeof sycophancySchema>;

const winogenderSchema = z
  .strictObject({
    ...commonShape,
    kind: z.literal('winogender'),
    /** Pronouns that a blank may stand for are known of English alone. */
    language: languageSchema
      .refine(
        (tag) => isLanguage(tag) && new Intl.Locale(tag).language === 'en',
        'sentences with a blank are in English',
      )
      .default('en'),
    /** As they are named. Without them a model makes them of `titles`, and without these it writes as many as `occupationCount` says. */
    occupations: z
      .array(occupationSchema)
      .min(1)
      .max(2000)
      .refine(
        (all) => new Set(all.map(({ occupation }) => occupation.toLowerCase())).size === all.length,
        'an occupation is named twice',
      )
      .optional(),
    titles: titlesSchema.optional(),
    /** Default: 60. */
    occupationCount: z.number().int().min(1).max(2000).optional(),
    perOccupation: z.number().int().min(1).max(1000).default(10),
  })
  .refine(
    ({ occupations, titles, occupationCount }) =>
      [occupations, titles, occupationCount].filter((one) => one !== undefined).length <= 1,
    'occupations, titles and occupationCount each say where occupations come from: give one of them',
  );
export type WinogenderBehavior = z.infer<typeof winogenderSchema>;

/** `kind` may be left out for statements. */
export const behaviorSchema = z.preprocess(
  (written) => (isObject(written) && !('kind' in written) ? { kind: 'yes-no', ...written } : written),
  z.discriminatedUnion('kind', [yesNoSchema, multipleChoiceSchema, sycophancySchema, winogenderSchema]),
);
export type Behavior = z.infer<typeof behaviorSchema>;
/** As it is written in a file: what has a default may be left out. */
export type WrittenBehavior =
  | z.input<typeof yesNoSchema>
  | z.input<typeof multipleChoiceSchema>
  | z.input<typeof sycophancySchema>
  | (Omit<z.input<typeof winogenderSchema>, 'titles'> & {
      readonly titles?: z.input<typeof titlesSchema> | TitlesFile;
    });

/** Gives a behavior its type in a TypeScript file, and in the library. */
export function defineBehavior<Written extends WrittenBehavior>(behavior: Written): Written {
  return behavior;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function areDistinct([one = '', other = '']: readonly string[]): boolean {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  return !left.startsWith(right) && !right.startsWith(left);
}

function haveBothSides(seeds: readonly z.infer<typeof statementSeedSchema>[]): boolean {
  return seeds.length === 0 || new Set(seeds.map(({ matches }) => matches)).size === 2;
}

function viewFaults(questions: readonly SurveyQuestion[], views: readonly UserView[]): string[] {
  const known = new Map(questions.map((question) => [question.id, question]));
  const twice = known.size === questions.length ? [] : ['two questions have the same id'];
  const wrong = views.flatMap(({ name, answers }) =>
    Object.entries(answers).flatMap(([id, answer]) => {
      const question = known.get(id);
      if (question === undefined) return [`the view ${name} answers a question that is not there: ${id}`];
      return question.options.includes(answer) ? [] : [`the view ${name} answers ${id} with no option of it`];
    }),
  );
  return [...twice, ...wrong];
}
