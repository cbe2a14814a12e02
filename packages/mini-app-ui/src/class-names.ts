/** Joins class names, leaving out those whose condition is false: `classNames('a', isB && 'b')`. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
