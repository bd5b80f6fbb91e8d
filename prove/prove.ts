/** `npm run prove`: the long proofs. Their reduced, fixed-seed versions are tests of the suite. */
import { join } from 'node:path';
import { runTasks } from '../bench/harness/run-tasks.ts';
import { attacksProof } from './attacks.ts';
import { comparisonsProof } from './comparisons.ts';
import { coverageProof } from './coverage.ts';
import { determinism } from './determinism.ts';
import { dp } from './dp.ts';
import { duplicatesProof } from './duplicates/duplicates.ts';
import { estimatesProof } from './estimates.ts';
import { estimatorsProof } from './estimators.ts';
import { formatsProof } from './formats.ts';
import { gate } from './gate/gate.ts';
import { hostileNamesProof } from './hostile-names.ts';
import { kills } from './kills.ts';
import { ledgerProof } from './ledger/ledger.ts';
import { promptfooProof } from './promptfoo/promptfoo.ts';
import { ratingsProof } from './ratings.ts';
import { secrets } from './secrets/secrets.ts';

process.exitCode = await runTasks(
  {
    verb: 'prove',
    things: 'Proofs',
    tasks: [
      kills,
      determinism,
      secrets,
      gate,
      ledgerProof,
      attacksProof,
      dp,
      comparisonsProof,
      coverageProof,
      estimatesProof,
      estimatorsProof,
      formatsProof,
      promptfooProof,
      hostileNamesProof,
      ratingsProof,
      duplicatesProof,
    ],
    results: join(import.meta.dirname, 'results'),
  },
  process.argv.slice(2),
);
