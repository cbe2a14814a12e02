import { type ReadonlySignal, signal } from '@preact/signals';
import type { AppStorage } from '../storage/app-storage.js';

/** What is saved of an item: prices and hours change. */
export interface OwnItem {
  id: string;
  title: string;
  /** Where it is, in a line. */
  address: string;
}

/** A buyer's own items, newest first. */
export interface OwnItems {
  readonly favourites: ReadonlySignal<readonly OwnItem[]>;
  /** Recently opened. */
  readonly recent: ReadonlySignal<readonly OwnItem[]>;
  /** False if the favourites will be gone with the page: the browser does not keep them. */
  readonly isKept: ReadonlySignal<boolean>;
  /** Adds an item to the favourites, or removes it. */
  toggleFavourite(item: OwnItem): void;
  /** Adds an item to the recent ones. */
  addRecent(item: OwnItem): void;
}

const MAX_RECENT = 5;
const MAX_FAVOURITES = 50;

function isOwnItem(value: unknown): value is OwnItem {
  const item = value as Partial<OwnItem> | null;
  return [item?.id, item?.title, item?.address].every((text) => typeof text === 'string');
}

/** Loads the buyer's own items. One for a page, outside of components. */
export function createOwnItems(storage: AppStorage): OwnItems {
  const readList = (name: string): readonly OwnItem[] => {
    const list = storage.read(name);
    return Array.isArray(list) ? list.filter(isOwnItem) : [];
  };
  const [favourites, recent] = [signal(readList('favourites')), signal(readList('recent'))];
  const isKept = signal(storage.isKept);
  const without = (list: readonly OwnItem[], id: string) => list.filter((item) => item.id !== id);
  const fieldsOf = ({ id, title, address }: OwnItem): OwnItem => ({ id, title, address });
  return {
    favourites,
    recent,
    isKept,
    toggleFavourite(item) {
      const others = without(favourites.peek(), item.id);
      const wasFavourite = others.length < favourites.peek().length;
      favourites.value = wasFavourite ? others : [fieldsOf(item), ...others].slice(0, MAX_FAVOURITES);
      isKept.value = storage.write('favourites', favourites.peek());
    },
    addRecent(item) {
      recent.value = [fieldsOf(item), ...without(recent.peek(), item.id)].slice(0, MAX_RECENT);
      storage.write('recent', recent.peek());
    },
  };
}
