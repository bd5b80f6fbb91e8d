/** JSON Schema, as `z.toJSONSchema` makes it: plain data, so that it can be hashed and sent. */
import { z } from 'zod';

export type JsonSchema = { readonly [name: string]: unknown };

/** Objects are closed and every member is required: what the strict modes of servers ask for. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output' });
  return rest;
}
