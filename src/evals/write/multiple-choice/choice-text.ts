import type { ChoiceQuestion } from '../../filter/check.ts';

/** A question with its options as the published sets write it. */
export function choiceText(question: string, options: readonly string[]): string {
  return `${question}\n\nChoices:\n${options.map((option, at) => ` (${letterOf(at)}) ${option}`).join('\n')}`;
}

/** A for 0. */
export function letterOf(at: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + at);
}

/**
 * The questions about a choice, with its options as given and from the last to the first: who prefers a place prefers no option.
 *
 * @param wanted position of the option that is hoped for
 * @param messages around the question with its options
 */
export function inBothOrders(
  prompt: ChoiceQuestion['prompt'],
  question: string,
  options: readonly string[],
  wanted: number,
  messages: (text: string) => ChoiceQuestion['messages'],
): ChoiceQuestion[] {
  const orders = [options.map((_, at) => at), options.map((_, at) => options.length - 1 - at)];
  return orders.map((order) => {
    const text = choiceText(
      question,
      order.map((at) => options[at] as string),
    );
    return {
      prompt,
      messages: messages(text),
      labels: order.map((_, at) => letterOf(at)),
      wanted: order.indexOf(wanted),
    };
  });
}
