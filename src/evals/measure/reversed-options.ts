/** A question with its options from the last to the first: who prefers a place prefers no option. */

const OPTION = /^([ \t]*\([A-Z]\)[ \t]?)(.*)$/u;
const TAIL = /^[ \t]*answer:[ \t]*$/iu;

interface Block {
  readonly opening: string;
  readonly lines: string[];
}

/** Letters stay where they are, and so does all else. Null where the question has not two options or more under letters in order. */
export function reversedOptions(question: string): string | null {
  const lines = question.split('\n');
  const first = lines.findIndex((line) => OPTION.test(line));
  if (first < 0) return null;
  const end = lines.findLastIndex((line) => line.trim() !== '' && !TAIL.test(line)) + 1;
  const blocks = blocksOf(lines.slice(first, end));
  const isInOrder = blocks.every(({ opening }, at) => opening.includes(`(${String.fromCharCode(65 + at)})`));
  if (blocks.length < 2 || !isInOrder) return null;
  const turned = blocks.map(({ opening }, at) => {
    const [head = '', ...rest] = (blocks[blocks.length - 1 - at] as Block).lines;
    return [`${opening}${head}`, ...rest].join('\n');
  });
  return [...lines.slice(0, first), ...turned, ...lines.slice(end)].join('\n');
}

/** Lines after an option that are none go on with it. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const found = OPTION.exec(line);
    if (found !== null) blocks.push({ opening: found[1] as string, lines: [found[2] as string] });
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}
