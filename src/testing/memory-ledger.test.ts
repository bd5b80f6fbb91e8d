import { describeLedger } from './ledger-contract.ts';
import { memoryLedger } from './memory-ledger.ts';

describeLedger('a ledger in memory', async () => {
  const ledger = memoryLedger();
  return { ledger, reopen: async () => ledger };
});
