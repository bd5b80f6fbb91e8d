/** What the discriminator thinks of items: the label first, and of those whose label it shares whatever else is required. */
import type { Candidate, Draft, Dropped, Passed } from '../write/candidate.ts';
import type { OpenedKind } from '../write/kind.ts';
import type { Check } from './check.ts';
import type { Discriminator } from './discriminator.ts';

/** The paper's rule: an item stays where the label that was meant is the likelier one. */
const KEPT_ABOVE = 0.5;

/** A draft whose label was found right, with what else it must be. */
interface Labelled {
  readonly draft: Draft;
  readonly confidence: number;
  readonly requirements: readonly Check[];
}

/** Every label before any requirement: left with a vendor, all that is asked at once is one batch. */
export async function judgedItems(
  drafts: readonly Draft[],
  kind: Pick<OpenedKind, 'checks'>,
  discriminator: Discriminator,
): Promise<Passed<Candidate>> {
  const labels = await Promise.all(
    drafts.map((draft) => labelled(draft, kind.checks(draft.item, draft.cell), discriminator)),
  );
  const judged = await Promise.all(labels.map((one) => ('step' in one ? one : judge(one, discriminator))));
  return {
    left: judged.flatMap((one) => ('step' in one ? [] : [one])),
    dropped: judged.flatMap((one) => ('step' in one ? [one] : [])),
  };
}

async function labelled(
  draft: Draft,
  checks: readonly Check[],
  { probability }: Discriminator,
): Promise<Labelled | Dropped> {
  const [label, ...requirements] = checks as readonly [Check, ...Check[]];
  const drop = (reason: string): Dropped => ({ step: 'label agrees', reason, text: draft.text });
  const confidence = await probability(label.questions);
  if (confidence === null) return drop('no answer');
  return confidence > KEPT_ABOVE ? { draft, confidence, requirements } : drop('another label');
}

async function judge(
  { draft, confidence, requirements }: Labelled,
  { probability }: Discriminator,
): Promise<Candidate | Dropped> {
  const scores = await Promise.all(requirements.map(({ questions }) => probability(questions)));
  const failed = scores.findIndex((score) => score === null || score <= KEPT_ABOVE);
  if (failed >= 0) return { step: 'requirements', reason: (requirements[failed] as Check).name, text: draft.text };
  const byName = Map.groupBy(scores.keys(), (at) => (requirements[at] as Check).name);
  const least = [...byName].map(([name, own]): [string, number] => [
    name,
    Math.min(...own.map((at) => scores[at] as number)),
  ]);
  const all = [confidence, ...least.map(([, score]) => score)];
  const score = all.reduce((sum, one) => sum + one, 0) / all.length;
  return { ...draft, confidence, score, requirements: Object.fromEntries(least) };
}
