import type { GivenProps } from '@invoicebox/mini-app-kit';
import { Button, defineTexts, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { QrCode } from '@invoicebox/mini-app-ui/qr';
import { useId } from 'preact/hooks';
import type { BookingSummary, Voucher } from '../../shared/booking.js';
import { BookingFacts } from '../confirm/booking-facts.js';

const texts = defineTexts({
  ru: {
    title: (lounge: string) => `Ваучер в бизнес-зал «${lounge}»`,
    code: 'Код ваучера',
    qr: (code: string) => `QR-код ваучера ${code}`,
    hint: 'Покажите код на стойке бизнес-зала вместе с посадочным талоном.',
    order: (number: string) => `Заказ ${number}`,
    print: 'Распечатать',
  },
  en: {
    title: (lounge) => `Voucher for the lounge ${lounge}`,
    code: 'Voucher code',
    qr: (code) => `QR code of the voucher ${code}`,
    hint: 'Show the code at the lounge’s desk together with the boarding pass.',
    order: (number) => `Order ${number}`,
    print: 'Print',
  },
});

/** The voucher, on screen and in print. */
export function VoucherCard({ order, fulfilment: voucher }: GivenProps<BookingSummary, Voucher>) {
  const { summary, number } = order;
  const locale = useLocale();
  const words = useTexts(texts);
  const titleId = useId();
  return (
    <section class="bl-voucher" aria-labelledby={titleId}>
      <h2 id={titleId} class="bl-voucher__title">
        {words.title(summary.loungeName[locale])}
      </h2>
      <div class="bl-voucher__body">
        <div class="bl-voucher__code">
          <QrCode text={voucher.code} label={words.qr(voucher.code)} />
          <p>
            <span class="bl-voucher__label">{words.code}</span>
            <strong class="bl-voucher__number">{voucher.code}</strong>
          </p>
        </div>
        <BookingFacts summary={summary} isLoungeNamed />
      </div>
      <p class="bl-hint">{words.hint}</p>
      <p class="bl-hint">{words.order(number)}</p>
      <div class="bl-no-print">
        <Button wide onPress={() => window.print()}>
          {words.print}
        </Button>
      </div>
    </section>
  );
}
