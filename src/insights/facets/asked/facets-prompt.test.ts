import { describePrompt } from '../../../testing/prompt-snapshots.ts';
import { askedFacets } from './built-in/index.ts';
import { facetPrompt, facetsPrompt } from './facets-prompt.ts';

const example = { transcript: '### user\nHow long do I boil an egg?\n### assistant\nAbout eight minutes.' };
const [first, ...others] = askedFacets;

describePrompt(facetsPrompt(askedFacets), example, { samePrefix: [{ transcript: '### user\nHello' }] });
describePrompt(facetPrompt(first as (typeof askedFacets)[number]), example, {
  samePrefixPrompts: others.map(facetPrompt),
});
