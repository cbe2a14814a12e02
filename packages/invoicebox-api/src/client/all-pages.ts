import type { ReceivedPage, UnreadableItem } from '../contract/read/read-answer.js';

/** All pages of a list. */
export interface AllPages<Item> {
  items: Item[];
  /** Items that could not be read. */
  unreadable: UnreadableItem[];
}

/** Page limit of a look-up, so that a server that ignores the page number causes no endless loop. */
const MAX_PAGES = 1000;

/**
 * Reads a list page by page. Where the answer does not say how many items there are, until a page brings nothing new.
 *
 * @param readPage reads the page of a number, from 1.
 */
export async function readAllPages<Item extends { id: string }>(
  readPage: (page: number) => Promise<ReceivedPage<Item>>,
): Promise<AllPages<Item>> {
  const items = new Map<string, Item>();
  const unreadable: UnreadableItem[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const known = items.size;
    const read = await readPage(page);
    for (const item of read.items) items.set(item.id, item);
    unreadable.push(...read.unreadable);
    const isNew = items.size > known || (read.items.length === 0 && read.unreadable.length > 0 && page === 1);
    if (!isNew || items.size + unreadable.length >= (read.totalCount ?? Number.POSITIVE_INFINITY)) break;
  }
  return { items: [...items.values()], unreadable };
}
