/** The stub server in a process of its own: `node stub.ts LATENCY`. Says where it is, and ends with its parent. */
import { startStubServer } from '../../src/testing/stub-server/stub-server.ts';

const latency = Number(process.argv[2] ?? 0);
const reply = {
  finish: 'stop' as const,
  text: '{"language":"en","words":4,"kind":"question"}',
  tokens: null,
  usage: { input: 120, cacheRead: 0, cacheWrite: 0, output: 20 },
};
const stub = await startStubServer({ ...(latency > 0 && { latency }), answer: () => reply });
process.stdout.write(stub.url);
process.stdin.resume().on('end', () => process.exit());
