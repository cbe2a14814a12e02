/** The body of a success (docs/http-api.md, General). */
export function dataBody<Payload>(data: Payload): { data: Payload; extendedData: [] } {
  return { data, extendedData: [] };
}

/** One page of a list. */
export interface Page {
  /** From 1. */
  page: number;
  pageSize: number;
}

/** The body of a list: one page of the items and where it stands among all. */
export function listBody<Item>(items: readonly Item[], { page, pageSize }: Page) {
  const start = (page - 1) * pageSize;
  return {
    ...dataBody(items.slice(start, start + pageSize)),
    metaData: { totalCount: items.length, page, pageSize },
  };
}
