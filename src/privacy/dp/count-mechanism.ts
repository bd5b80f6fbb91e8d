/** How many conversations are about each topic, of every account at most a few, with noise. */
import type { KeyedStream } from '../../core/keyed-stream.ts';
import { discreteLaplace, type Rational } from '../discrete-laplace.ts';

export interface TopicRow {
  readonly account: string;
  /** Position of its topic; null where it is about none. */
  readonly topic: number | null;
  /** Which conversations of an account count: those of the least. It may depend on nothing but the account's own. */
  readonly order: string;
}

export interface CountParameters {
  /** Conversations of one account that count. */
  readonly conversations: number;
  /** Noise of each count. */
  readonly noise: Rational;
}

/**
 * A noisy count for every one of the topics, those that nobody talks about too: that a count is missing would tell.
 *
 * @param streamOf noise of a topic: never the same for another input
 */
export function noisyCounts(
  rows: readonly TopicRow[],
  topics: number,
  { conversations, noise }: CountParameters,
  streamOf: (topic: number) => KeyedStream,
): number[] {
  const counts = new Array<number>(topics).fill(0);
  for (const own of Map.groupBy(rows, (row) => row.account).values()) {
    const counted = own.filter(({ topic }) => topic !== null).sort(byOrder);
    for (const { topic } of counted.slice(0, conversations)) {
      counts[topic as number] = (counts[topic as number] as number) + 1;
    }
  }
  return counts.map((count, topic) => count + discreteLaplace(streamOf(topic), noise));
}

function byOrder(left: TopicRow, right: TopicRow): number {
  return left.order < right.order ? -1 : left.order > right.order ? 1 : 0;
}
