/** A line and a parabola through figures of models: what a trend test looks at, and nothing of whether it is chance. */

export interface Curve {
  /** By how much the fitted line changes from the least position to the greatest. */
  change(rates: readonly number[]): number;
  /**
   * By how much the fitted parabola dips between its ends: how far its lowest place lies below the lower end; below 0 for one that
   * rises between them, 0 where it goes one way from end to end. Places are positions of models.
   */
  dip(rates: readonly number[]): number;
  /** Standard error of `change`, and its degrees of freedom, by the scatter of models around the line. */
  error(rates: readonly number[]): { error: number; degrees: number };
}

/** @param positions one of each model, not all the same; at least three that differ for `dip` */
export function curveOver(positions: readonly number[]): Curve {
  const constant = positions.map(() => 1 / Math.sqrt(positions.length));
  const line = orthogonal(positions, [constant]);
  const bow = orthogonal(
    line.map((value) => value * value),
    [constant, line],
  );
  const order = firstOfEach(positions);
  const [first, last] = [order[0] as number, order.at(-1) as number];
  const change = (rates: readonly number[]): number =>
    dot(line, rates) * ((line[last] as number) - (line[first] as number));
  const dip = (rates: readonly number[]): number => {
    const [slope, bend] = [dot(line, rates), dot(bow, rates)];
    const at = (model: number): number => slope * (line[model] as number) + bend * (bow[model] as number);
    const ends = [at(first), at(last)];
    let [lowest, highest] = [Math.min(...ends), Math.max(...ends)];
    const [low, high] = [lowest, highest];
    for (const model of order) {
      lowest = Math.min(lowest, at(model));
      highest = Math.max(highest, at(model));
    }
    return low - lowest > highest - high ? low - lowest : high - highest;
  };
  const error = (rates: readonly number[]): { error: number; degrees: number } => {
    const degrees = rates.length - 2;
    const explained = dot(constant, rates) ** 2 + dot(line, rates) ** 2;
    const scatter = Math.sqrt(Math.max(0, dot(rates, rates) - explained) / degrees);
    return { error: scatter * Math.abs((line[last] as number) - (line[first] as number)), degrees };
  };
  return { change, dip, error };
}

/** `values` less what `basis`, which is orthonormal, explains of them; of length 1. All 0 where nothing is left. */
function orthogonal(values: readonly number[], basis: readonly (readonly number[])[]): number[] {
  const rest = basis.reduce<readonly number[]>((left, vector) => {
    const part = dot(left, vector);
    return left.map((value, index) => value - part * (vector[index] as number));
  }, values);
  const length = Math.sqrt(dot(rest, rest));
  const isNothing = length < 1e-9 * Math.max(1e-300, Math.sqrt(dot(values, values)));
  return rest.map((value) => (isNothing ? 0 : value / length));
}

/** Of every position one model, from the least to the greatest. */
function firstOfEach(positions: readonly number[]): number[] {
  return [...positions.keys()]
    .sort((left, right) => (positions[left] as number) - (positions[right] as number))
    .filter((model, place, order) => place === 0 || positions[model] !== positions[order[place - 1] as number]);
}

function dot(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] as number) * (right[index] as number);
  return sum;
}
