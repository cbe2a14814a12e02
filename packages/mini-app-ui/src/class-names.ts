/** Joins class names and skips false ones: `classNames('a', isB && 'b')`. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
