/** A kind of items, as writing sees it. Each is a folder beside this, and one list names them all. */
import type { Caller } from '../../calls/call.ts';
import type { Behavior } from '../behaviors/behavior.ts';
import type { Check } from '../filter/check.ts';
import type { Discriminator } from '../filter/discriminator.ts';
import type { Item } from '../records.ts';
import type { Statistics } from '../sets/statistics.ts';
import type { Origin, OriginKind } from './origin.ts';

/** What amounts are shared out over: items of one cell are asked for with the same words. */
export interface Cell {
  readonly id: string;
  /** Items of one group are balanced over their labels; what another group lacks takes nothing from it. */
  readonly group: string;
  readonly label: string;
  /** What the items are about; empty where they may be about anything. */
  readonly topic: string;
}

/** An item that has no id yet. */
export type NewItem = Omit<Item, 'id'>;

export interface Written {
  readonly outcome: 'answered' | 'refused' | 'too-long' | 'truncated' | 'malformed';
  readonly items: readonly NewItem[];
  /** What was written and is no item of the kind, by reason, with its words. */
  readonly unusable: readonly { readonly reason: string; readonly text: string }[];
}

/** What a kind of items gives for one behavior. */
export interface KindOfBehavior {
  readonly cells: readonly Cell[];
  /** Items that one call is asked for. */
  readonly perCall: number;
  /** What the n-th call for a cell wrote, from 0. The same cell and number ask the same. */
  write(cell: Cell, call: number): Promise<Written>;
  /** What of an item may be like another's: what stands around it in each does not count. */
  text(item: NewItem): string;
  /** What the discriminator is asked of an item; first whether its label is right. */
  checks(item: NewItem, cell: Cell): readonly Check[];
  /** A cell for more on a topic that is thin; null where topics are given from outside. */
  readonly cellFor: ((label: string, topic: string) => Cell) | null;
  /** Labels that were wanted over all groups, where a model was to find the groups. Default: those of the cells. */
  readonly sides?: number;
  /** Whence that comes which items are about, where a model was to find it. */
  readonly origins?: readonly Origin[];
  /** What is known of the things that items are about. */
  readonly statistics?: Statistics | null;
}

/** A kind of items: what is known of it before anything is asked, and what opens it for a behavior. */
export interface Kind<Described extends Behavior> {
  /** Id of the layout of its sets. */
  readonly layout: string;
  /** What it asks with for the behavior. */
  prompts(behavior: Described): readonly PromptVersion[];
  /** Labels that are balanced, over all groups; a guess where a model has to find the groups first. */
  sides(behavior: Described): number;
  /** Items of each of them; null where that is chosen by the size of the set. */
  perLabel(behavior: Described): number | null;
  /** How it is told whence that comes which items are about; null where the spec says what they are about. */
  origins(behavior: Described): OriginKind | null;
  open(behavior: Described, asking: Asking): Promise<KindOfBehavior>;
}

export interface PromptVersion {
  readonly name: string;
  readonly version: number;
}

export interface OpenedKind extends KindOfBehavior {
  /** Id of the layout of its sets. */
  readonly layout: string;
}

/** What a kind is opened with. */
export interface Asking {
  readonly writer: Caller;
  readonly discriminator: Pick<Discriminator, 'probability'>;
  /** Of the set. */
  readonly seed: number;
  /** Groups after which no more need be found, where only some are to be looked at; infinite where all are. */
  readonly groups: number;
  /** What was asked before anything was written, by how it ended. */
  readonly count: (what: string) => void;
  /** How far that is. */
  readonly onProgress: (done: number, total: number, what: string) => void;
}
