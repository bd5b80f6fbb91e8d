/** The project's own sample conversations: everything in them is made up, and everything follows from the seed. */
import { jsonLines } from '../core/json.ts';
import { createRandom, pick, type Random } from '../core/random.ts';
import { type Account, makeAccounts } from './accounts.ts';
import { makeCampaign } from './campaign.ts';
import { compose, type Subject } from './compose.ts';
import { chance, pickWeighted, weightedDraws } from './draw.ts';
import { flagsOf } from './flags.ts';
import { languages } from './languages/index.ts';
import type { Area, Language } from './material.ts';
import type { Draft, Sample } from './sample.ts';
import { drawTime } from './times.ts';

export type { Sample, SampleConversation, SampleTruth } from './sample.ts';

export const DEFAULT_SAMPLE_SIZE = 6000;

export interface MakeSampleOptions {
  readonly conversations: number;
  readonly seed: number;
}

/** How much more a favourite area comes up than any other. */
const FAVOURITE = 8;
const WANDERS = 0.07;
/** Accounts of other languages write in the first one now and then. */
const IN_THE_FIRST_LANGUAGE = 0.05;
const GROWING_AREA = 'learning';
const GROWTH = 2.2;

/** `conversations` in order of time, with the truth about each. The same options give the same sample. */
export function makeSample({ conversations, seed }: MakeSampleOptions): Sample {
  const random = createRandom(seed).fork('sample');
  const accounts = makeAccounts(conversations, languages, random.fork('accounts'));
  const campaign = makeCampaign(conversations, accounts.length, random.fork('campaign'));
  const authors = authorsOf(accounts, conversations - campaign.length, random.fork('authors'));
  const drafts = authors.map((account, index) => makeDraft(account, random.fork(`conversation-${index}`)));
  return numbered([...drafts, ...campaign]);
}

/** The conversations file: JSON lines. */
export function sampleJsonl({ conversations }: Sample): string {
  return jsonLines(conversations);
}

/** The truth file: JSON lines, one for each conversation. */
export function truthJsonl({ truth }: Sample): string {
  return jsonLines(truth);
}

function authorsOf(accounts: readonly Account[], count: number, random: Random): Account[] {
  const draw = weightedDraws(accounts, ({ activity }) => activity);
  return Array.from({ length: count }, () => draw(random));
}

function makeDraft(account: Account, random: Random): Draft {
  const language = languageOf(account, random);
  const subject = drawSubject(account, language, random);
  const wandersTo = chance(random, WANDERS) ? drawSubject(account, language, random) : null;
  const { concerning, flagged } = flagsOf(subject.topic, random);
  const { messages, planted } = compose({ account, language, subject, wandersTo, concerning }, random);
  const { area, topic } = subject;
  return {
    time: drawTime(random, area.name === GROWING_AREA ? GROWTH : 1),
    conversation: {
      user_id: account.id,
      messages,
      meta: { plan: account.plan, model: modelFor(area, random), flagged },
    },
    truth: {
      area: area.name,
      topic: topic.name,
      language: language.code,
      wanderedTo: wandersTo?.topic.name ?? null,
      planted,
      flagged: concerning,
      campaign: false,
    },
  };
}

function languageOf({ language }: Account, random: Random): Language {
  return chance(random, IN_THE_FIRST_LANGUAGE) ? (languages[0] as Language) : language;
}

function drawSubject(account: Account, { areas }: Language, random: Random): Subject {
  const area = pickWeighted(random, areas, (one) => (account.favourites.includes(one) ? FAVOURITE : 1));
  return { area, topic: pickWeighted(random, area.topics, ({ weight = 1 }) => weight) };
}

const MODELS = ['sparrow', 'heron', 'crane'];
const WRITERS_MODEL = 'heron';

function modelFor({ name }: Area, random: Random): string {
  return name === 'writing' && chance(random, 0.5) ? WRITERS_MODEL : pick(random, MODELS);
}

function numbered(drafts: readonly Draft[]): Sample {
  const inTime = drafts.toSorted((left, right) => left.time - right.time);
  const idOf = (index: number): string => `sample-${String(index + 1).padStart(5, '0')}`;
  return {
    conversations: inTime.map(({ time, conversation: { user_id, messages, meta } }, index) => ({
      id: idOf(index),
      user_id,
      timestamp: new Date(time).toISOString(),
      messages,
      meta,
    })),
    truth: inTime.map(({ truth }, index) => ({ id: idOf(index), ...truth })),
  };
}
