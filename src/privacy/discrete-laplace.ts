/**
 * Noise for counts: the discrete Laplace distribution, drawn exactly, with whole numbers alone (Canonne, Kamath, Steinke:
 * The Discrete Gaussian for Differential Privacy, NeurIPS 2020, algorithms 1 and 2). Floating point would leave holes in
 * the distribution by which true counts can be told (Mironov 2012).
 */
import type { KeyedStream } from '../core/keyed-stream.ts';

/** A fraction of whole numbers. */
export interface Rational {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * A whole number y with probability in proportion to exp(-epsilon |y|): added to a count that one account changes by at most
 * one, it makes the count epsilon-differentially private.
 *
 * @param epsilon both parts whole numbers from 1 to 1,000,000
 */
export function discreteLaplace(stream: KeyedStream, { numerator: s, denominator: t }: Rational): number {
  for (;;) {
    const low = stream.integer(t);
    if (!bernoulliExp(stream, { numerator: low, denominator: t })) continue;
    let high = 0;
    while (bernoulliExp(stream, { numerator: 1, denominator: 1 })) high++;
    const magnitude = Math.floor((low + t * high) / s);
    const isNegative = stream.integer(2) === 1;
    // Zero is not counted twice.
    if (isNegative && magnitude === 0) continue;
    return isNegative ? -magnitude : magnitude;
  }
}

/** True with probability exp(-gamma), for gamma from 0 to 1. */
function bernoulliExp(stream: KeyedStream, { numerator, denominator }: Rational): boolean {
  let steps = 1;
  while (stream.integer(denominator * steps) < numerator) steps++;
  return steps % 2 === 1;
}
