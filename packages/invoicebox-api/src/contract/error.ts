import { z } from 'zod';

/**
 * Error codes of the API with their HTTP status (docs/http-api.md, General). From `wrong_expiration_date` on, the
 * order of the codes is their precedence when several apply.
 */
export const ERROR_STATUSES = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_error: 422,
  wrong_expiration_date: 422,
  wrong_currency: 422,
  language_not_found: 422,
  wrong_basket_item_total_amount: 422,
  wrong_basket_item_total_vat_amount: 422,
  wrong_basket_item_amount_wo_vat: 422,
  wrong_total_amount: 422,
  wrong_total_vat_amount: 422,
  wrong_order_status: 422,
  merchant_order_id_duplicate: 422,
  too_many_requests: 429,
} as const;

/** A code of {@link ERROR_STATUSES}. */
export type ErrorCode = keyof typeof ERROR_STATUSES;

/** An invalid field of a refused request. */
export const fieldErrorSchema = z.object({
  name: z.string().describe('Path of the field, for instance `basketItems[0].amount`.'),
  code: z.string(),
  message: z.string(),
});

/** See {@link fieldErrorSchema}. */
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** The body of an error response; the outer pair repeats the inner one, since clients read either. */
export const errorBodySchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), fields: z.array(fieldErrorSchema).default([]) }),
  code: z.string(),
  message: z.string(),
});

/** See {@link errorBodySchema}. */
export type ErrorBody = z.infer<typeof errorBodySchema>;

/**
 * Builds the body of an error response.
 *
 * @param code stable code.
 * @param message a human-readable text: what was wrong and what was expected.
 * @param fields the invalid fields of the request body.
 */
export function errorBody(code: ErrorCode, message: string, fields: FieldError[] = []): ErrorBody {
  return { error: { code, message, fields }, code, message };
}
