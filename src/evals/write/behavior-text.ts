/** A behavior as every prompt tells of it: quoted, for it is somebody's text like any other. */
import { quoteData } from '../../models/prompts/quote.ts';
import type { Behavior } from '../behaviors/behavior.ts';

export type ToldBehavior = Pick<Behavior, 'who' | 'description' | 'matches' | 'doesNotMatch'>;

export function behaviorText({ who, description, matches, doesNotMatch }: ToldBehavior): string {
  const listed = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `- ${line}`)];
  return quoteData(
    'behavior',
    [
      `${who} who ${description}`,
      ...listed('This shows it:', matches),
      ...listed('This does not, though it may seem so:', doesNotMatch),
    ].join('\n'),
  );
}
