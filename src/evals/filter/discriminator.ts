/**
 * How probable it is that an item is what it should be (Perez et al. 2022, section 2.2; without a preference model, the label's
 * probability as a language model answers). From log-probabilities where the server gives them, from votes where it does not.
 */
import type { Caller, CommittedReply } from '../../calls/call.ts';
import { answerTokens } from '../answers/answer-tokens.ts';
import { labelMass } from '../answers/label-mass.ts';
import { labelIn } from '../answers/label-text.ts';
import type { ChoiceQuestion } from './check.ts';

export interface DiscriminatorOptions {
  /** Alternatives a token that can be asked for; 0: votes are counted. */
  readonly logprobs: number;
  /** Draws for one check in all, where votes are counted. */
  readonly votes: number;
  /** Whether the model thinks before it answers though it is told not to: then there is room for it. */
  readonly thinks: boolean;
}

export interface Discriminator {
  readonly how: 'log-probabilities' | 'votes';
  /** Calls that one check with so many questions takes. */
  callsFor(questions: number): number;
  /**
   * Probability of what is wanted, 0 to 1, over all ways in which it is asked; null where the model answers with none of the labels
   * in more than half of what it says.
   */
  probability(questions: readonly ChoiceQuestion[]): Promise<number | null>;
}

/** Room for a label and what some models write around it. */
const ROOM = 16;
/** For thoughts that a model cannot be kept from, in tokens. */
const ROOM_TO_THINK = 3000;
/** Least part of what is answered that must be labels. */
const LEAST_COVERAGE = 0.5;

export function createDiscriminator(caller: Caller, { logprobs, votes, thinks }: DiscriminatorOptions): Discriminator {
  const room = ROOM + (thinks ? ROOM_TO_THINK : 0);
  const ask: Ask = (question, sample) => callFor(caller, question, { sample, logprobs, room });
  if (logprobs > 0) {
    return {
      how: 'log-probabilities',
      callsFor: (questions) => questions,
      probability: async (questions) => meanOf(await Promise.all(questions.map((question) => byTokens(ask, question)))),
    };
  }
  const draws = (questions: number): number => Math.max(1, Math.ceil(votes / Math.max(1, questions)));
  return {
    how: 'votes',
    callsFor: (questions) => questions * draws(questions),
    probability: async (questions) => {
      const said = questions.map((question) => byVotes(ask, question, draws(questions.length)));
      return smoothed((await Promise.all(said)).flat());
    },
  };
}

type Ask = (question: ChoiceQuestion, sample: number) => Promise<CommittedReply>;

async function byTokens(ask: Ask, question: ChoiceQuestion): Promise<number | null> {
  const { tokens, text } = await ask(question, 0);
  const { labels, wanted } = question;
  const answer = tokens === null ? [] : answerTokens(tokens, text);
  // What a server leaves out now and then is what the model said, for certain.
  if (answer.length === 0) return certainly(labelIn(text, labels), wanted);
  const { mass, coverage, untold } = labelMass(answer, labels);
  // A label that nothing is told of may have all that is not told of: where few alternatives are, that is much.
  const all = mass.includes(0) ? coverage + untold : coverage;
  return coverage < LEAST_COVERAGE ? null : (mass[wanted] as number) / all;
}

async function byVotes(ask: Ask, question: ChoiceQuestion, draws: number): Promise<(boolean | null)[]> {
  const replies = Array.from({ length: draws }, (_, sample) => ask(question, sample));
  return (await Promise.all(replies)).map(({ text }) => {
    const said = labelIn(text, question.labels);
    return said === null ? null : said === question.wanted;
  });
}

interface Asking {
  readonly sample: number;
  readonly logprobs: number;
  /** Tokens. */
  readonly room: number;
}

function callFor(
  caller: Caller,
  { prompt, messages }: ChoiceQuestion,
  { sample, logprobs, room }: Asking,
): Promise<CommittedReply> {
  const { reasoningTokens, maxTemperature } = caller.model.capabilities;
  return caller.call({
    prompt,
    request: {
      messages,
      maxOutputTokens: room + reasoningTokens,
      reasoning: 'least',
      // The probabilities of the model as it is.
      ...(maxTemperature !== null && { temperature: 1 }),
      ...(logprobs > 0 && { logprobs }),
    },
    sample,
  });
}

function certainly(said: number | null, wanted: number): number | null {
  return said === null ? null : Number(said === wanted);
}

/** Of those that answered. */
function meanOf(probabilities: readonly (number | null)[]): number | null {
  const known = probabilities.filter((one) => one !== null);
  if (known.length < LEAST_COVERAGE * probabilities.length || known.length === 0) return null;
  return known.reduce((sum, one) => sum + one, 0) / known.length;
}

/** (votes + 1) / (k + 2), Laplace's rule: five of five say little more than that it is likely. */
function smoothed(votes: readonly (boolean | null)[]): number | null {
  const counted = votes.filter((vote) => vote !== null);
  if (counted.length < LEAST_COVERAGE * votes.length || counted.length === 0) return null;
  return (counted.filter(Boolean).length + 1) / (counted.length + 2);
}
