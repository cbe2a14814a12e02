import { formatMoney, Icon, PlaceCell, Tag, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { Lounge, Procedure } from '../../shared/lounge.js';
import { hoursOf, loungeTexts, whereaboutsOf } from '../shared/lounge-texts.js';

export interface LoungeCardProps {
  lounge: Lounge;
  /** Its price is shown. */
  procedure: Procedure;
  href: string;
}

/** A lounge in a list. */
export function LoungeCard({ lounge, procedure, href }: LoungeCardProps) {
  const locale = useLocale();
  const texts = useTexts(loungeTexts);
  const price = lounge.prices[procedure]?.adult;
  return (
    <PlaceCell
      href={href}
      title={lounge.name[locale]}
      subtitle={whereaboutsOf(lounge, locale)}
      picture={<TerminalSign terminal={lounge.terminal} />}
      value={
        price !== undefined && <span class="bl-price">{formatMoney(price, locale, { dropZeroKopecks: true })}</span>
      }
      tags={
        <>
          <Tag icon="clock">{hoursOf(lounge.hours, locale)}</Tag>
          <Tag>{texts.stay(lounge.stayHours)}</Tag>
        </>
      }
    />
  );
}

/** The terminal as a sign; decorative, the text says it too. */
function TerminalSign({ terminal }: { terminal: string | undefined }) {
  return (
    <span class="bl-sign" aria-hidden="true">
      {terminal ?? <Icon name="briefcase" size={28} />}
    </span>
  );
}
