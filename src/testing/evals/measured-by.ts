/** A measurement without files: what simulated subjects answer to sets, and the figures of it. */
import { answerItem } from '../../evals/measure/answer-item.ts';
import { askedItem } from '../../evals/measure/asked-item.ts';
import { protocolFor } from '../../evals/measure/protocol.ts';
import { createAnswerTable } from '../../evals/measure/results/answer-table.ts';
import { measurementOf } from '../../evals/measure/results/measurement.ts';
import { type SetToMeasure, setToMeasure } from '../../evals/measure/set-to-measure.ts';
import type { ItemSet } from '../../evals/records.ts';
import type { LanguageModel } from '../../models/language-model.ts';
import type { Measurement, Protocol, Subject } from '../../public-records/measurement.ts';
import { testCaller } from '../test-caller.ts';

export interface SimulatedSubject {
  readonly model: LanguageModel;
  readonly facts?: Partial<Subject>;
}

export async function measuredBy(
  subjects: readonly SimulatedSubject[],
  sets: readonly ItemSet[],
  { draws = 1, seed = 0 }: { readonly draws?: number; readonly seed?: number } = {},
): Promise<Measurement> {
  const answers = createAnswerTable();
  const measured = sets.map(setToMeasure);
  const all = subjects.map(
    ({ model, facts }, at): Subject => ({
      name: `subject-${at}`,
      model: model.id,
      family: null,
      parameters: null,
      steps: null,
      form: 'chat',
      format: 'human-assistant',
      ...facts,
    }),
  );
  for (const [at, { model }] of subjects.entries()) {
    const { logprobs } = model.capabilities;
    const asker = { caller: await testCaller(model), logprobs, thinks: false, scores: false };
    const subject = all[at] as Subject;
    for (const set of measured) {
      const protocol = protocolOf(subject, set);
      for (const item of set.items) {
        const answer = await answerItem(asker, askedItem(item, protocol), protocol, draws);
        answers.add({ set: set.facts.name, subject: subject.name, ...answer });
      }
    }
  }
  return measurementOf({
    version: '0',
    seed,
    stopsWhenSure: false,
    sets: measured,
    subjects: all,
    protocolOf,
    answers,
    more: null,
  });
}

function protocolOf(subject: Subject, { facts, isEnglish, prefix }: SetToMeasure): Protocol {
  return protocolFor({
    kind: facts.kind,
    isEnglish,
    subject,
    framing: undefined,
    system: null,
    prefix,
    prefill: true,
    samples: true,
  });
}
