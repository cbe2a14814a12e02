export { formatListQuery, type ListFilter, type ListRequest } from './format-list-query.js';
export {
  DEFAULT_PAGE_SIZE,
  type FieldKind,
  LIST_OPERATORS,
  type ListCondition,
  type ListContract,
  type ListOperator,
  type ListQuery,
} from './list-contract.js';
export { COUNTERPARTY_LIST, ORDER_LIST, REFUND_LIST, SHIPMENT_LIST } from './lists.js';
export { type ListQueryReading, parseListQuery } from './parse-list-query.js';
export { type Page, selectPage } from './select-page.js';
