import type { Context } from 'hono';
import { z } from 'zod';
import { PageError } from '../core/page-error.js';

/** The parsed query of a request. @throws PageError `bad_request` that names each wrong field. */
export function readQuery<Query>(context: Context, schema: z.ZodType<Query>): Query {
  const reading = schema.safeParse(context.req.query());
  if (reading.success) return reading.data;
  throw new PageError('bad_request', z.prettifyError(reading.error));
}
