/** Pages in one file: the built page with its data inside. The report holds those of a release, or of the trees of a run. */
import { AppError } from '../core/errors.ts';
import type { PageData } from './release.ts';

/**
 * The report template with the data in its one slot. The data cannot end the slot or start markup, whatever
 * the names in it hold.
 *
 * @throws AppError `REPORT_TEMPLATE_MISSING_SLOT` unless the template has exactly one empty slot.
 */
export function fillReport(template: string, data: PageData): string {
  return filled(template, 'release-data', data);
}

/** The same of the page on which people rate items. */
export function fillRatingPage(template: string, data: object): string {
  return filled(template, 'rating-data', data);
}

function filled(template: string, slot: string, data: object): string {
  const opening = `<script type="application/json" id="${slot}">`;
  const [before, after, ...more] = template.split(`${opening}</script>`);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new AppError({
      code: 'REPORT_TEMPLATE_MISSING_SLOT',
      message: 'The template of the page does not have exactly one place for the data.',
      hint: 'Build the page again with "npm run build:explorer".',
    });
  }
  return `${before}${opening}${jsonForScript(data)}</script>${after}`;
}

/** JSON that is safe inside a script element: no `<`, and no line separators that old JavaScript did not allow. */
function jsonForScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
