/**
 * Folds a text for searching: case, ё and punctuation make no difference.
 *
 * @returns lower-case words parted by single spaces.
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
