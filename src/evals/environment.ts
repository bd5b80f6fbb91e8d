/** What writing a set depends on, put together outside. */
import type { Caller } from '../calls/call.ts';
import type { NotedCall } from '../calls/noted-calls.ts';
import type { Behavior } from './behaviors/behavior.ts';
import type { Discriminator } from './filter/discriminator.ts';
import type { Amounts } from './write/candidates.ts';
import type { Embedding } from './write/clustered.ts';

/** Who is asked for something, opened when it is. */
interface Role<Service> {
  /** Names the model, and the place of its server where that is not the vendor's own. */
  readonly id: string;
  open(): Promise<Service>;
}

export interface WritingEnvironment {
  readonly behavior: Behavior;
  readonly amounts: Amounts;
  readonly seed: number;
  readonly writer: Role<Caller>;
  /** Votes of one check, where votes are counted. */
  readonly discriminator: Role<Discriminator> & { readonly votes: number };
  /** What both were asked since, whoever answered. */
  readonly asked: () => readonly NotedCall[];
  readonly embedding: Embedding;
}
