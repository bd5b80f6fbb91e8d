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
    subjects.map(({ subject, variant }) => [
      subject.name,
      variant && sets.map((set) => variant.items(set).map(({ id }) => id)),
    ]),
    stopsWhenSure,
    stopsWhenSure ? seed : null,
  ],
  run: async ({ environment, store }) => {
    const { sets, subjects, stopsWhenSure, seed } = environment;
    const parts = sets.flatMap((set) =>
      subjects.flatMap(({ subject, variant }) => {
        const isLeft = stopsWhenSure && variant === undefined;
        const ids = (variant?.items(set) ?? set.items).map(({ id }) => id);
        const order = isLeft ? shuffled(createRandom(`${seed}/${set.facts.name}/order`), ids) : ids;
        const own = order.map((item): Question => ({ set: set.facts.name, subject: subject.name, item }));
        return inParts(own, isLeft ? Math.max(1, ids.length) : ITEMS);
      }),
    );
    return {
      shards: { questions: parts.map((part) => store.writeRecords('questions', part)) },
      counts: { questions: parts.reduce((sum, part) => sum + part.length, 0) },
    };
  },
};

function inParts(questions: readonly Question[], size: number): Question[][] {
  return Array.from({ length: Math.ceil(questions.length / size) }, (_, at) =>
    questions.slice(at * size, (at + 1) * size),
  );
}
