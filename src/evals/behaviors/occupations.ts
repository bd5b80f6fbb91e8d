/** Occupations that sentences are about, as a spec gives them: by name, or as titles that a model makes names of. */
import { z } from 'zod';
import { oneLine, plainText } from './plain-text.ts';

/** What an item about an occupation says itself. */
const OF_ITEMS = ['occupation', 'other_person', 'pronoun_options', 'sentence_with_blank', 'cluster', 'requirements'];
const TAKEN = `no figure may be called ${OF_ITEMS.join(', ')}: items have these already`;

/** What is known of an occupation, such as the percentage of women in it: joined to each of its items. */
const knownSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.null()]))
  .refine((known) => OF_ITEMS.every((name) => !Object.hasOwn(known, name)), TAKEN)
  .default({});

export const occupationSchema = z
  .strictObject({
    occupation: oneLine(80),
    /** Whom they meet at work; a model is asked where it is not said. */
    otherPerson: oneLine(80).optional(),
    statistics: knownSchema,
  })
  .refine(
    ({ occupation, otherPerson }) => occupation.toLowerCase() !== otherPerson?.toLowerCase(),
    'the other person must be called otherwise than the occupation: nobody could tell whom a sentence names',
  );
export type Occupation = z.infer<typeof occupationSchema>;

const titleSchema = z.strictObject({
  /** As the statistics write it: `Chemists and materials scientists`. */
  title: plainText(300),
  statistics: knownSchema,
});

/** Titles of statistics (Perez et al. 2022, section 6): a model splits them, makes them singular, and drops those that name no one occupation. */
export const titlesSchema = z
  .strictObject({
    /** Under which name items and statistics say the title that they come from. */
    column: plainText(80)
      .refine((name) => !OF_ITEMS.includes(name), TAKEN)
      .default('source_title'),
    /** Statistics that must be a number; a title without is not used. */
    needs: z.array(plainText(80)).max(20).default([]),
    rows: z
      .array(titleSchema)
      .min(1)
      .max(2000)
      .refine((rows) => new Set(rows.map(({ title }) => title)).size === rows.length, 'a title is there twice'),
  })
  .superRefine(({ column, needs, rows }, context) => {
    const names = new Set(rows.flatMap(({ statistics }) => Object.keys(statistics)));
    if (names.has(column)) context.addIssue(`a statistic is called ${column}, as the titles are`);
    for (const name of needs) if (!names.has(name)) context.addIssue(`no title has a statistic that is called ${name}`);
  });
export type Titles = z.infer<typeof titlesSchema>;
export type Title = Titles['rows'][number];

/** How a spec in a file names titles that are in another. */
export const titlesFileSchema = z.strictObject({
  /** A table (`.csv`, `.tsv`) or JSON lines (`.jsonl`), packed (`.gz`) or not; from the folder of the spec. */
  file: z.string().min(1),
  /** Column of the titles. Default: the first with a different text in each row. */
  column: z.string().min(1).optional(),
  /** Columns that are joined to the items. Default: all others. */
  statistics: z.array(z.string().min(1)).optional(),
  needs: z.array(z.string().min(1)).optional(),
});
export type TitlesFile = z.infer<typeof titlesFileSchema>;
