/** Parameters of a path, by their names in the pattern. */
export type PathParameters = Readonly<Record<string, string>>;

/**
 * Matches a path to a pattern.
 *
 * @param pattern such as `/stations/:id`.
 * @returns the parameters, or null if the path is another one.
 */
export function matchPath(pattern: string, path: string): PathParameters | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? '';
    if (part === text) continue;
    if (!part.startsWith(':') || text === '') return null;
    try {
      parameters[part.slice(1)] = decodeURIComponent(text);
    } catch {
      return null;
    }
  }
  return parameters;
}
