import type { FieldError } from '../error.js';
import {
  DEFAULT_PAGE_SIZE,
  type FieldKind,
  KIND_EXPECTATIONS,
  LIST_OPERATORS,
  type ListContract,
  type ListOperator,
  type ListQuery,
  toComparable,
} from './list-contract.js';

/** A valid query, or all invalid parameters. */
export type ListQueryReading = { ok: true; query: ListQuery } | { ok: false; fields: FieldError[] };

/** A parsed parameter name such as `customer[vatNumber][_start][0]`. */
interface ParameterName {
  root: string;
  segments: string[];
}

const PAGE_NAMES: ReadonlySet<string> = new Set(['page', '_page']);
const PAGE_SIZE_NAMES: ReadonlySet<string> = new Set(['pageSize', '_pageSize']);
const ORDER_NAME = '_order';

/** `[]` and `[0]` only index the values of one parameter. */
const INDEX = /^\d*$/;
const PARAMETER = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

function parseName(name: string): ParameterName | undefined {
  const [, root, brackets] = PARAMETER.exec(name) ?? [];
  if (root === undefined || brackets === undefined) return undefined;
  const segments = [...brackets.matchAll(/\[([^[\]]*)\]/g)].map(([, segment = '']) => segment);
  return { root, segments };
}

/** Clients send the `+` of a time's offset unescaped, so it arrives as a space. */
function restoreOffset(text: string): string {
  return text.replace(/ (\d{2}:?\d{2})$/, '+$1');
}

/** Parses a query; each parameter is a condition, a sort direction, or a page parameter. */
class QueryReader {
  readonly errors: FieldError[] = [];
  readonly #contract: ListContract;
  readonly #values = new Map<string, { field: string; operator: ListOperator; texts: string[] }>();
  readonly #order: Array<{ field: string; direction: 'asc' | 'desc' }> = [];
  #page = 1;
  #pageSize = DEFAULT_PAGE_SIZE;

  constructor(contract: ListContract) {
    this.#contract = contract;
  }

  read(name: string, text: string): void {
    if (PAGE_NAMES.has(name)) this.#page = this.#positiveInteger(name, text, this.#page);
    else if (PAGE_SIZE_NAMES.has(name)) this.#pageSize = this.#positiveInteger(name, text, this.#pageSize);
    else if (name.startsWith(`${ORDER_NAME}[`)) this.#readOrder(name, text);
    else this.#readCondition(name, text);
  }

  result(): ListQuery {
    for (const field of this.#contract.required ?? []) {
      const isGiven = [...this.#values.values()].some((condition) => condition.field === field);
      if (!isGiven) this.#fail(field, 'required', `Expected the filter «${field}».`);
    }
    const conditions = [...this.#values.values()].map(({ field, operator, texts }) => ({
      field,
      operator,
      values: texts.map((text) => this.#value(field, operator, text)).filter((value) => value !== undefined),
    }));
    return { conditions, order: this.#order, page: this.#page, pageSize: this.#pageSize };
  }

  #fail(name: string, code: string, message: string): void {
    this.errors.push({ name, code, message });
  }

  #kindOf(field: string): FieldKind | undefined {
    return Object.hasOwn(this.#contract.fields, field) ? this.#contract.fields[field] : undefined;
  }

  #readOrder(name: string, direction: string): void {
    const field = parseName(name)?.segments.join('.') ?? '';
    if (!this.#kindOf(field)) this.#unknown(field || name);
    else if (direction === 'asc' || direction === 'desc') this.#order.push({ field, direction });
    else if (direction !== '')
      this.#fail(name, 'invalid_value', `«${direction}» is no direction: expected asc or desc.`);
  }

  #readCondition(name: string, text: string): void {
    const { root, segments } = parseName(name) ?? { root: name, segments: [] };
    const names = segments.filter((segment) => !INDEX.test(segment));
    const last = names.at(-1) ?? '';
    const operator = LIST_OPERATORS.find((known) => last === known || last === `_${known}`);
    const field = [root, ...(operator ? names.slice(0, -1) : names)].join('.');
    if (!operator && last.startsWith('_')) {
      const expected = LIST_OPERATORS.map((known) => `_${known}`).join(', ');
      this.#fail(name, 'unknown_operator', `There is no operator «${last}»: expected one of ${expected}.`);
    } else if (!this.#kindOf(field)) this.#unknown(field);
    else if (text !== '') this.#add(field, operator ?? 'eq', text);
  }

  #add(field: string, operator: ListOperator, text: string): void {
    const key = `${field} ${operator}`;
    const known = this.#values.get(key);
    if (known) known.texts.push(text);
    else this.#values.set(key, { field, operator, texts: [text] });
  }

  #value(field: string, operator: ListOperator, text: string) {
    const kind = operator === 'start' ? 'text' : (this.#kindOf(field) ?? 'text');
    const value = toComparable(kind === 'date' ? restoreOffset(text) : text, kind);
    if (value === undefined) {
      this.#fail(field, 'invalid_value', `«${text}» is no ${field}: expected ${KIND_EXPECTATIONS[kind]}.`);
    }
    return value;
  }

  #unknown(name: string): void {
    const known = Object.keys(this.#contract.fields).join(', ');
    this.#fail(name, 'unknown_filter', `There is no filter «${name}»: expected one of ${known}.`);
  }

  #positiveInteger(name: string, text: string, fallback: number): number {
    if (text === '') return fallback;
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= 1) return value;
    this.#fail(name, 'invalid_value', `«${text}» is no ${name}: expected a whole number from 1.`);
    return fallback;
  }
}

/**
 * Parses a list query (docs/http-api.md, Lists).
 *
 * @param contract the fields of the list.
 * @param parameters the decoded query.
 * @returns the query, or every parameter that is unknown or has an invalid value.
 */
export function parseListQuery(contract: ListContract, parameters: URLSearchParams): ListQueryReading {
  const reader = new QueryReader(contract);
  for (const [name, text] of parameters) reader.read(name, text);
  const query = reader.result();
  return reader.errors.length > 0 ? { ok: false, fields: reader.errors } : { ok: true, query };
}
