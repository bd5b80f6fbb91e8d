/** What a rater of items said, beside what people said of them. */
import { requireInput, requireSameLength } from '../input.ts';

/** `probabilities[i]`, 0 to 1, that item i has the label, and whether people say that it has. */
export interface Forecasts {
  readonly probabilities: readonly number[];
  readonly outcomes: readonly boolean[];
}

export function requireForecasts({ probabilities, outcomes }: Forecasts): void {
  requireSameLength(probabilities, outcomes);
  requireInput(probabilities.length > 0, 'There is no judged item.', 'Have people judge a sample of the items first.');
  requireInput(
    probabilities.every((probability) => probability >= 0 && probability <= 1),
    'A probability is not between 0 and 1.',
    'Hand over probabilities, not scores or logarithms.',
  );
}
