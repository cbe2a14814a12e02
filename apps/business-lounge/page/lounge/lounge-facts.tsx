import { type Fact, Facts } from '@invoicebox/mini-app-kit';
import { defineTexts, formatMoney, type Locale, Stack, Tag, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { GuestPrices, Lounge, Procedure } from '../../shared/lounge.js';
import { hoursOf, loungeTexts, whereaboutsOf } from '../shared/lounge-texts.js';

const texts = defineTexts({
  ru: {
    where: 'Где',
    directions: 'Как найти',
    hours: 'Часы работы',
    airportTime: (hours: string) => `${hours}, по времени аэропорта`,
    stay: 'Время посещения',
    services: 'Услуги',
    priceOfDeparture: 'Цена перед вылетом',
    priceOfArrival: 'Цена после прилёта',
  },
  en: {
    where: 'Where',
    directions: 'How to find it',
    hours: 'Opening hours',
    airportTime: (hours) => `${hours}, airport time`,
    stay: 'Length of a visit',
    services: 'Services',
    priceOfDeparture: 'Price before departure',
    priceOfArrival: 'Price after arrival',
  },
});

/** «Взрослый 5 900 ₽, ребёнок 2 950 ₽, младенец бесплатно» */
function pricesOf(prices: GuestPrices, locale: Locale): string {
  const words = loungeTexts[locale];
  return (['adult', 'child', 'infant'] as const)
    .map((kind, index) => {
      const sum = prices[kind];
      const price = sum === 0 ? words.free.toLowerCase() : formatMoney(sum, locale, { dropZeroKopecks: true });
      return `${index === 0 ? words[kind] : words[kind].toLowerCase()} ${price}`;
    })
    .join(', ');
}

/** The details of a lounge. */
export function LoungeFacts({ lounge }: { lounge: Lounge }) {
  const locale = useLocale();
  const words = useTexts(texts);
  const names = useTexts(loungeTexts);
  const hours = hoursOf(lounge.hours, locale);
  const priceLabels: Record<Procedure, string> = { departure: words.priceOfDeparture, arrival: words.priceOfArrival };
  const priceFacts = (['departure', 'arrival'] as const).flatMap((procedure): Fact[] => {
    const prices = lounge.prices[procedure];
    return prices ? [{ label: priceLabels[procedure], value: pricesOf(prices, locale) }] : [];
  });
  return (
    <Stack>
      <Facts
        facts={[
          { label: words.where, value: whereaboutsOf(lounge, locale) },
          { label: words.directions, value: lounge.directions[locale] },
          { label: words.hours, value: hours === names.aroundTheClock ? hours : words.airportTime(hours) },
          { label: words.stay, value: names.stay(lounge.stayHours) },
          ...priceFacts,
        ]}
      />
      <ul class="bl-tags" aria-label={words.services}>
        {lounge.services.map((service) => (
          <li key={service}>
            <Tag>{names[service]}</Tag>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
