/** What is left to ask of a subject, without asking it. */
import { type Call, callKey } from '../../calls/call.ts';
import { type Asker, callFor, scoreCallFor } from './answer-item.ts';
import { askedItem } from './asked-item.ts';
import type { MeasureEnvironment, SubjectToMeasure } from './environment.ts';

export interface ForeseenQuestions {
  /** The first call of each order of each item, by key; of labels that are scored, a call for each. */
  readonly first: ReadonlyMap<string, Call>;
  /** Further draws of all of them: as many as are made where no probability is that of a label. */
  readonly more: ReadonlyMap<string, Call>;
}

export function foreseenQuestions(
  { sets, draws }: Pick<MeasureEnvironment, 'sets' | 'draws'>,
  subject: SubjectToMeasure,
  asker: Asker,
): ForeseenQuestions {
  const first = new Map<string, Call>();
  const more = new Map<string, Call>();
  for (const set of sets) {
    const protocol = subject.protocol(set);
    for (const item of set.items) {
      const asked = askedItem(item, protocol);
      if (asked.counted.length === 0) continue;
      for (const order of asked.orders) {
        if (asker.scores) {
          for (const label of order.labels) {
            const call = scoreCallFor(asked, order, label, protocol);
            first.set(callKey(asker.caller.model, call), call);
          }
        }
        for (let sample = 0; sample < draws; sample++) {
          const call = callFor(asker, asked, order, { protocol, sample });
          (sample === 0 && !asker.scores ? first : more).set(callKey(asker.caller.model, call), call);
        }
      }
    }
  }
  return { first, more };
}
