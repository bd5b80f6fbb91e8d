/** What is said of a model that was checked. There is no fault in what Sightline has a way around. */
import type { LogprobsProbe, StructuredProbe } from '../calls/probe.ts';

export interface Found {
  /** Null where there was nothing to ask, or there is a way without it. */
  readonly ok: boolean | null;
  /** What came back. */
  readonly found: string;
  /** What Sightline does about it; empty where there is nothing to do. */
  readonly remedy: string;
}

const structuredWords: Readonly<Record<StructuredProbe['outcome'], Found>> = {
  answered: { ok: true, found: 'JSON of the asked shape at once', remedy: '' },
  repaired: {
    ok: true,
    found: 'JSON of the asked shape after a complaint',
    remedy: 'Answers that cannot be read are sent back, up to twice.',
  },
  refused: { ok: false, found: 'it refused', remedy: 'Refusals are counted, and what they leave open stays open.' },
  'too-long': { ok: false, found: 'a short prompt did not fit', remedy: 'Give the server a longer context.' },
  truncated: {
    ok: false,
    found: 'the answer was cut off',
    remedy: 'Let it reason less, or choose a model that does not.',
  },
  malformed: {
    ok: false,
    found: 'no JSON of the asked shape, after two complaints either',
    remedy: 'Choose another model: most answers of this one will be lost.',
  },
};

export function structuredFound({ outcome }: StructuredProbe): Found {
  return structuredWords[outcome];
}

export function logprobsFound({ alternatives, mass }: LogprobsProbe, asked: number): Found {
  const instead = 'Answers are sampled several times instead.';
  if (asked === 0) return { ok: null, found: 'this kind of model gives none', remedy: instead };
  if (alternatives === 0) return { ok: null, found: 'none came back', remedy: instead };
  const found = `${alternatives} alternatives a token, ${(100 * mass).toFixed(1)} % of the probability`;
  const remedy = alternatives < asked ? 'Labels outside of them get an upper bound.' : '';
  return { ok: true, found, remedy };
}
