/** What this page remembers where that is allowed: embedded pages are often denied storage. */
export const storage = {
  /** What was kept under a name; null if there is nothing that can be read. */
  read(name: string): unknown {
    try {
      return JSON.parse(localStorage.getItem(`gas-station:${name}`) ?? 'null');
    } catch {
      return null;
    }
  },

  /** Keeps a value; forgotten with the page where storage is denied or full. */
  write(name: string, value: unknown): void {
    try {
      localStorage.setItem(`gas-station:${name}`, JSON.stringify(value));
    } catch {
      // Everything works without it, until the page is left.
    }
  },
};
