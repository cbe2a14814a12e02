import { openApiDocument } from '@invoicebox/invoicebox-api/contract';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { localeOf, pageShell } from '../http/page-shell.js';
import type { SimulatorEnv } from '../http/simulator-env.js';

const TEXTS = {
  ru: {
    title: 'HTTP API Инвойсбокса',
    document: 'Документ OpenAPI 3.1',
    body: 'Тело',
    answer: 'Ответ',
    query: 'Запрос',
    shapes: 'Структуры',
    required: 'обязательно',
  },
  en: {
    title: "Invoicebox's HTTP API",
    document: 'OpenAPI 3.1 document',
    body: 'Body',
    answer: 'Answer',
    query: 'Query',
    shapes: 'Shapes',
    required: 'required',
  },
} as const;

type Texts = (typeof TEXTS)['ru' | 'en'];

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** The value at a path of keys; undefined if a key is missing. */
function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((known, key) => (isObject(known) ? known[key] : undefined), value);
}

const jsonBlock = (label: string, example: unknown) =>
  example === undefined
    ? ''
    : html`<details><summary>${label}</summary><pre>${JSON.stringify(example, null, 2)}</pre></details>`;

function parameters(operation: JsonObject, texts: Texts) {
  const known = Array.isArray(operation.parameters) ? operation.parameters : [];
  const inQuery = known
    .filter((parameter) => at(parameter, 'in') === 'query')
    .map((parameter) => at(parameter, 'name'));
  return inQuery.length === 0 ? '' : html`<p>${texts.query}: <code>${inQuery.join(', ')}</code></p>`;
}

function section(method: string, path: string, operation: JsonObject, texts: Texts) {
  const content = ['content', 'application/json', 'example'];
  return html`<section id="${String(operation.operationId)}">
    <h2><code>${method.toUpperCase()} ${path}</code></h2>
    <p>${String(operation.summary)}</p>
    ${parameters(operation, texts)}
    ${jsonBlock(texts.body, at(operation, 'requestBody', ...content))}
    ${jsonBlock(texts.answer, at(operation, 'responses', '200', ...content))}
  </section>`;
}

/** A short name for a field's type. */
function typeOf(field: unknown): string {
  const reference = at(field, '$ref');
  if (typeof reference === 'string') return reference.split('/').at(-1) ?? '';
  const choices = at(field, 'enum');
  if (Array.isArray(choices)) return choices.join(' | ');
  const either = at(field, 'anyOf');
  if (Array.isArray(either)) return either.map(typeOf).join(' | ');
  const type = String(at(field, 'type') ?? 'any');
  return type === 'array' ? `${typeOf(at(field, 'items'))}[]` : type;
}

function shape(name: string, schema: unknown, texts: Texts) {
  const fields = at(schema, 'properties');
  const required = at(schema, 'required');
  if (!isObject(fields)) return '';
  const isRequired = (field: string) => Array.isArray(required) && required.includes(field);
  const rows = Object.entries(fields).map(
    ([field, declared]) =>
      html`<tr>
        <td><code>${field}</code></td>
        <td>${typeOf(declared)}</td>
        <td>${isRequired(field) ? texts.required : ''}</td>
        <td>${String(at(declared, 'description') ?? '')}</td>
      </tr>`,
  );
  return html`<section id="${name}">
    <h2><code>${name}</code></h2>
    <p>${String(at(schema, 'description') ?? '')}</p>
    <table>
      ${rows}
    </table>
  </section>`;
}

/** The contract as an OpenAPI document and as a readable page (docs/simulator.md, Addresses). */
export function openApiRoutes(origin: string): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  const document = openApiDocument(origin);
  routes.get('/openapi.json', (context) => context.json(document));
  routes.get('/openapi', (context) => {
    const locale = localeOf(context);
    const texts = TEXTS[locale];
    const calls = [document.paths, { notificationUrl: document.webhooks.orderNotification ?? {} }].flatMap((group) =>
      Object.entries(group).flatMap(([path, operations]) =>
        Object.entries(operations).flatMap(([method, operation]) =>
          isObject(operation) ? [section(method, path, operation, texts)] : [],
        ),
      ),
    );
    const body = html`<h1>${texts.title}</h1>
      <p><a href="/openapi.json">${texts.document}</a></p>
      ${calls}
      <h1>${texts.shapes}</h1>
      ${Object.entries(document.components.schemas ?? {}).map(([name, schema]) => shape(name, schema, texts))}`;
    return context.html(pageShell(locale, texts.title, body));
  });
  return routes;
}
