/**
 * Search by canonical words: any form of a word, prefixes, transliteration, the wrong keyboard layout, slips. No page and no
 * server in it: a mini-app's server indexes its items with this.
 */
export { lowerBound } from './lower-bound.js';
export { TextIndex, type TextMatches } from './text-index.js';
export { toLatin } from './words.js';
