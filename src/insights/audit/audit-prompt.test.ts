import { describePrompt } from '../../testing/prompt-snapshots.ts';
import { auditPrompt } from './audit-prompt.ts';

describePrompt(
  auditPrompt,
  { name: 'Heat an oven', description: 'Requests about ovens that stay cold.' },
  { samePrefix: [{ name: 'Bake bread', description: 'Requests about bread.' }] },
);
