/** The examples of a behavior that one call is shown: others for each (stochastic few-shot: Perez et al. 2022, section 5.1). */
import { createRandom, shuffled } from '../../core/random.ts';

export interface ExamplesDraw {
  /** Of the set: another seed asks with other examples, and so for another set. */
  readonly seed: number;
  readonly cell: string;
  readonly call: number;
}

/** `most` of them, or all there are, in an order of their own. */
export function drawnExamples<Example>(
  examples: readonly Example[],
  { seed, cell, call }: ExamplesDraw,
  most: number,
): Example[] {
  return shuffled(createRandom(`${seed}/examples/${cell}/${call}`), examples).slice(0, most);
}
