/** What the discriminator thinks of items: the label first, and of those whose label it shares whatever else is required. */
import type { Candidate, Draft, Dropped, Passed, Step } from '../write/candidate.ts';
import type { OpenedKind } from '../write/kind.ts';
import type { Check } from './check.ts';
import type { Discriminator } from './discriminator.ts';

/** The paper's rule: an item stays where the label that was meant is the likelier one. */
const KEPT_ABOVE = 0.5;

export async function judgedItems(
  drafts: readonly Draft[],
  kind: Pick<OpenedKind, 'checks'>,
  discriminator: Discriminator,
): Promise<Passed<Candidate>> {
  const judged = await Promise.all(
    drafts.map((draft) => judge(draft, kind.checks(draft.item, draft.cell), discriminator)),
  );
  return {
    left: judged.flatMap((one) => ('step' in one ? [] : [one])),
    dropped: judged.flatMap((one) => ('step' in one ? [one] : [])),
  };
}

async function judge(
  draft: Draft,
  checks: readonly Check[],
  { probability }: Discriminator,
): Promise<Candidate | Dropped> {
  const [label, ...requirements] = checks as readonly [Check, ...Check[]];
  const drop = (step: Step, reason: string): Dropped => ({ step, reason, text: draft.text });
  const confidence = await probability(label.questions);
  if (confidence === null) return drop('label agrees', 'no answer');
  if (confidence <= KEPT_ABOVE) return drop('label agrees', 'another label');
  const scores = await Promise.all(requirements.map(({ questions }) => probability(questions)));
  const failed = scores.findIndex((score) => score === null || score <= KEPT_ABOVE);
  if (failed >= 0) return drop('requirements', (requirements[failed] as Check).name);
  const byName = Map.groupBy(scores.keys(), (at) => (requirements[at] as Check).name);
  const least = [...byName].map(([name, own]): [string, number] => [
    name,
    Math.min(...own.map((at) => scores[at] as number)),
  ]);
  const all = [confidence, ...least.map(([, score]) => score)];
  const score = all.reduce((sum, one) => sum + one, 0) / all.length;
  return { ...draft, confidence, score, requirements: Object.fromEntries(least) };
}
