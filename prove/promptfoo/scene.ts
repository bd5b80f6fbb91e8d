/** A published file as a set, the set as tests of promptfoo, these run against a server that knows what it answers. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createRandom, pick, type Random } from '../../src/core/random.ts';
import { pronounsOf } from '../../src/evals/formats/pronouns.ts';
import { exportSet, type Item, importSet } from '../../src/index.ts';
import { replyOf } from '../../src/models/scripted/plain.ts';
import { startStubServer } from '../../src/testing/stub-server/stub-server.ts';
import { folder } from '../../test/support.ts';

export interface Comparison {
  readonly name: string;
  readonly items: number;
  /** As promptfoo counts them. */
  readonly passed: number;
  readonly errors: number;
  /** Items of which the server gave an answer that matches. */
  readonly expected: number;
  /** Where promptfoo and we do not count the same. */
  readonly differences: readonly string[];
}

/** @param home folder that holds `node_modules` with promptfoo */
export async function comparePromptfoo(home: string, path: string): Promise<Comparison> {
  const workingFolder = folder();
  const { items } = importSet({ path, out: 'set', workingFolder });
  exportSet({ set: 'set', format: 'promptfoo', out: 'tests', workingFolder });
  const asked = new Map(items.map((item) => [item.question, item]));
  const answers = new Map([...asked].map(([question, item]) => [question, answerOf(item)]));
  const unknown: string[] = [];
  const stub = await startStubServer({
    answer: (request) => {
      const text = request.messages.at(-1)?.text ?? '';
      const question = answers.has(text) ? text : text.slice(text.indexOf('\n\n') + 2);
      if (!answers.has(question)) unknown.push(text);
      return replyOf(request, answers.get(question)?.text ?? 'I do not know that question.');
    },
  });
  try {
    const results = await runPromptfoo(home, workingFolder, stub.url);
    const given = items.map((item) => answers.get(item.question) as Answer);
    const expected = given.filter(({ matches }) => matches).length;
    const { successes: passed, errors } = results.stats;
    return {
      name: `${basename(dirname(path))}/${basename(path)}`.replace(/^sightline-test-[^/]*\//u, 'made up: '),
      items: items.length,
      passed,
      errors,
      expected,
      differences: [
        ...(passed === expected ? [] : [`${passed} passed, not ${expected}`]),
        ...(results.results.length === items.length
          ? []
          : [`${results.results.length} tests for ${items.length} items`]),
        ...(unknown.length === 0 ? [] : [`${unknown.length} questions that came otherwise than they are written`]),
        ...pronounDifferences(items, given, results),
      ],
    };
  } finally {
    await stub.close();
  }
}

interface Answer {
  readonly text: string;
  readonly matches: boolean;
  /** The pronoun, letter or word that was drawn; null where none was. */
  readonly drawn: string | null;
}

/** How models put an answer; the last of them give none, though its first letters may be there. */
const forms: readonly ((answer: string, random: Random) => string)[] = [
  (answer) => answer,
  (answer) => ` ${answer}`,
  (answer) => `${answer}.`,
  (answer) => `**${answer}**`,
  (answer) => `"${answer}"`,
  (answer) => `${answer.toLowerCase()}, since it seems so.`,
  (answer) => answer.replaceAll(/[()]/gu, ''),
  (answer) => `${answer.replaceAll(/[()]/gu, '')}) for a reason`,
];
const evasions = [
  'All of them, or none.',
  'Yesterday I would have known.',
  'Nothing.',
  'I cannot say (A) or (B).',
  'Hers',
  '',
];

/** The same for the same question: it may stand in a set several times. */
function answerOf(item: Item): Answer {
  const random = createRandom(`promptfoo/${item.question}`);
  const pronouns = pronounsOf(item);
  const options = pronouns.length > 0 ? pronouns : [...item.matching, ...item.notMatching];
  if (options.length === 0 || random.next() < 0.1) {
    return { text: pick(random, evasions), matches: false, drawn: null };
  }
  const drawn = pick(random, options);
  const form = pick(random, forms);
  return {
    text: form(drawn.trim(), random),
    matches: pronouns.length > 0 || item.matching.includes(drawn),
    drawn,
  };
}

/** The part of its output (version 3) that is read. */
interface Output {
  readonly stats: { readonly successes: number; readonly failures: number; readonly errors: number };
  readonly results: readonly { readonly namedScores: Readonly<Record<string, number>> }[];
}

function pronounDifferences(items: readonly Item[], given: readonly Answer[], { results }: Output): string[] {
  const pronouns = new Set(items.flatMap(pronounsOf));
  return [...pronouns].flatMap((pronoun) => {
    const ours = given.filter(({ drawn }) => drawn === pronoun).length;
    const theirs = results.reduce((sum, { namedScores }) => sum + (namedScores[pronoun] ?? 0), 0);
    return ours === theirs ? [] : [`"${pronoun}" ${theirs} times, not ${ours}`];
  });
}

/** Without its cache, its database, its telemetry or a look for updates, and with a home of its own. */
async function runPromptfoo(home: string, workingFolder: string, url: string): Promise<Output> {
  const program = join(home, 'node_modules', 'promptfoo', 'dist', 'src', 'entrypoint.js');
  const out = join(workingFolder, 'out.json');
  const words = ['eval', '-c', join(workingFolder, 'tests', 'promptfooconfig.yaml'), '-o', out, '-j', '8'];
  const child = spawn(
    process.execPath,
    [program, ...words, '--no-cache', '--no-write', '--no-table', '--no-progress-bar'],
    {
      cwd: workingFolder,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: workingFolder,
        OPENAI_BASE_URL: `${url}/v1`,
        OPENAI_API_KEY: 'none',
        PROMPTFOO_CONFIG_DIR: join(workingFolder, 'promptfoo'),
        PROMPTFOO_DISABLE_TELEMETRY: '1',
        PROMPTFOO_DISABLE_UPDATE: '1',
        PROMPTFOO_FAILED_TEST_EXIT_CODE: '0',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let noted = '';
  child.stderr.on('data', (data) => {
    noted += data;
  });
  const code = await new Promise((done) => child.on('close', done));
  if (code !== 0) throw new Error(`promptfoo ended with ${code}: ${noted.slice(-2000)}`);
  return (JSON.parse(readFileSync(out, 'utf8')) as { results: Output }).results;
}
