/** JSON in `localStorage`. Embedded pages are often denied storage: everything must work without it. */
export interface AppStorage {
  /** Null if there is no readable value. */
  read(name: string): unknown;
  /** Does nothing if storage is denied or full. */
  write(name: string, value: unknown): void;
}

/**
 * Storage of a mini-app.
 *
 * @param app its name, the prefix of all keys.
 */
export function createAppStorage(app: string): AppStorage {
  return {
    read(name) {
      try {
        return JSON.parse(localStorage.getItem(`${app}:${name}`) ?? 'null');
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        localStorage.setItem(`${app}:${name}`, JSON.stringify(value));
      } catch {
        // Denied or full.
      }
    },
  };
}
