import { createHash } from 'node:crypto';
import type { Context } from 'hono';

function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((text) => text.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(tag);
}

/**
 * Responds with an `ETag`, or with 304 if the caller has that version (docs/http-api.md, Limits).
 *
 * @param body the response body, serialized as JSON.
 */
export function readAnswer(context: Context, body: unknown): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash('sha1').update(text).digest('base64url')}"`;
  context.header('ETag', tag);
  if (matches(context.req.header('If-None-Match'), tag)) return context.body(null, 304);
  return context.body(text, 200, { 'Content-Type': 'application/json' });
}
