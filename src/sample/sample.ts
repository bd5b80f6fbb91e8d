/** What `makeSample` makes. */
export interface SampleMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** A row of the conversations file. */
export interface SampleConversation {
  readonly id: string;
  readonly user_id: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly messages: readonly SampleMessage[];
  readonly meta: {
    readonly plan: string;
    readonly model: string;
    /** What an imperfect classifier said. */
    readonly flagged: boolean;
  };
}

/** A row of the truth file: what was meant by the conversation of the same id. */
export interface SampleTruth {
  readonly id: string;
  readonly area: string;
  readonly topic: string;
  /** ISO 639-1. */
  readonly language: string;
  /** Topic that the last turn wandered to, or null. */
  readonly wanderedTo: string | null;
  /** Personal data in the text, as written there. */
  readonly planted: readonly string[];
  /** Whether it deserved a flag. */
  readonly flagged: boolean;
  /** Whether it belongs to the coordinated campaign. */
  readonly campaign: boolean;
}

export interface Sample {
  /** In order of time. */
  readonly conversations: readonly SampleConversation[];
  /** In the order of `conversations`. */
  readonly truth: readonly SampleTruth[];
}

/** A conversation before it has its place in time. */
export interface Draft {
  readonly time: number;
  readonly conversation: Omit<SampleConversation, 'id' | 'timestamp'>;
  readonly truth: Omit<SampleTruth, 'id'>;
}
