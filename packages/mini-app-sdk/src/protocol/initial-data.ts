import { guarded, UNREADABLE } from './guarded.js';
import { findMismatch, isRecord, type Mismatch, type Rule } from './rules.js';

/** Of `public` (docs/protocol.md, InitialData): the container is there exactly when the order joins one. */
const publicData = (value: unknown): Rule => ({
  userEmail: 'string',
  userName: 'string',
  userPhone: 'string',
  locale: 'string',
  shopId: 'number|undefined',
  minappType: '"order"|"suborder"',
  fullHeight: 'boolean',
  orderContainerId: isRecord(value) && value.minappType === 'suborder' ? 'string' : 'undefined',
});

/** The rule of `InitialData`. */
export const INITIAL_DATA: Rule = {
  public: publicData,
  private: {
    metaData: 'array',
    basketItems: (value) => (value === undefined ? 'undefined' : [{ sku: 'string', name: 'string' }]),
  },
};

/** The first mismatch of a value with `InitialData`, its path below `path`; null when it fits. Never throws. */
export function checkInitialData(value: unknown, path = ''): Mismatch | null {
  return guarded(() => findMismatch(value, INITIAL_DATA, path), UNREADABLE);
}
