import { Tag, type TagProps, useTexts } from '@invoicebox/mini-app-ui';
import { isClosed, type OpenStatus } from '../../shared/hours.js';
import { texts } from '../texts.js';

type StatusTexts = (typeof texts)['ru'];

/** Whether a station is open, in words. */
export function statusText(status: OpenStatus, text: StatusTexts): string {
  switch (status.state) {
    case 'round_the_clock':
      return text.roundTheClock;
    case 'open':
      return status.until === null ? text.openNow : text.openUntil(status.until);
    case 'closed': {
      if (status.opens === null) return text.closed;
      const { day, time } = status.opens;
      return text.closedUntil(day === null ? time : `${text.day(day)} ${time}`);
    }
    case 'closed_for_now':
      return text.closedForNow;
    case 'unknown':
      return text.hoursUnknown;
  }
}

function toneOf(status: OpenStatus): TagProps['tone'] {
  if (isClosed(status)) return 'error';
  return status.state === 'unknown' ? 'neutral' : 'success';
}

/** Whether a station is open, and until when, or when it opens; that its hours are unknown is said, too. */
export function StatusTag({ status }: { status: OpenStatus }) {
  const text = useTexts(texts);
  return (
    <Tag tone={toneOf(status)} icon="clock">
      {statusText(status, text)}
    </Tag>
  );
}
