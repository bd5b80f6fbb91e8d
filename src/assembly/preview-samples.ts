/** A few conversations as a run would have them, with what they say masked: who speaks, how long, and what the fields are called. */
import { sha256 } from '../core/hash.ts';
import type { Conversation, Message } from '../insights/records.ts';
import { stopWordsOf } from '../text/stop-words.ts';
import { maskedText } from './masked-text.ts';

export interface PreviewSample {
  readonly format: string | null;
  /** Whether an account and a time were found. */
  readonly hasAccount: boolean;
  readonly hasTime: boolean;
  /** The first of them. */
  readonly messages: readonly { readonly role: Message['role']; readonly text: string; readonly characters: number }[];
  /** Of the whole conversation. */
  readonly messageCount: number;
}

export interface SampleDraw {
  add(conversation: Conversation, format: string | null): void;
  samples(): PreviewSample[];
}

const MESSAGES = 6;
const CHARACTERS = 200;

interface Drawn {
  readonly draw: string;
  readonly sample: PreviewSample;
}

/** Which are drawn depends on their ids and the seed alone: the order of rows says nothing. */
export function sampleDraw(count: number, seed: number, detect: (text: string) => string): SampleDraw {
  let drawn: Drawn[] = [];
  return {
    add: (conversation, format) => {
      if (count === 0) return;
      const draw = sha256(`${seed}/preview/${conversation.id}`);
      if (drawn.length >= count && draw >= (drawn.at(-1) as Drawn).draw) return;
      const others = drawn.filter((other) => other.draw !== draw);
      drawn = [...others, { draw, sample: sampleOf(conversation, format, detect) }]
        .sort((left, right) => (left.draw < right.draw ? -1 : 1))
        .slice(0, count);
    },
    samples: () => drawn.map(({ sample }) => sample),
  };
}

function sampleOf(
  { messages, account, startedAt }: Conversation,
  format: string | null,
  detect: (text: string) => string,
): PreviewSample {
  const masked = (text: string) => maskedText(text, CHARACTERS, stopWordsOf(detect(text)));
  return {
    format,
    hasAccount: account !== undefined,
    hasTime: startedAt !== undefined,
    messages: messages
      .slice(0, MESSAGES)
      .map(({ role, text }) => ({ role, text: masked(text), characters: text.length })),
    messageCount: messages.length,
  };
}
