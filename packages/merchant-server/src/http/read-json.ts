import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { PageError } from '../core/page-error.js';

const MAX_BODY_BYTES = 64 * 1024;

/** Refuses request bodies of more than `maxBytes` bytes: a `PageError` `payload_too_large`, status 413. */
export function limitBodiesTo(maxBytes: number): MiddlewareHandler {
  const refuse = (): never => {
    throw new PageError('payload_too_large', `The body is larger than ${maxBytes} bytes.`);
  };
  const limitStreams = bodyLimit({ maxSize: maxBytes, onError: refuse });
  return async (context, next) => {
    const { method } = context.req;
    if (method === 'GET' || method === 'HEAD') return next();
    const length = context.req.header('Content-Length');
    // With Content-Length the parser reads no more than that; only other bodies have to be counted as a stream.
    if (length === undefined || context.req.header('Transfer-Encoding') !== undefined)
      return limitStreams(context, next);
    if (Number(length) > maxBytes) refuse();
    return next();
  };
}

/** Refuses request bodies of more than 64 KiB. */
export const limitBodies: MiddlewareHandler = limitBodiesTo(MAX_BODY_BYTES);

/** A cross-site form cannot send this type without a preflight: no CSRF. */
export function requireJsonType(context: Context): void {
  if (context.req.header('Content-Type')?.startsWith('application/json')) return;
  throw new PageError('unsupported_media_type', 'Expected Content-Type: application/json.');
}

/** The parsed body. @throws PageError that names each wrong field. */
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

/** The header `Idempotency-Key`. @throws PageError `bad_request` if it is missing or malformed. */
export function readIdempotencyKey(context: Context): string {
  const key = idempotencyKeySchema.safeParse(context.req.header('Idempotency-Key'));
  if (key.success) return key.data;
  throw new PageError('bad_request', 'Expected the header Idempotency-Key: 16 to 64 letters, digits or hyphens.');
}
