/** The configuration file as JSON Schema, made from the options. */
import { z } from 'zod';
import type { Option } from './option.ts';
import { options } from './options.ts';

type Tree = { [key: string]: Tree | z.ZodType };

export function configJsonSchema(): Record<string, unknown> {
  const tree: Tree = {};
  for (const declaration of Object.values<Option>(options)) {
    if (declaration.file !== undefined) place(tree, declaration.file.split('.'), declaration);
  }
  return z.toJSONSchema(toObject(tree), { io: 'input' }) as Record<string, unknown>;
}

function place(tree: Tree, [key = '', ...rest]: readonly string[], declaration: Option): void {
  if (rest.length === 0) {
    tree[key] = declaration.schema.optional().describe(declaration.help);
    return;
  }
  tree[key] ??= {};
  place(tree[key] as Tree, rest, declaration);
}

function toObject(tree: Tree): z.ZodType {
  const members = Object.entries(tree).map(([key, member]) => [
    key,
    member instanceof z.ZodType ? member : toObject(member).optional(),
  ]);
  return z.strictObject(Object.fromEntries(members));
}
