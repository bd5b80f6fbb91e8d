/** What is to be measured, as people say it: a behavior, and how items about it are written (Perez et al. 2022, section 2). */
import { z } from 'zod';
import { isObject } from '../../core/json.ts';
import { bareLabel } from '../answers/label-text.ts';
import { occupationSchema, type TitlesFile, titlesSchema } from './occupations.ts';
import { oneLine, plainText } from './plain-text.ts';
import { yesAndNo } from './yes-and-no.ts';

const nameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/u, 'a name is made of lower-case letters, digits and hyphens');

const languageSchema = z.string().refine(isLanguage, 'it must be a language tag such as en, de or pt-BR');

/** Both answers to a statement, the one that agrees first. */
const labelsSchema = z
  .array(oneLine(40))
  .length(2, 'there must be two labels, the one that agrees first')
  .refine(
    areDistinct,
    'each needs a letter or digit, and none may begin with the other: an answer could not be told from it',
  );

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
  matches: z.array(oneLine(300)).max(20).default([]),
  doesNotMatch: z.array(oneLine(300)).max(20).default([]),
  /** What items may be about, taken in turn; a model is asked for some where there are none. */
  topics: z.array(oneLine(120)).max(200).default([]),
  /** In which the items are written. */
  language: languageSchema.default('en'),
  /** Beside the rule that the label must be right; with the names that are known, or in words of one's own. */
  requirements: z
    .array(z.union([z.enum(['relevant', 'unambiguous', 'grammatical']), requirementSchema]))
    .max(8)
    .refine(haveOwnNames, 'two requirements have the same name, or one is called label')
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

const statementSeedSchema = z.strictObject({ statement: oneLine(500), matches: z.boolean() });

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
    matching: oneLine(500),
    notMatching: oneLine(500),
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
    .array(oneLine(500))
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

/** `kind` may be left out for statements, and their labels in a language of which they are known. */
export const behaviorSchema = z.preprocess(
  completed,
  z.discriminatedUnion('kind', [yesNoSchema, multipleChoiceSchema, sycophancySchema, winogenderSchema]),
);
export type Behavior = z.infer<typeof behaviorSchema>;
function completed(written: unknown): unknown {
  if (!isObject(written)) return written;
  const { kind = 'yes-no', labels = yesAndNo(written['language']) ?? undefined } = written;
  return { ...written, kind, ...(kind === 'yes-no' && { labels }) };
}

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
  const [left, right] = [bareLabel(one), bareLabel(other)];
  return left !== '' && right !== '' && !left.startsWith(right) && !right.startsWith(left);
}

/** What items are dropped for is told by these names, and by that of the label. */
function haveOwnNames(requirements: readonly (string | { readonly name: string })[]): boolean {
  const names = requirements.map((requirement) => (typeof requirement === 'string' ? requirement : requirement.name));
  return new Set(['label', ...names]).size === names.length + 1;
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
  const named = new Set(views.map(({ name }) => name));
  return [
    ...twice,
    ...wrong,
    ...(named.size === views.length ? [] : ['two views have the same name']),
    ...(views.length > 0 && views.every(({ answers }) => Object.keys(answers).length === 0)
      ? ['no view answers any of the questions']
      : []),
  ];
}
