import { Tag, useTexts } from '@invoicebox/mini-app-ui';
import type { StationItem } from '../../shared/catalogue.js';
import { texts } from '../texts.js';

/** Whether a station is open, and until when; nothing if its hours are unknown. */
export function HoursTag({ hours, open }: Pick<StationItem, 'hours' | 'open'>) {
  const text = useTexts(texts);
  if (hours === null || open === null) return null;
  const [opens = '', closes = ''] = hours.split('-');
  if (!open) {
    return (
      <Tag tone="error" icon="clock">
        {text.closedUntil(opens)}
      </Tag>
    );
  }
  return (
    <Tag tone="success" icon="clock">
      {hours === '24/7' ? text.roundTheClock : text.openUntil(closes)}
    </Tag>
  );
}
