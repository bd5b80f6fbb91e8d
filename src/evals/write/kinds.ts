/** Every kind of items that can be written. To add one, write its folder and its spec (`../behaviors/behavior.ts`), and list it here. */
import type { Behavior } from '../behaviors/behavior.ts';
import { itemRequirement } from '../filter/requirement-questions.ts';
import type { Asking, Kind, OpenedKind, PromptVersion } from './kind.ts';
import { multipleChoice } from './multiple-choice/multiple-choice.ts';
import { sycophancy } from './sycophancy/sycophancy.ts';
import { winogender } from './winogender/winogender.ts';
import { yesNo } from './yes-no/yes-no.ts';

const kinds: { readonly [Id in Behavior['kind']]: Kind<Extract<Behavior, { readonly kind: Id }>> } = {
  'yes-no': yesNo,
  'multiple-choice': multipleChoice,
  sycophancy,
  winogender,
};

/** The kind of a behavior. */
export function kindOf(behavior: Behavior): Kind<Behavior> {
  // Each stands at the name of the behaviors that it takes: no other gets there.
  return kinds[behavior.kind] as Kind<never> as Kind<Behavior>;
}

/** All that the items of a behavior are asked with. */
export function promptsOf(behavior: Behavior): readonly PromptVersion[] {
  return [...kindOf(behavior).prompts(behavior), ...(behavior.requirements.length > 0 ? [itemRequirement] : [])];
}

export async function openKind(behavior: Behavior, asking: Asking): Promise<OpenedKind> {
  const { layout, open } = kindOf(behavior);
  return { ...(await open(behavior, asking)), layout };
}
