import type { StationItem } from '../../shared/catalogue.js';
import { isClosed } from '../../shared/hours.js';

/** Whether fuel can be ordered at a station now: the only one that the accent's button leads to. */
export function canOrder({ payable, status }: Pick<StationItem, 'payable' | 'status'>): boolean {
  return payable && !isClosed(status);
}
