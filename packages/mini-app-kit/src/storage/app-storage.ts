import { partitionedCookies } from './partitioned-cookies.js';

/** What a page keeps in the browser, as JSON. Embedded pages are often denied storage: everything must work without it. */
export interface AppStorage {
  /** False if nothing is kept here: the page should say so where the buyer would expect it. */
  readonly isKept: boolean;
  /** Null if there is no readable value. */
  read(name: string): unknown;
  /** @returns false if the value is not kept: storage is denied or full. */
  write(name: string, value: unknown): boolean;
}

/** Texts by keys, as `localStorage` has them. */
export interface TextStore {
  getItem(key: string): string | null;
  /** @throws if it is full. */
  setItem(key: string, text: string): void;
}

/** `localStorage`; undefined where the browser denies it. */
function ownStorage(): TextStore | undefined {
  try {
    const probe = 'mini-app-kit:probe';
    localStorage.setItem(probe, probe);
    localStorage.removeItem(probe);
    return {
      getItem: (key) => localStorage.getItem(key),
      setItem: (key, text) => localStorage.setItem(key, text),
    };
  } catch {
    return undefined;
  }
}

/**
 * Storage of a mini-app: `localStorage`, or cookies where a frame of another site is denied it. Opened when it is first used.
 *
 * @param app its name, the prefix of all keys.
 */
export function createAppStorage(app: string): AppStorage {
  let opened: TextStore | null | undefined;
  /** Null where the browser keeps nothing. */
  const open = () => {
    opened ??= ownStorage() ?? partitionedCookies() ?? null;
    return opened;
  };
  return {
    get isKept() {
      return open() !== null;
    },
    read(name) {
      try {
        return JSON.parse(open()?.getItem(`${app}:${name}`) ?? 'null');
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        open()?.setItem(`${app}:${name}`, JSON.stringify(value));
        return open() !== null;
      } catch {
        return false;
      }
    },
  };
}
