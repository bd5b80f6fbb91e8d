/** A model that reads what would be published. One gate among several, and never the only one. */
import { ask } from '../../calls/ask.ts';
import type { AskedModel } from '../environment.ts';
import type { AuditVerdict, ClusterName } from '../records.ts';
import { auditPrompt } from './audit-prompt.ts';

export interface Auditor {
  /** Names the model, the prompt and the mark: part of what decides whether names must be audited again. */
  readonly id: string;
  /** One verdict a name, in their order. */
  audit(names: readonly ClusterName[]): Promise<AuditVerdict[]>;
}

/** @param passingMark least rating that passes, 1 to 5 (Clio: 3) */
export function createAuditor(model: AskedModel, passingMark: number): Auditor {
  const prompt = `${auditPrompt.name}@${auditPrompt.version}`;
  return {
    id: `${model.id} ${prompt} ${passingMark}`,
    audit: async (names) => {
      if (names.length === 0) return [];
      const caller = await model.open();
      return Promise.all(
        names.map(async ({ id, name, description }): Promise<AuditVerdict> => {
          const answer = await ask(caller, auditPrompt, { name, description });
          const made = { id, model: model.id, prompt };
          // What could not be judged does not pass.
          if (answer.outcome !== 'answered')
            return { ...made, rating: null, justification: answer.outcome, passes: false };
          const rating = Number(answer.value.rating);
          return { ...made, rating, justification: answer.value.justification, passes: rating >= passingMark };
        }),
      );
    },
  };
}
