/** Puts the turns of a conversation together. */
import { pick, type Random } from '../core/random.ts';
import type { Account } from './accounts.ts';
import { chance, pickWeighted } from './draw.ts';
import { fill } from './fill.ts';
import type { Area, Language, Topic } from './material.ts';
import { personalRemark } from './personal-data.ts';
import { reword } from './reword.ts';
import { roughen } from './roughen.ts';
import type { SampleMessage } from './sample.ts';

export interface Subject {
  readonly area: Area;
  readonly topic: Topic;
}

export interface ComposeOptions {
  readonly account: Account;
  readonly language: Language;
  readonly subject: Subject;
  /** What the last turn is about, where it is about something else. */
  readonly wandersTo: Subject | null;
  /** Whether it deserves a flag. */
  readonly concerning: boolean;
}

export interface Composed {
  readonly messages: readonly SampleMessage[];
  readonly planted: readonly string[];
}

const OPENER = 0.25;
const SUBJECT = 0.42;
const CONTEXT_BEFORE = 0.15;
const CONTEXT_AFTER = 0.25;
const ASIDE = 0.2;
const CLOSER = 0.25;
const PERSONAL_DATA = 0.08;
/** Share of conversations by number of user turns. */
const TURNS = [0.45, 0.28, 0.16, 0.08, 0.03];

export function compose(options: ComposeOptions, random: Random): Composed {
  const { account, language } = options;
  const rough = (text: string): string => roughen(text, account.carelessness, random);
  const turns = [firstTurn(options, random), ...laterTurns(options, random)].map(rough);
  const remark = chance(random, PERSONAL_DATA) ? personalRemark(account.person, language.phrases, random) : null;
  // After roughening, so that the truth holds what is written.
  if (remark !== null) turns[0] = join([turns[0] as string, remark.text], language.space);
  const messages = turns.flatMap((content): SampleMessage[] => [
    { role: 'user', content },
    { role: 'assistant', content: fill(pick(random, language.phrases.replies), {}, random) },
  ]);
  return { messages, planted: remark?.planted ?? [] };
}

function firstTurn({ subject, language, concerning }: ComposeOptions, random: Random): string {
  const { area, topic } = subject;
  const { openers, subjects, closers, asides, slots } = language.phrases;
  const maybe = (probability: number, sentences: readonly string[], values = area.slots): string[] =>
    chance(random, probability) ? [fill(pick(random, sentences), values, random)] : [];
  const asks = concerning ? (topic.concern?.asks ?? topic.asks) : topic.asks;
  const before = maybe(CONTEXT_BEFORE, area.context);
  const parts = [
    ...maybe(OPENER, openers),
    ...maybe(SUBJECT, subjects, { about: topic.about }),
    ...before,
    say(pick(random, asks), area, random),
    ...(before.length > 0 ? [] : maybe(CONTEXT_AFTER, area.context)),
    ...maybe(ASIDE, asides, slots),
    ...maybe(CLOSER, closers),
  ];
  return join(parts, language.space);
}

function laterTurns({ subject, language, wandersTo }: ComposeOptions, random: Random): string[] {
  const count = pickWeighted(random, [...TURNS.keys()], (index) => TURNS[index] as number);
  const turns = new Set(Array.from({ length: count }, () => laterTurn(subject, language, random)));
  return wandersTo === null ? [...turns] : [...turns, say(pick(random, wandersTo.topic.asks), wandersTo.area, random)];
}

const kinds: readonly (readonly ['more' | 'ask' | 'follow', number])[] = [
  ['more', 0.4],
  ['ask', 0.3],
  ['follow', 0.3],
];

function laterTurn({ area, topic }: Subject, { phrases }: Language, random: Random): string {
  const [kind] = pickWeighted(random, kinds, ([, share]) => share);
  const sentences = { more: topic.more, ask: topic.asks, follow: phrases.follows }[kind];
  return say(pick(random, sentences), area, random);
}

function say(sentence: string, area: Area, random: Random): string {
  return reword(fill(sentence, area.slots, random), random);
}

/** Sentences in a row, each but the last with a mark at its end. */
function join(sentences: readonly string[], space: string): string {
  const mark = space === '' ? '。' : '.';
  const marked = (sentence: string): string => (/[.!?:。！？]$/u.test(sentence) ? sentence : `${sentence}${mark}`);
  return sentences.map((one, at) => (at < sentences.length - 1 ? marked(one) : one)).join(space);
}
