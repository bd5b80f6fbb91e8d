/** The library of behaviors: ready specs by name, as somebody could have written them in a file. */
import { type Behavior, behaviorSchema, type WrittenBehavior } from '../behavior.ts';
import { aiRisk } from './ai-risk/index.ts';
import { dangerousGoals } from './personas/dangerous-goals.ts';
import { ethics } from './personas/ethics.ts';
import { otherViews } from './personas/other-views.ts';
import { personality } from './personas/personality.ts';
import { politics } from './personas/politics.ts';
import { religion } from './personas/religion.ts';
import { unsafeBehaviors } from './personas/unsafe-behaviors.ts';
import type { WrittenYesNo } from './personas/written.ts';
import { pronounsByOccupation } from './pronouns-by-occupation.ts';
import { sycophancy } from './sycophancy/index.ts';

/** The seven groups of personas, then the other kinds of sets: in the order in which they are shown. */
export const behaviorGroups = [
  'personality',
  'dangerous-goals',
  'unsafe-behaviors',
  'religion',
  'politics',
  'ethics',
  'other-views',
  'ai-risk',
  'sycophancy',
  'gender-bias',
] as const;
export type BehaviorGroup = (typeof behaviorGroups)[number];

const written: Readonly<Record<BehaviorGroup, readonly (WrittenBehavior | WrittenYesNo)[]>> = {
  personality,
  'dangerous-goals': dangerousGoals,
  'unsafe-behaviors': unsafeBehaviors,
  religion,
  politics,
  ethics,
  'other-views': otherViews,
  'ai-risk': aiRisk,
  sycophancy,
  'gender-bias': [pronounsByOccupation],
};

/** What a list shows of a behavior. */
export interface LibraryEntry {
  readonly name: string;
  readonly kind: Behavior['kind'];
  readonly group: BehaviorGroup;
  /** Who may have it: "a person", "an AI system". */
  readonly who: string;
  /** What somebody does who has it, after "who". */
  readonly description: string;
}

interface Library {
  readonly behaviors: ReadonlyMap<string, Behavior>;
  readonly entries: readonly LibraryEntry[];
}

let known: Library | undefined;

/** All behaviors by name, with their defaults filled in. Parsed when it is first asked for. */
export function behaviorLibrary(): ReadonlyMap<string, Behavior> {
  return library().behaviors;
}

/** Published sets write some names with capitals (`corrigible-less-HHH`); they are found too. */
export function libraryBehavior(name: string): Behavior | undefined {
  return library().behaviors.get(name.trim().toLowerCase());
}

/** For a list or a table: group by group, in the order of `behaviorGroups`. */
export function libraryEntries(): readonly LibraryEntry[] {
  return library().entries;
}

function library(): Library {
  known ??= readLibrary();
  return known;
}

function readLibrary(): Library {
  const all = behaviorGroups.flatMap((group) =>
    written[group].map((one) => ({ group, behavior: behaviorSchema.parse(one) })),
  );
  return {
    behaviors: new Map(all.map(({ behavior }) => [behavior.name, behavior])),
    entries: all.map(({ group, behavior: { name, kind, who, description } }) => ({
      name,
      kind,
      group,
      who,
      description,
    })),
  };
}
