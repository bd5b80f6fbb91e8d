/** The single-file report: the built page with the data of a release inside, or of the trees of a run. */
import { AppError } from '../core/errors.ts';
import type { PageData } from './release.ts';

const opening = '<script type="application/json" id="release-data">';
const slot = `${opening}</script>`;

/**
 * The report template with the data in its one slot. The data cannot end the slot or start markup, whatever
 * the names in it hold.
 *
 * @throws AppError `REPORT_TEMPLATE_MISSING_SLOT` unless the template has exactly one empty slot.
 */
export function fillReport(template: string, data: PageData): string {
  const [before, after, ...more] = template.split(slot);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new AppError({
      code: 'REPORT_TEMPLATE_MISSING_SLOT',
      message: 'The template of the report does not have exactly one place for the data.',
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
