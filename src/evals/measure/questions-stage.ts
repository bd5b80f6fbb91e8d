import { z } from 'zod';
import { createRandom, shuffled } from '../../core/random.ts';
import type { Stage } from '../../runner/stage.ts';
import type { MeasureEnvironment } from './environment.ts';

/** Which subject is asked about which item. */
export const questionSchema = z.strictObject({ set: z.string(), subject: z.string(), item: z.string() });
type Question = z.infer<typeof questionSchema>;

/** Items that are asked together: what a killed run may have to look up again. */
const ITEMS = 500;

/** What is to be asked, in parts: of a part all is of one subject and one set. Where asking may be left, a set is one part, in an order drawn at random. */
export const questionsStage: Stage<MeasureEnvironment> = {
  name: 'questions',
  version: 1,
  reads: [],
  scope: 'whole',
  options: ({ sets, subjects, stopsWhenSure, seed }) => [
    sets.map(({ facts }) => [facts.name, facts.hash]),
    subjects.map(({ subject }) => subject.name),
    stopsWhenSure,
    stopsWhenSure ? seed : null,
  ],
  run: async ({ environment, store }) => {
    const { sets, subjects, stopsWhenSure, seed } = environment;
    const parts = sets.flatMap(({ facts, items }) => {
      const ids = items.map(({ id }) => id);
      const size = stopsWhenSure ? ids.length : ITEMS;
      const order = stopsWhenSure ? shuffled(createRandom(`${seed}/${facts.name}/order`), ids) : ids;
      return Array.from({ length: Math.ceil(ids.length / size) }, (_, at) =>
        order.slice(at * size, (at + 1) * size),
      ).flatMap((some) =>
        subjects.map(({ subject }) => some.map((item): Question => ({ set: facts.name, subject: subject.name, item }))),
      );
    });
    return {
      shards: { questions: parts.map((part) => store.writeRecords('questions', part)) },
      counts: { questions: parts.reduce((sum, part) => sum + part.length, 0) },
    };
  },
};
