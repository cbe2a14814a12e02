import { type BodyReading, readBody } from '@invoicebox/invoicebox-api/contract';
import type { Context } from 'hono';
import type { z } from 'zod';
import { ApiError } from '../api-error.js';

const JSON_TYPE = /^application\/([\w.+-]+\+)?json\b/i;

/**
 * Parses a request's body as JSON, without validation.
 *
 * @param absent the value of an empty body; without it an empty body is refused.
 * @throws ApiError `unsupported_media_type`, `bad_request` for broken JSON.
 */
export async function parseJson(context: Context, absent?: unknown): Promise<unknown> {
  const type = context.req.header('Content-Type');
  if (type !== undefined && !JSON_TYPE.test(type)) {
    throw new ApiError('unsupported_media_type', `The body is ${type}: expected application/json.`);
  }
  const text = await context.req.text();
  if (text === '' && absent !== undefined) return absent;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError('bad_request', `The body is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The validated body. @throws ApiError `validation_error` with every invalid field. */
function requireBody<Body>(reading: BodyReading<Body>): Body {
  if (reading.ok) return reading.body;
  const named = reading.fields.map(({ name, message }) => (name ? `${name}: ${message}` : message)).join('; ');
  throw new ApiError('validation_error', `The body breaks the contract: ${named}`, reading.fields);
}

/**
 * Parses a request's body by its schema (docs/http-api.md, General).
 *
 * @param absent the value of an empty body; without it an empty body is refused.
 * @throws ApiError `unsupported_media_type`, `bad_request` for broken JSON, `validation_error` with every invalid field.
 */
export async function readJson<Body>(context: Context, schema: z.ZodType<Body>, absent?: unknown): Promise<Body> {
  return requireBody(readBody(schema, await parseJson(context, absent)));
}
