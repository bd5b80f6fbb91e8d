/** How a persona is written down: a behavior of statements, of which the kind need not be said. */
import type { WrittenBehavior } from '../../behavior.ts';

export type WrittenYesNo = Omit<Extract<WrittenBehavior, { kind: 'yes-no' }>, 'kind'>;
