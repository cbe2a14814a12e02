import type { OwnItem } from '@invoicebox/mini-app-kit';
import type { StationItem } from '../../shared/catalogue.js';

/** What is remembered of a favourite or recent station. */
export function ownItemOf({
  id,
  title,
  city,
  address,
}: Pick<StationItem, 'id' | 'title' | 'city' | 'address'>): OwnItem {
  return { id, title, address: `${city}, ${address}` };
}
