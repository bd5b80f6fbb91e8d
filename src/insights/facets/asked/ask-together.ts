/** All questions about a conversation in one call, but for those that are answered already: a changed question is asked alone. */
import { type Answer, ask, requestFor } from '../../../calls/ask.ts';
import type { Call, KeptAnswer, RecallingCaller } from '../../../calls/call.ts';
import { isObject } from '../../../core/json.ts';
import { jsonIn } from '../../../models/json-answer.ts';
import { type AskedConversation, facetsPrompt, type NamedQuestion, type WrittenAnswers } from './facets-prompt.ts';

/** What a call, or the ledger, came to. */
export interface Said {
  readonly outcome: Answer<unknown>['outcome'];
  /** By the name of the facet, whatever was said. */
  readonly written: Readonly<Record<string, unknown>>;
}

/**
 * Answers are kept one by one beside the reply that brought them, each as the answer to its question alone; and what was put together
 * of them as the answer to all. So whoever asks all again, this run or a later one, is told the same.
 */
export async function askTogether(
  caller: RecallingCaller,
  questions: readonly NamedQuestion[],
  input: AskedConversation,
): Promise<Said> {
  const whole = callOf(caller, questions, input);
  const [known] = await caller.recall([whole]);
  const before = known === null && questions.length > 1 ? await answersBefore(caller, questions, input) : {};
  const missing = questions.filter(({ name }) => before[name] === undefined);
  if (missing.length === questions.length) {
    const answer = await ask(caller, facetsPrompt(questions), input);
    if (known === null && answer.outcome === 'answered')
      await caller.keep(singly(caller, questions, input, answer.value));
    return said(answer);
  }
  const answer = missing.length === 0 ? null : await ask(caller, facetsPrompt(missing), input);
  if (answer !== null && answer.outcome !== 'answered')
    return { ...said(answer), written: { ...before, ...said(answer).written } };
  const written = { ...before, ...answer?.value };
  const all: KeptAnswer = { call: whole, text: JSON.stringify(written) };
  await caller.keep([all, ...singly(caller, missing, input, written)]);
  return { outcome: 'answered', written };
}

/** Of an answer that is malformed as a whole, the members that are not: `readAnswer` judges each by its own question. */
export function said(answer: Answer<WrittenAnswers>): Said {
  const { outcome } = answer;
  if (outcome === 'answered') return { outcome, written: answer.value };
  const json = outcome === 'malformed' ? jsonIn(answer.reply.text) : undefined;
  return { outcome, written: isObject(json) ? json : {} };
}

async function answersBefore(
  caller: RecallingCaller,
  questions: readonly NamedQuestion[],
  input: AskedConversation,
): Promise<Record<string, string>> {
  const replies = await caller.recall(questions.map((question) => callOf(caller, [question], input)));
  const answers = questions.flatMap((question, index): [string, string][] => {
    const reply = replies[index];
    const parsed = facetsPrompt([question]).schema.safeParse(reply == null ? undefined : jsonIn(reply.text));
    const answer = parsed.success ? parsed.data[question.name] : undefined;
    return answer === undefined ? [] : [[question.name, answer]];
  });
  return Object.fromEntries(answers);
}

/** One question is a call of its own already. */
function singly(
  caller: RecallingCaller,
  questions: readonly NamedQuestion[],
  input: AskedConversation,
  written: WrittenAnswers,
): KeptAnswer[] {
  if (questions.length < 2) return [];
  return questions.map((question) => {
    const { name } = question;
    return { call: callOf(caller, [question], input), text: JSON.stringify({ [name]: written[name] }) };
  });
}

function callOf(caller: RecallingCaller, questions: readonly NamedQuestion[], input: AskedConversation): Call {
  const prompt = facetsPrompt(questions);
  const { name, version } = prompt;
  return { prompt: { name, version }, request: requestFor(caller.model, prompt, input), sample: 0 };
}
