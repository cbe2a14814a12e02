import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatListQuery, type ListFilter } from './format-list-query.js';
import { LIST_OPERATORS } from './list-contract.js';
import { ORDER_LIST } from './lists.js';
import { parseListQuery } from './parse-list-query.js';
import { selectPage } from './select-page.js';

const orders = [
  { id: 'a', status: 'created', amount: 100, createdAt: '2026-11-21T10:00:00+00:00', customer: { vatNumber: '7701' } },
  {
    id: 'b',
    status: 'completed',
    amount: 20.5,
    createdAt: '2026-11-21T11:00:00+00:00',
    paidAt: '2026-11-21T12:00:00Z',
  },
  { id: 'c', status: 'created', amount: 9, createdAt: '2026-11-22T10:00:00+00:00', customer: { vatNumber: '7802' } },
];

/** The ids that a query selects, or the names of its invalid parameters. */
function select(query: string): string[] {
  const reading = parseListQuery(ORDER_LIST, new URLSearchParams(query));
  if (!reading.ok) return reading.fields.map(({ name, code }) => `${name}: ${code}`);
  return selectPage(ORDER_LIST, orders, reading.query).items.map(({ id }) => id);
}

describe('a list', () => {
  it.each([
    ['', ['a', 'b', 'c']],
    ['status=created', ['a', 'c']],
    ['status=', ['a', 'b', 'c']],
    ['id[]=a&id[]=c', ['a', 'c']],
    ['id[0]=a&id[1]=b', ['a', 'b']],
    ['id=a&id=c', ['a', 'c']],
    ['id[_eq]=b', ['b']],
    ['id[eq]=b', ['b']],
    ['id[_eq][]=b&id[_eq][]=c', ['b', 'c']],
    ['status[_ne]=created', ['b']],
    ['paidAt[_ne]=2026-11-21T12:00:00Z', ['a', 'c']],
    ['amount[_gt]=9&amount[_lt]=100', ['b']],
    ['amount[ge]=20.5', ['a', 'b']],
    ['amount[_le]=20.50', ['b', 'c']],
    ['createdAt[_ge]=2026-11-21T14:00:00%2B03:00&createdAt[_lt]=2026-11-22', ['b']],
    ['createdAt[_ge]=2026-11-21T11:00:00+00:00', ['b', 'c']],
    ['createdAt[_gt]=2026-11-21T10:59:59.999Z', ['b', 'c']],
    ['createdAt=2026-11-21T10:00:00', ['a']],
    ['customer[vatNumber]=7701', ['a']],
    ['customer[vatNumber][_start]=78', ['c']],
    ['createdAt[_start]=2026-11-21', ['a', 'b']],
    ['_order[amount]=asc', ['c', 'b', 'a']],
    ['_order[status]=desc&_order[createdAt]=desc', ['c', 'a', 'b']],
    ['_order[customer][vatNumber]=desc', ['c', 'a', 'b']],
    ['page=2&pageSize=2', ['c']],
    ['_page=2&_pageSize=1', ['b']],
    ['page=9', []],
  ])('?%s selects %j', (query, ids) => {
    expect(select(query)).toEqual(ids);
  });

  it.each([
    ['colour=red', ['colour: unknown_filter']],
    ['colour=', ['colour: unknown_filter']],
    ['customer[colour]=red', ['customer.colour: unknown_filter']],
    ['__proto__=1', ['__proto__: unknown_filter']],
    ['id[_like]=a', ['id[_like]: unknown_operator']],
    ['amount=much', ['amount: invalid_value']],
    ['createdAt[_ge]=yesterday', ['createdAt: invalid_value']],
    ['_order[colour]=asc', ['colour: unknown_filter']],
    ['_order[id]=up', ['_order[id]: invalid_value']],
    ['_order=id', ['_order: unknown_filter']],
    ['page=0', ['page: invalid_value']],
    ['pageSize=-1&page=1.5', ['pageSize: invalid_value', 'page: invalid_value']],
    ['id[=a', ['id[: unknown_filter']],
  ])('?%s is refused: %j', (query, problems) => {
    expect(select(query)).toEqual(problems);
  });

  it('says where the page stands', () => {
    const reading = parseListQuery(ORDER_LIST, new URLSearchParams('status=created&pageSize=1'));
    if (!reading.ok) throw new Error('The query is good.');
    expect(selectPage(ORDER_LIST, orders, reading.query).metaData).toEqual({ totalCount: 2, page: 1, pageSize: 1 });
  });

  it('has pages of 30 unless asked otherwise', () => {
    const many = Array.from({ length: 31 }, (_, index) => ({ id: String(index) }));
    const reading = parseListQuery(ORDER_LIST, new URLSearchParams());
    if (!reading.ok) throw new Error('The query is good.');
    expect(selectPage(ORDER_LIST, many, reading.query).items).toHaveLength(30);
  });

  it('never throws, whatever the query', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom(...Object.keys(ORDER_LIST.fields), 'page', '_order[id]', 'customer[name][_start][]'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (parameters) => {
        parseListQuery(ORDER_LIST, new URLSearchParams(parameters));
      }),
    );
  });
});

describe('a written query', () => {
  it('is read as it was meant', () => {
    const value = fc.string({ minLength: 1 });
    const filter: fc.Arbitrary<ListFilter> = fc.oneof(
      value,
      fc.array(value, { minLength: 1 }),
      fc.tuple(fc.constantFrom(...LIST_OPERATORS), value).map(([operator, text]) => ({ [operator]: text })),
    );
    fc.assert(
      fc.property(filter, fc.integer({ min: 1, max: 1000 }), (wanted, page) => {
        const query = formatListQuery<typeof ORDER_LIST>({
          where: { 'customer.name': wanted },
          orderBy: [['customer.name', 'desc']],
          page,
        });
        const reading = parseListQuery(ORDER_LIST, new URLSearchParams(query));
        const [operator, values] =
          typeof wanted === 'object' && !Array.isArray(wanted)
            ? (Object.entries(wanted)[0] ?? ['eq', []])
            : ['eq', wanted];
        expect(reading).toEqual({
          ok: true,
          query: {
            conditions: [{ field: 'customer.name', operator, values: [values].flat() }],
            order: [{ field: 'customer.name', direction: 'desc' }],
            page,
            pageSize: 30,
          },
        });
      }),
    );
  });
});
