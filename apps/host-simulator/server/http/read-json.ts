import { readBody } from '@invoicebox/invoicebox-api';
import type { Context } from 'hono';
import type { z } from 'zod';
import { ApiError } from '../api-error.js';

const JSON_TYPE = /^application\/([\w.+-]+\+)?json\b/i;

/**
 * Reads a request's body by its schema (docs/http-api.md, General).
 *
 * @throws ApiError `unsupported_media_type`, `bad_request` for broken JSON, `validation_error` with every wrong field.
 */
export async function readJson<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  const type = context.req.header('Content-Type');
  if (type !== undefined && !JSON_TYPE.test(type)) {
    throw new ApiError('unsupported_media_type', `The body is ${type}: expected application/json.`);
  }
  const json: unknown = await context.req.json().catch((error: unknown) => {
    throw new ApiError('bad_request', `The body is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  });
  const reading = readBody(schema, json);
  if (reading.ok) return reading.body;
  const named = reading.fields.map(({ name, message }) => (name ? `${name}: ${message}` : message)).join('; ');
  throw new ApiError('validation_error', `The body breaks the contract: ${named}`, reading.fields);
}
