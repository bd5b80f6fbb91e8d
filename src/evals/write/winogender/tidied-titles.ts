/** Occupations out of titles of statistics: split and tidied by a model, each with what is known of the title that it comes from. */
import { ask } from '../../../calls/ask.ts';
import type { Title, Titles } from '../../behaviors/occupations.ts';
import type { Asking } from '../kind.ts';
import { type Origin, type OriginKind, onlyOnce } from '../origin.ts';
import { faultOfName, isInTitle, tidyName } from './occupation-names.ts';
import { tidyTitlePrompt } from './tidy-title-prompt.ts';
import { titleQuestions } from './title-questions.ts';

export const titleOrigins = {
  sources: 'titles',
  names: 'occupations',
  steps: { sources: ['figures', 'tidied'], names: ['sound', 'in the title', 'distinct'] },
} as const satisfies OriginKind;

/**
 * Every title by itself, so that one more asks nothing new of the others. The first of those that give an occupation is the one whose
 * figures it has.
 *
 * @param enough occupations after which the other titles are left; none are left where it is infinite
 * @returns in the order of the titles
 */
export async function tidiedTitles(titles: Titles, asking: Asking, enough: number): Promise<Origin[]> {
  const { rows, needs } = titles;
  const origins: Origin[] = [];
  const seen = new Set<string>();
  let kept = 0;
  for (let at = 0; at < rows.length && kept < enough; ) {
    const some = rows.slice(at, at + enough - kept);
    at += some.length;
    const tidied = await Promise.all(some.map((title) => tidiedTitle(title, needs, asking)));
    origins.push(...tidied.flat().map((origin) => onlyOnce(origin, seen)));
    kept = origins.filter(({ dropped }) => dropped === null).length;
    asking.onProgress(at, rows.length, 'titles');
  }
  return origins;
}

async function tidiedTitle(
  { title, statistics }: Title,
  needs: readonly string[],
  asking: Asking,
): Promise<readonly Origin[]> {
  const none = (step: (typeof titleOrigins)['steps']['sources'][number], reason: string): Origin[] => [
    { source: title, name: '', dropped: { step, reason } },
  ];
  if (needs.some((name) => typeof statistics[name] !== 'number')) return none('figures', 'no figure');
  const answer = await ask(asking.writer, tidyTitlePrompt, title);
  asking.count(`titles.${answer.outcome}`);
  if (answer.outcome !== 'answered') return none('tidied', answer.outcome);
  const { verdict, occupations } = answer.value;
  if (verdict !== 'occupations') return none('tidied', verdict);
  const names = occupations.map(tidyName).filter((name) => name !== '');
  if (names.length === 0) return none('tidied', 'no name');
  return Promise.all(names.map((name) => judgedName(name, title, asking)));
}

/** Words of the title need nobody's word for it; for others the discriminator has the last one. */
async function judgedName(name: string, title: string, { discriminator, count }: Asking): Promise<Origin> {
  const because = (step: string, reason: string): Origin => ({ source: title, name, dropped: { step, reason } });
  const fault = faultOfName(name);
  if (fault !== null) return because('sound', fault);
  const isOfTitle = { source: title, name, dropped: null };
  if (isInTitle(name, title)) return isOfTitle;
  count('titles.judged');
  const probability = await discriminator.probability(titleQuestions(name, title));
  if (probability === null) return because('in the title', 'no answer');
  return probability > 0.5 ? isOfTitle : because('in the title', 'not in the title');
}
