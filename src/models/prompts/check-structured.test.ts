import { describePrompt } from '../../testing/prompt-snapshots.ts';
import { checkStructured } from './check-structured.ts';

describePrompt(checkStructured, { sentence: 'Could you tell me when the library opens on Sundays?' });
