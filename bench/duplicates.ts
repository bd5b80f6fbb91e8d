/** What finding copies costs, and how that grows. What is found: `npm run prove -- duplicates`. */
import { makeSample } from '../src/index.ts';
import { comparableText } from '../src/text/comparable.ts';
import { copyGroups } from '../src/text/copy-groups.ts';
import type { Task } from './harness/task.ts';

const SIZES = [25_000, 50_000, 100_000] as const;
const MOST_SECONDS = 60;
const WORDS = 2000;
/** Requests that are put together to longer ones, and how many such. */
const TOGETHER = 8;
const LONGER = 10_000;
/** Words that stand before each request, as an application puts them there, and how many such. */
const FRAME = 90;
const FRAMED = 2000;

export const duplicates: Task = {
  name: 'duplicates',
  summary: 'Copies looked for among up to 100,000 conversations: processor seconds, and how they grow.',
  run: async ({ quick, say }) => {
    const share = quick ? 10 : 1;
    const found: Cost[] = [];
    const measure = (what: string, texts: readonly string[]): void => {
      found.push(costOf(what, texts));
      say(`${texts.length} ${what}: ${found.at(-1)?.seconds.toFixed(1)} processor seconds`);
    };
    for (const size of SIZES) measure('of the sample generator', requests(size / share));
    measure(`longer ones, ${TOGETHER} requests each`, together(requests((TOGETHER * LONGER) / share)));
    measure(`with the same ${FRAME} words before each`, framed(requests(FRAMED / share)));
    const whole = found[SIZES.length - 1] as Cost;
    return {
      tables: [
        {
          title: 'From texts to groups of copies',
          columns: [
            'conversations',
            'what',
            'words each',
            'different texts',
            'groups',
            'processor seconds',
            'of which reading words',
          ],
          rows: found.map((cost) => [
            cost.texts.toLocaleString('en'),
            cost.what,
            cost.words.toFixed(0),
            cost.distinct.toLocaleString('en'),
            cost.groups.toLocaleString('en'),
            cost.seconds.toFixed(1),
            cost.reading.toFixed(1),
          ]),
        },
      ],
      checks: [
        {
          what: `processor seconds for ${whole.texts.toLocaleString('en')} conversations`,
          limit: `< ${MOST_SECONDS}`,
          found: whole.seconds.toFixed(1),
          met: whole.seconds < MOST_SECONDS,
        },
      ],
      notes: [
        'Processor seconds are those of the user and of the system, of this one process: on a machine with other work they are more than alone.',
        'The generator fills in templates, so that far more of its texts look alike than of real ones, and ever more the more there are: that is why the time grows faster than their number.',
        'In the last row all begin alike, so that all meet in most buckets. A text is compared with 32 others at the most, whatever the input.',
      ],
    };
  },
};

interface Cost {
  readonly what: string;
  readonly texts: number;
  readonly words: number;
  readonly distinct: number;
  readonly groups: number;
  /** Of the processor, in all and for reading words. */
  readonly seconds: number;
  readonly reading: number;
}

function costOf(what: string, texts: readonly string[]): Cost {
  const before = process.cpuUsage();
  const read = texts.map((text) => comparableText(text, WORDS));
  const reading = secondsSince(before);
  const { first } = copyGroups(read);
  const seconds = secondsSince(before);
  return {
    what,
    texts: texts.length,
    words: read.reduce((sum, words) => sum + words.length, 0) / texts.length,
    distinct: new Set(texts).size,
    groups: new Set(first.filter((head, row) => head !== row)).size,
    seconds,
    reading,
  };
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function requests(conversations: number): string[] {
  return makeSample({ conversations, seed: 0 }).conversations.map(({ messages }) =>
    messages.flatMap(({ role, content }) => (role === 'user' ? [content] : [])).join('\n'),
  );
}

function together(texts: readonly string[]): string[] {
  return Array.from({ length: texts.length / TOGETHER }, (_, at) =>
    texts.slice(TOGETHER * at, TOGETHER * (at + 1)).join('\n'),
  );
}

function framed(texts: readonly string[]): string[] {
  const frame = Array.from({ length: FRAME }, (_, at) => `frame${at}`).join(' ');
  return texts.map((text) => `${frame}\n${text}`);
}
