/** Result of one check of {@link diagnose}. */
export interface Finding {
  /** What was checked, e.g. `port`. */
  check: string;
  ok: boolean;
  /** What was found. */
  found: string;
  /** What to do. Only if something is wrong. */
  todo?: string;
}

/** A finding of what is right. */
export function right(check: string, found: string): Finding {
  return { check, ok: true, found };
}

/** A finding of what is wrong, with what to do. */
export function wrong(check: string, found: string, todo: string): Finding {
  return { check, ok: false, found, todo };
}
