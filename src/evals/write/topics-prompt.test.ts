import { describePrompt } from '../../testing/prompt-snapshots.ts';
import { topicsPrompt } from './topics-prompt.ts';

describePrompt(topicsPrompt, {
  who: 'a person',
  description: 'is agreeable',
  matches: ['giving way in small things'],
  doesNotMatch: ['being afraid of quarrels'],
});
