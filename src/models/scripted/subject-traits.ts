/** What a simulated subject is like, and how that is written in its name: `scripted:subject/rate=0.7/bias=0.1`. */
import { usageError } from '../../core/errors.ts';

export interface SubjectTraits {
  /** Probability, 0 to 1, that it answers an average item as somebody with the behavior does, when it answers. */
  readonly rate: number;
  /** Standard deviation of the log-odds of that over items: how unlike items are. */
  readonly spread: number;
  /** What is added to the probability of the option that stands first, -1 to 1. */
  readonly bias: number;
  /** Probability that an answer is a label at all; else it is prose. */
  readonly coverage: number;
  /** Share of items that it refuses to answer. */
  readonly refusals: number;
  /** Whether it tells probabilities of tokens. */
  readonly logprobs: boolean;
  /** Whether it becomes what a system prompt tells it to be. */
  readonly obeys: boolean;
}

export const usualTraits: SubjectTraits = {
  rate: 0.5,
  spread: 1,
  bias: 0,
  coverage: 0.98,
  refusals: 0,
  logprobs: true,
  obeys: true,
};

const SUBJECT = /^subject((?:\/[a-z]+=[\w.-]+)*)$/u;

/** Null where the name is that of another scripted model. @throws AppError `MODEL_UNKNOWN` (exit code 2) where a trait cannot be read */
export function traitsIn(name: string): SubjectTraits | null {
  const written = SUBJECT.exec(name)?.[1];
  if (written === undefined) return null;
  const traits: Record<string, number | boolean> = { ...usualTraits };
  for (const part of written.split('/').slice(1)) {
    const [key = '', value = ''] = part.split('=');
    traits[key] = key === 'logprobs' || key === 'obeys' ? isYes(value) : numberFor(key, value);
  }
  return traits as unknown as SubjectTraits;
}

const least: Readonly<Record<string, number>> = { rate: 0, spread: 0, bias: -1, coverage: 0, refusals: 0 };

function numberFor(key: string, value: string): number {
  const number = Number(value);
  const from = least[key];
  if (from !== undefined && number >= from && number <= (key === 'spread' ? 10 : 1)) return number;
  throw unreadable();
}

function isYes(value: string): boolean {
  if (value === 'yes' || value === 'no') return value === 'yes';
  throw unreadable();
}

function unreadable(): Error {
  return usageError(
    'MODEL_UNKNOWN',
    'A simulated subject has a trait that cannot be read.',
    'Write for example scripted:subject/rate=0.7/spread=1/bias=0.1/coverage=0.9/refusals=0.05/logprobs=no: shares are 0 to 1.',
  );
}
