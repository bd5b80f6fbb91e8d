/** What the discriminator would be asked: of items that are there already, and of examples of those that are not. */
import type { Caller, RecallingCaller } from '../../calls/call.ts';
import type { Check, ChoiceQuestion } from '../filter/check.ts';
import type { Discriminator } from '../filter/discriminator.ts';
import { type CallNotes, callNotes, NotAnswered } from './foreseen-calls.ts';
import type { Cell, KindOfBehavior, NewItem } from './kind.ts';

export interface CheckNotes {
  readonly name: string;
  /** In how many it is asked: wordings, by orders of the answers. */
  readonly ways: number;
  /** Of items that calls wrote. */
  readonly notes: CallNotes;
  /** Of made-up items. */
  readonly examples: CallNotes;
}

export interface ForeseenChecks {
  /** In the order in which they are asked: the label first. */
  readonly all: readonly CheckNotes[];
  /** Judges what it has answers for, and takes everything else for right. */
  readonly discriminator: Discriminator;
  /** As `checks` of the kind; by the cells that it is told of the items are counted. */
  readonly checks: KindOfBehavior['checks'];
  /** Items that were taken for right, by id of the cell. */
  readonly unjudged: ReadonlyMap<string, number>;
}

/** @param examples made-up items, from which the checks of the kind and their length are known */
export async function foreseenChecks(
  kind: Pick<KindOfBehavior, 'checks'>,
  examples: readonly { readonly item: NewItem; readonly cell: Cell }[],
  caller: RecallingCaller,
  judging: (caller: Caller) => Discriminator,
): Promise<ForeseenChecks> {
  const all: CheckNotes[] = [];
  // Every item of a kind is asked the same in the same order.
  const notesOf = ({ name, questions }: Check, at: number): CheckNotes => {
    all[at] ??= {
      name,
      ways: questions.length,
      notes: callNotes(caller, { standIn: false }),
      examples: callNotes(caller, { standIn: true }),
    };
    return all[at];
  };
  for (const { item, cell } of examples) {
    for (const [at, check] of kind.checks(item, cell).entries())
      await judging(notesOf(check, at).examples.caller).probability(check.questions);
  }
  const asked = new Map<readonly ChoiceQuestion[], { readonly check: CheckNotes; readonly of: Unjudged }>();
  const unjudged = new Map<string, number>();
  const note = (of: Unjudged): void => {
    if (!of.isNoted) unjudged.set(of.cell, (unjudged.get(of.cell) ?? 0) + 1);
    of.isNoted = true;
  };
  return {
    all,
    discriminator: {
      ...judging(caller),
      probability: async (questions) => {
        const { check, of } = asked.get(questions) as { check: CheckNotes; of: Unjudged };
        try {
          return await judging(check.notes.caller).probability(questions);
        } catch (error) {
          if (!(error instanceof NotAnswered)) throw error;
          note(of);
          return 1;
        }
      },
    },
    checks: (item, cell) => {
      const checks = kind.checks(item, cell);
      const of = { cell: cell.id, isNoted: false };
      for (const [at, check] of checks.entries()) asked.set(check.questions, { check: notesOf(check, at), of });
      return checks;
    },
    unjudged,
  };
}

/** An item, by its cell. */
interface Unjudged {
  readonly cell: string;
  isNoted: boolean;
}
