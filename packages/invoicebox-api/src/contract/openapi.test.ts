import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { ALL_CALLS, type ApiCall } from './calls.js';
import { ERROR_STATUSES } from './error.js';
import { CALL_EXAMPLES, NOTIFICATION_EXAMPLE } from './examples.js';
import { orderNotificationSchema } from './notification.js';
import { openApiDocument } from './openapi.js';
import { orderResponseSchema } from './order.js';
import { readBody } from './read-body.js';

const document = openApiDocument();

/** Every `$ref` of the document. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => (key === '$ref' ? [String(field)] : references(field)));
}

/** The target of a local reference. */
function resolve(reference: string): unknown {
  const steps = reference.replace(/^#\//, '').split('/');
  return steps.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    document,
  );
}

describe('the OpenAPI document', () => {
  it('keeps the rules of OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result).toMatchObject({ valid: true });
  });

  it('refers to nothing that is not there', () => {
    expect(references(document).length).toBeGreaterThan(50);
    for (const reference of references(document)) expect(resolve(reference), reference).toBeDefined();
  });

  it('has every call once, with the fields of its body described', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(ALL_CALLS.map(([name]) => name).sort());
    expect(document.components.schemas?.BasketItem).toMatchObject({
      required: expect.arrayContaining(['sku', 'totalAmount', 'vatCode']),
      properties: { amount: { type: 'number', minimum: 0, description: 'Price of one unit, tax included.' } },
    });
  });

  it('lists every error code', () => {
    const text = JSON.stringify(document.components.responses);
    for (const code of Object.keys(ERROR_STATUSES)) expect(text).toContain(code);
  });

  it('can be served from another place', () => {
    expect(openApiDocument('http://127.0.0.1:4700').servers).toEqual([
      { url: 'http://127.0.0.1:4700/v3' },
      { url: 'http://127.0.0.1:4700/l3' },
    ]);
  });
});

describe('the examples', () => {
  it.each<readonly [string, ApiCall, { request?: unknown; response: unknown }]>(
    ALL_CALLS.map(([name, call]) => [name, call, CALL_EXAMPLES[name]] as const),
  )('of %s keep the contract', (_name, call, example) => {
    expect(call.response.parse(example.response)).toBeDefined();
    expect(call.request === undefined).toBe(example.request === undefined);
    if (call.request) expect(readBody(call.request, example.request)).toMatchObject({ ok: true });
  });

  it('of a notification are an order', () => {
    expect(orderResponseSchema.parse(NOTIFICATION_EXAMPLE).status).toBe('completed');
    expect(orderNotificationSchema.parse(NOTIFICATION_EXAMPLE).status).toBe('completed');
  });
});
