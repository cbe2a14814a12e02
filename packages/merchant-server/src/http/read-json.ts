import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { PageError } from '../core/page-error.js';

const MAX_BODY_BYTES = 64 * 1024;

function refuseLargeBody(): never {
  throw new PageError('payload_too_large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
}

const limitStreams = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseLargeBody });

/** Refuses bodies that no page sends. */
export const limitBodies: MiddlewareHandler = async (context, next) => {
  const { method } = context.req;
  if (method === 'GET' || method === 'HEAD') return next();
  const length = context.req.header('Content-Length');
  // Of a body whose length is told the parser takes no more than that: only others have to be read as a stream.
  if (length === undefined || context.req.header('Transfer-Encoding') !== undefined) return limitStreams(context, next);
  if (Number(length) > MAX_BODY_BYTES) refuseLargeBody();
  return next();
};

/** A form of a foreign page cannot send this type without asking first: no CSRF. */
export function requireJsonType(context: Context): void {
  if (context.req.header('Content-Type')?.startsWith('application/json')) return;
  throw new PageError('unsupported_media_type', 'Expected Content-Type: application/json.');
}

/** The body by its schema; the error names each wrong field. */
export async function readJson<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  requireJsonType(context);
  const json: unknown = await context.req.json().catch(() => {
    throw new PageError('bad_request', 'The body is no JSON.');
  });
  const reading = schema.safeParse(json);
  if (reading.success) return reading.data;
  throw new PageError('bad_request', z.prettifyError(reading.error));
}

const idempotencyKeySchema = z.string().regex(/^[\w-]{16,64}$/);

/** The header `Idempotency-Key`. @throws PageError `bad_request` if it is none. */
export function readIdempotencyKey(context: Context): string {
  const key = idempotencyKeySchema.safeParse(context.req.header('Idempotency-Key'));
  if (key.success) return key.data;
  throw new PageError('bad_request', 'Expected the header Idempotency-Key: 16 to 64 letters, digits or hyphens.');
}
