/** Names up to this length may differ by one letter only: two letters make another word of a short name. */
const SHORT_NAME = 6;

/** Damerau–Levenshtein distance: letters changed, added, left out or swapped with their neighbour. */
function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    const above = rows[i - 1] ?? [];
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (above[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(exchanged ? Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1) : least);
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

/**
 * Finds unknown variables that look like misspelt known ones.
 *
 * @param given names in the environment.
 * @param known names of our variables.
 * @returns a line for each.
 */
export function misspeltVariables(given: readonly string[], known: readonly string[]): string[] {
  const unknown = given.filter((name) => !known.includes(name));
  return unknown.flatMap((name) => {
    const meant = known.find((ours) => {
      const most = ours.length <= SHORT_NAME ? 1 : 2;
      return Math.abs(ours.length - name.length) <= most && slipsBetween(name.toUpperCase(), ours) <= most;
    });
    return meant === undefined || given.includes(meant) ? [] : [`${name} means nothing here: did you mean ${meant}?`];
  });
}
