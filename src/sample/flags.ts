import type { Random } from '../core/random.ts';
import { chance } from './draw.ts';
import type { Topic } from './material.ts';

/** Share of conversations that the classifier flags for no reason at all. */
const STRAY_FLAGS = 0.004;

export interface Flags {
  /** Whether the conversation deserves a flag. */
  readonly concerning: boolean;
  /** What the classifier says. */
  readonly flagged: boolean;
}

/** Draws whether a conversation of a topic deserves a flag, and whether it gets one. */
export function flagsOf({ concern }: Topic, random: Random): Flags {
  const concerning = chance(random, concern?.share ?? 0);
  if (concerning) return { concerning, flagged: !chance(random, concern?.missed ?? 0) };
  return { concerning, flagged: chance(random, concern?.falselyFlagged ?? STRAY_FLAGS) };
}
