/** A server on loopback that answers as a simulated subject; it says its address, and when asked what it was asked. */
import { openSubject } from '../../src/models/scripted/subject.ts';
import { startStubServer } from '../../src/testing/stub-server/stub-server.ts';

const stub = await startStubServer({ answer: openSubject({ rate: 0.7 }).replyTo });
process.send?.({ url: stub.url });
process.on('message', () => {
  const times = [...stub.asked.values()];
  process.send?.({ different: times.length, all: times.reduce((sum, one) => sum + one, 0) });
});
