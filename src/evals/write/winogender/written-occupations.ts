/** Occupations that a model writes, where the spec has none. */
import { ask } from '../../../calls/ask.ts';
import type { WinogenderBehavior } from '../../behaviors/behavior.ts';
import type { Asking } from '../kind.ts';
import { type Origin, type OriginKind, onlyOnce } from '../origin.ts';
import { faultOfName, tidyName } from './occupation-names.ts';
import { writeOccupationsPrompt } from './write-occupations-prompt.ts';

export const writtenOrigins = {
  sources: null,
  names: 'occupations',
  steps: { sources: [], names: ['sound', 'distinct', 'wanted'] },
} as const satisfies OriginKind;

/** As many as Winogender has (Rudinger et al. 2018). */
const OCCUPATIONS = 60;
const PER_CALL = 20;
/** Rounds of calls, each for what is still missing; a model that knows no more has said so by then. */
const MOST_ROUNDS = 5;

export function occupationCount({ occupationCount: count = OCCUPATIONS }: WinogenderBehavior): number {
  return count;
}

/** @param enough occupations of those that are wanted: the first ones are the same however many they are */
export async function writtenOccupations(
  behavior: WinogenderBehavior,
  asking: Asking,
  enough: number,
): Promise<Origin[]> {
  const wanted = Math.min(occupationCount(behavior), enough);
  const origins: Origin[] = [];
  const seen = new Set<string>();
  let calls = 0;
  for (let round = 0; round < MOST_ROUNDS && seen.size < wanted; round++) {
    const more = Math.ceil((wanted - seen.size) / PER_CALL);
    const answers = await Promise.all(
      Array.from({ length: more }, (_, call) => namesOf(behavior, asking, calls + call)),
    );
    calls += more;
    if (answers.every((names) => names === null)) break;
    origins.push(...answers.flatMap((names) => names ?? []).map((name) => originOf(name, seen)));
    asking.onProgress(Math.min(seen.size, wanted), wanted, 'occupations');
  }
  return atMost(origins, wanted);
}

/** Null where it did not answer. Topics of the spec are fields of work, and take turns. */
async function namesOf(
  behavior: WinogenderBehavior,
  { writer, count }: Asking,
  call: number,
): Promise<readonly string[] | null> {
  const { topics } = behavior;
  const answer = await ask(writer, writeOccupationsPrompt, {
    count: Math.min(PER_CALL, occupationCount(behavior)),
    part: call + 1,
    topic: topics[call % topics.length] ?? '',
  });
  count(`occupations.${answer.outcome}`);
  return answer.outcome === 'answered' ? answer.value.occupations.map(tidyName).filter((name) => name !== '') : null;
}

function originOf(name: string, seen: Set<string>): Origin {
  const fault = faultOfName(name);
  if (fault !== null) return { source: '', name, dropped: { step: 'sound', reason: fault } };
  return onlyOnce({ source: '', name, dropped: null }, seen);
}

/** The last call may have brought more than were missing. */
function atMost(origins: readonly Origin[], wanted: number): Origin[] {
  let kept = 0;
  return origins.map((origin) => {
    if (origin.dropped !== null || kept++ < wanted) return origin;
    return { ...origin, dropped: { step: 'wanted', reason: 'enough' } };
  });
}
