import { z } from 'zod';
import { SIGNATURE_HEADER } from '../signature.js';
import { basketItemSchema } from './basket-item.js';
import { ALL_CALLS, type ApiCall, type CallName } from './calls.js';
import { counterpartySchema } from './counterparty.js';
import { customerResponseSchema, customerSchema } from './customer.js';
import { pageMetaDataSchema } from './envelope.js';
import { ERROR_STATUSES, errorBodySchema } from './error.js';
import { CALL_EXAMPLES, NOTIFICATION_EXAMPLE } from './examples.js';
import { API_PREFIXES, RATE_LIMITS } from './limits.js';
import { DEFAULT_PAGE_SIZE, type FieldKind, LIST_OPERATORS, type ListContract } from './lists/list-contract.js';
import { notificationAnswerSchema } from './notification.js';
import { orderResponseSchema } from './order.js';
import { refundBasketItemSchema, refundResponseSchema } from './refund.js';
import { shipmentResponseSchema } from './shipment.js';

/** A part of the document: plain JSON. */
type JsonObject = { [key: string]: unknown };

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument extends JsonObject {
  openapi: '3.1.0';
  info: JsonObject;
  servers: JsonObject[];
  paths: Record<string, Record<string, JsonObject>>;
  webhooks: Record<string, JsonObject>;
  components: Record<string, JsonObject>;
}

/** Schemas with a name of their own; request bodies are added under the names of their calls. */
const NAMED_SCHEMAS: Record<string, z.ZodType> = {
  Order: orderResponseSchema,
  BasketItem: basketItemSchema,
  Customer: customerSchema,
  OrderCustomer: customerResponseSchema,
  Shipment: shipmentResponseSchema,
  Refund: refundResponseSchema,
  RefundBasketItem: refundBasketItemSchema,
  Counterparty: counterpartySchema,
  PageMetaData: pageMetaDataSchema,
  NotificationAnswer: notificationAnswerSchema,
  Error: errorBodySchema,
};

const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** JSON Schemas by name; nested named schemas become references. */
function jsonSchemas(shapes: Readonly<Record<string, z.ZodType>>): Record<string, JsonObject> {
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(shapes)) {
    if (!registry.has(shape)) registry.add(shape, { id });
  }
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => schemaRef(id).$ref });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _address, ...schema }]) => [id, schema]),
  );
}

/** Component names of request bodies: each is named after the first call that uses it. */
const REQUEST_NAMES: ReadonlyMap<z.ZodType, string> = ALL_CALLS.reduce((names, [call, { request }]) => {
  if (request && !names.has(request)) names.set(request, `${call.charAt(0).toUpperCase()}${call.slice(1)}Request`);
  return names;
}, new Map<z.ZodType, string>());

function requestSchemas(): Record<string, z.ZodType> {
  return Object.fromEntries([...REQUEST_NAMES].map(([schema, name]) => [name, schema]));
}

/** JSON Schema of a response: the envelope with a reference to the payload's schema. */
function answerSchema(response: z.ZodType): JsonObject {
  return jsonSchemas({ ...NAMED_SCHEMAS, Answer: response }).Answer ?? {};
}

const FILTER_SCHEMAS: Readonly<Record<FieldKind, JsonObject>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  date: { type: 'string', description: 'ATOM, with Z, with milliseconds or without offset (UTC).' },
  boolean: { type: 'boolean' },
};

function listParameters({ fields }: ListContract): JsonObject[] {
  const operators = LIST_OPERATORS.map((operator) => `_${operator}`).join(' ');
  const filters = Object.entries(fields).map(([field, kind]) => {
    const [root, ...nested] = field.split('.');
    return {
      name: [root, ...nested.map((segment) => `[${segment}]`)].join(''),
      in: 'query',
      description: `Also with [] for several values, and with an operator in brackets: ${operators}.`,
      schema: FILTER_SCHEMAS[kind],
    };
  });
  const whole = (name: string, fallback: number) => ({
    name,
    in: 'query',
    description: `Also as \`_${name}\`.`,
    schema: { type: 'integer', minimum: 1, default: fallback },
  });
  const order = {
    name: '_order',
    in: 'query',
    description: 'Fields with their direction: `_order[createdAt]=desc`, several in the order of their weight.',
    style: 'deepObject',
    explode: true,
    schema: {
      type: 'object',
      propertyNames: { enum: Object.keys(fields) },
      additionalProperties: { enum: ['asc', 'desc'] },
    },
  };
  return [...filters, order, whole('page', 1), whole('pageSize', DEFAULT_PAGE_SIZE)];
}

const jsonContent = (schema: JsonObject, example: unknown) => ({ 'application/json': { schema, example } });

const answerHeaders = {
  'X-Request-Id': { $ref: '#/components/headers/RequestId' },
  'RateLimit-Limit': { $ref: '#/components/headers/RateLimitLimit' },
  'RateLimit-Remaining': { $ref: '#/components/headers/RateLimitRemaining' },
  'RateLimit-Reset': { $ref: '#/components/headers/RateLimitReset' },
};

function operation(name: CallName, call: ApiCall): JsonObject {
  const example = CALL_EXAMPLES[name];
  const pathParameters = call.path.includes('{id}')
    ? [{ name: 'id', in: 'path', required: true, description: "Invoicebox's id.", schema: { type: 'string' } }]
    : [];
  const body = call.request && {
    required: true,
    content: jsonContent(schemaRef(REQUEST_NAMES.get(call.request) ?? ''), example.request),
  };
  return {
    operationId: name,
    summary: call.summary,
    tags: [call.tag],
    ...(call.needsToken === false ? { security: [{ token: [] }, {}] } : {}),
    parameters: [...pathParameters, ...(call.list ? listParameters(call.list) : [])],
    ...(body ? { requestBody: body } : {}),
    responses: {
      '200': {
        description: 'Done.',
        headers: answerHeaders,
        content: jsonContent(answerSchema(call.response), example.response),
      },
      default: { $ref: '#/components/responses/Failure' },
    },
  };
}

function paths(): OpenApiDocument['paths'] {
  const byPath: OpenApiDocument['paths'] = {};
  for (const [name, call] of ALL_CALLS) {
    byPath[call.path] = { ...byPath[call.path], [call.method.toLowerCase()]: operation(name, call) };
  }
  return byPath;
}

const secondsHeader = (description: string) => ({ description, schema: { type: 'integer', minimum: 0 } });

function components(): OpenApiDocument['components'] {
  const { requests, windowMs } = RATE_LIMITS.account;
  return {
    schemas: jsonSchemas({ ...NAMED_SCHEMAS, ...requestSchemas() }),
    headers: {
      RequestId: { description: 'Unique for each answer.', schema: { type: 'string' } },
      RateLimitLimit: secondsHeader(`Requests in ${windowMs / 1000} s: ${requests} for an account.`),
      RateLimitRemaining: secondsHeader('Requests that are left.'),
      RateLimitReset: secondsHeader('Seconds until more are left.'),
    },
    responses: {
      Failure: {
        description: `Status 400 and above. Codes: ${Object.keys(ERROR_STATUSES).join(', ')}.`,
        headers: answerHeaders,
        content: { 'application/json': { schema: schemaRef('Error') } },
      },
    },
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  };
}

function notificationWebhook(): JsonObject {
  return {
    post: {
      operationId: 'orderNotification',
      summary: "Goes to the order's `notificationUrl` at every change of its status.",
      tags: ['Notification'],
      parameters: [
        {
          name: SIGNATURE_HEADER,
          in: 'header',
          required: true,
          description: 'Lower-case hexadecimal HMAC of the raw body: SHA-1 unless the shop has set SHA-256.',
          schema: { type: 'string' },
        },
      ],
      requestBody: { required: true, content: jsonContent(schemaRef('Order'), NOTIFICATION_EXAMPLE) },
      responses: {
        '200': {
          description: 'Taken or refused; anything else is retried.',
          content: jsonContent(schemaRef('NotificationAnswer'), { status: 'success' }),
        },
      },
    },
  };
}

/**
 * The contract as an OpenAPI 3.1 document, generated from the schemas.
 *
 * @param origin origin of the API without a trailing slash; production by default.
 */
export function openApiDocument(origin = 'https://api.invoicebox.ru'): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Invoicebox',
      version: '3.0.0',
      description:
        'Orders, shipments and refunds. Unknown fields of a body are ignored; empty strings and nulls count as absent.',
    },
    servers: API_PREFIXES.map((prefix) => ({ url: `${origin}${prefix}` })),
    security: [{ token: [] }],
    paths: paths(),
    webhooks: { orderNotification: notificationWebhook() },
    components: components(),
  };
}
