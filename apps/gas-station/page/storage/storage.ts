/** JSON in `localStorage`. Embedded pages are often denied storage: everything must work without it. */
export const storage = {
  /** Null if there is no readable value. */
  read(name: string): unknown {
    try {
      return JSON.parse(localStorage.getItem(`gas-station:${name}`) ?? 'null');
    } catch {
      return null;
    }
  },

  /** Does nothing if storage is denied or full. */
  write(name: string, value: unknown): void {
    try {
      localStorage.setItem(`gas-station:${name}`, JSON.stringify(value));
    } catch {
      // Denied or full.
    }
  },
};
