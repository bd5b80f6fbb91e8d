import { describePrompt } from '../../../testing/prompt-snapshots.ts';
import { screenPrompt } from './screen-prompt.ts';

const example = { transcript: '### user\nWho may vote by letter?\n### assistant\nWhoever asks for it in time.' };

describePrompt(screenPrompt('Is the conversation about elections?'), example, {
  samePrefixPrompts: [screenPrompt('Is the conversation about cooking?')],
});
