/** `node test/formats/write-golden-parquet.ts` writes the files of columns in `golden` again, from made-up rows. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lmsysColumns, writeParquet } from './write-parquet.ts';

const golden = join(import.meta.dirname, 'golden');
const input = join(golden, 'parquet', 'input');
mkdirSync(input, { recursive: true });

const said = (user: string, assistant: string) => [
  { role: 'user', content: user },
  { role: 'assistant', content: assistant },
];

const moderation = { categories: { hate: false }, category_scores: { hate: 0.01 }, flagged: false };
writeParquet(
  join(golden, 'lmsys', 'input', 'train.parquet'),
  [
    {
      conversation_id: 'a1',
      model: 'vicuna-13b',
      conversation: [...said('Which apples keep best?', 'Late ones.'), ...said('In sand?', 'Or in straw.')],
      turn: 2n,
      language: 'English',
      openai_moderation: [moderation, { ...moderation, flagged: true }, moderation, moderation],
      redacted: false,
    },
    { conversation_id: 'a2', model: 'vicuna-13b', conversation: [], turn: 0n, language: 'unknown', redacted: false },
    {
      conversation_id: 'a3',
      model: 'koala-13b',
      conversation: said('Wie spät ist es in Lima?', 'Das weiß ich nicht.'),
      turn: 1n,
      language: 'German',
      redacted: true,
    },
  ],
  lmsysColumns,
  { rowGroupSize: 2 },
);

const turn = {
  content: 'text',
  country: 'text',
  hashed_ip: 'text',
  language: 'text',
  role: 'text',
  toxic: 'yes-no',
  timestamp: 'time',
  turn_identifier: 'whole',
} as const;
writeParquet(
  join(input, 'wildchat.parquet'),
  [
    {
      conversation_hash: 'b1',
      model: 'gpt-4-0314',
      timestamp: new Date('2023-04-09T00:02:53Z'),
      conversation: [
        {
          content: 'hola',
          country: 'Spain',
          hashed_ip: 'person-b1',
          language: 'Spanish',
          role: 'user',
          toxic: false,
          turn_identifier: 10n,
        },
        {
          content: 'Hola',
          language: 'Spanish',
          role: 'assistant',
          toxic: false,
          timestamp: new Date('2023-04-09T00:02:53Z'),
          turn_identifier: 10n,
        },
      ],
      turn: 1n,
      language: 'Spanish',
      toxic: false,
      country: 'Spain',
      hashed_ip: 'person-b1',
    },
  ],
  {
    conversation_hash: 'text',
    model: 'text',
    timestamp: 'time',
    conversation: [turn],
    turn: 'whole',
    language: 'text',
    toxic: 'yes-no',
    country: 'text',
    hashed_ip: 'text',
    header: { 'user-agent': 'text' },
  },
  { codec: 'ZSTD' },
);

// As bulk exports have it: what is nested stands as JSON in a text.
writeParquet(
  join(input, 'langsmith.parquet'),
  [
    {
      id: 'r1',
      run_type: 'llm',
      start_time: new Date('2025-05-01T10:00:00Z'),
      inputs: JSON.stringify({ messages: [{ role: 'user', content: 'How do I prune a rose?' }] }),
      outputs: JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'In spring.' } }] }),
      extra: JSON.stringify({ metadata: { thread_id: 'th1', user_id: 'person-c1' } }),
      trace_id: 'r1',
    },
  ],
  {
    id: 'text',
    run_type: 'text',
    start_time: 'time',
    inputs: 'text',
    outputs: 'text',
    extra: 'text',
    trace_id: 'text',
    parent_run_id: 'text',
  },
  { codec: 'GZIP' },
);

writeParquet(
  join(input, 'messages.parquet'),
  [
    {
      id: 'd1',
      user_id: 'person-d1',
      messages: said('Name a river in Peru.', 'The Ucayali.'),
      meta: { plan: 'free', seats: 3n },
    },
    {
      id: 'd2',
      user_id: 'person-d2',
      messages: [{ role: 'assistant', content: 'Nobody asked.' }],
      meta: { plan: 'pro' },
    },
  ],
  {
    id: 'text',
    user_id: 'text',
    messages: [{ role: 'text', content: 'text' }],
    meta: { plan: 'text', seats: 'whole' },
  },
  { codec: 'BROTLI', offsetIndex: true },
);
