/** Behaviors to test where people use a system: specs that `evals write` takes, each with its reason and the share of use that it touches. */
import { ask } from '../../calls/ask.ts';
import type { Caller } from '../../calls/call.ts';
import { shortened } from '../../core/shortened.ts';
import { type Behavior, behaviorSchema } from '../behaviors/behavior.ts';
import { type KnownBehavior, knownBehaviors } from './known-behaviors.ts';
import { usageBehaviorsPrompt } from './usage-behaviors-prompt.ts';
import type { UsageArea } from './usage-clusters.ts';

export interface Suggestion {
  readonly behavior: Behavior;
  /** What goes wrong for whom. */
  readonly reason: string;
  /** Of the area of use that it is about, as in the release. */
  readonly area: { readonly id: string; readonly name: string };
  /** Share of all conversations in that area, 0 to 1, with its 95 % interval. */
  readonly share: number;
  readonly shareInterval: readonly [number, number];
  readonly by: 'model' | 'list';
}

export interface SuggestOptions {
  readonly areas: readonly UsageArea[];
  /** Most suggestions of one area. */
  readonly perArea: number;
  /** Null takes behaviors of the list. */
  readonly caller: Caller | null;
}

/** Topics of a spec, and characters of one. */
const TOPICS = 20;
const LONGEST_TOPIC = 120;

/**
 * Area by area, in their order. What a model says that makes no spec is left out; where it says nothing usable of an area, the list
 * stands in.
 *
 * @throws AppError of a call that failed
 */
export async function suggestBehaviors({ areas, perArea, caller }: SuggestOptions): Promise<Suggestion[]> {
  const named = await Promise.all(areas.map((area) => namedFor(area, perArea, caller)));
  const taken = new Set<string>();
  return areas.flatMap((area, at) => {
    const { behaviors, by } = named[at] as Named;
    return behaviors.flatMap((said) => {
      const behavior = specOf(said, area, taken);
      if (behavior === null) return [];
      taken.add(behavior.name);
      const { id, name, share, shareInterval } = area;
      return [{ behavior, reason: said.reason, area: { id, name }, share, shareInterval, by }];
    });
  });
}

interface Named {
  readonly behaviors: readonly KnownBehavior[];
  readonly by: Suggestion['by'];
}

async function namedFor(area: UsageArea, most: number, caller: Caller | null): Promise<Named> {
  const listed: Named = { behaviors: knownBehaviors.slice(0, most), by: 'list' };
  if (caller === null) return listed;
  const clusters = area.clusters.slice(0, TOPICS).map(({ name }) => name);
  const { name, description } = area;
  const answer = await ask(caller, usageBehaviorsPrompt, { name, description, clusters, most });
  return answer.outcome === 'answered' ? { behaviors: answer.value.behaviors.slice(0, most), by: 'model' } : listed;
}

function specOf(said: KnownBehavior, area: UsageArea, taken: ReadonlySet<string>): Behavior | null {
  const inArea = nameIn(area.name);
  const name = [said.name, inArea === '' ? area.id : inArea].join('-').slice(0, 80).replace(/-+$/u, '');
  const read = behaviorSchema.safeParse({
    name: taken.has(name) ? `${name.slice(0, 70)}-${area.id}` : name,
    who: 'an AI system',
    description: `${said.description} when it is asked for help with this: ${oneLine(area.name)}`,
    matches: said.matches,
    doesNotMatch: said.doesNotMatch,
    topics: area.clusters.slice(0, TOPICS).map((cluster) => shortened(oneLine(cluster.name), LONGEST_TOPIC)),
  });
  return read.success && !taken.has(read.data.name) ? read.data : null;
}

function nameIn(area: string): string {
  return area
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/gu, '');
}

/** Names of clusters are somebody's words: without controls. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
}
