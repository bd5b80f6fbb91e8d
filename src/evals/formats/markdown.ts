/** Text made safe for Markdown. */

/** Text as it stands: no mark of it is markup, and it stays in its line. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_{}[\]<>#|~&!]/gu, '\\$&');
}

/** A link where it is one. */
export function linked(text: string): string {
  return /^https?:\/\/[^\s<>]+$/u.test(text) ? `<${text}>` : plain(text);
}

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(columns) + line(columns.map(() => '---')) + rows.map(line).join('');
}

/** As it stands, on one line and as code: nothing in it is markup, closes the quotation, or ends the cell of a table. */
export function code(text: string): string {
  const safe = text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replaceAll('`', "'")
    // A backslash before it would be what is escaped, and the pipe would end the cell.
    .replaceAll(/\\(?=\|)/gu, '\\ ')
    .replaceAll('|', '\\|')
    .trim();
  return `\`${safe === '' ? ' ' : safe}\``;
}
