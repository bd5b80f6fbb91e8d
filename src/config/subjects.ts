/** Models under test, as people name them: `provider:model`, with what is known of each. */
import { z } from 'zod';
import { NOT_A_PLAIN_LINE, PLAIN_LINE } from '../core/terminal-text.ts';
import { subjectForms, textFormats } from '../public-records/measurement.ts';

const line = z.string().min(1).max(200).regex(PLAIN_LINE, NOT_A_PLAIN_LINE);
const SIZE = /^(\d+(?:\.\d+)?(?:e\d+)?)\s*([kmbt]?)$/iu;
const TIMES: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** `1.1B`, `810M`, `143000`. */
const sizeSchema = z.union([
  z.number().min(0),
  z
    .string()
    .regex(SIZE, 'a size is a number, with K, M, B or T behind it or without')
    .transform((text) => {
      const [, number = '', unit = ''] = SIZE.exec(text) as RegExpExecArray;
      return Number(number) * (TIMES[unit.toLowerCase()] as number);
    }),
]);

const subjectSchema = z.strictObject({
  /** `provider:model`. */
  model: line,
  name: line.optional(),
  family: line.optional(),
  parameters: sizeSchema.optional(),
  steps: sizeSchema.optional(),
  form: z.enum(subjectForms).default('chat'),
  format: z.enum(textFormats).default('human-assistant'),
});
export type SubjectSettings = z.infer<typeof subjectSchema>;

const PART = /^(name|family|parameters|steps|form|format)=(.*)$/su;

/**
 * `ollama:qwen3:0.6b,family=qwen3,parameters=0.6B`: commas part what is known of it from its name. The environment parts subjects by
 * commas as well, so that a piece that is no name belongs to the subject before it.
 */
function readSubjects(written: readonly (string | Record<string, unknown>)[]): Record<string, unknown>[] {
  const subjects: Record<string, unknown>[] = [];
  for (const one of written) {
    if (typeof one !== 'string') {
      subjects.push(one);
      continue;
    }
    for (const piece of one.split(',')) {
      const [, key, value] = PART.exec(piece.trim()) ?? [];
      const before = subjects.at(-1);
      if (key === undefined || before === undefined) subjects.push({ model: piece.trim() });
      else before[key] = value;
    }
  }
  return subjects;
}

const writtenSchema = z.union([z.string(), z.record(z.string(), z.unknown())]);

export const subjectsSchema = z
  .union([z.array(writtenSchema), writtenSchema])
  .transform((written) => readSubjects(Array.isArray(written) ? written : [written]))
  .pipe(z.array(subjectSchema));
