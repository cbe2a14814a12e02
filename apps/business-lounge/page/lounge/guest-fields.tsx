import {
  defineTexts,
  formatMoney,
  Section,
  Stack,
  Stepper,
  TextField,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { countGuests, type Guests, MAX_GUESTS } from '../../shared/booking.js';
import type { GuestPrices } from '../../shared/lounge.js';
import { loungeTexts } from '../shared/lounge-texts.js';
import type { BookingForm, FieldProblem } from './booking-form.js';

const texts = defineTexts({
  ru: {
    guests: 'Гости',
    names: 'Имена гостей',
    firstName: 'Имя и фамилия',
    otherName: (number: number) => `Гость ${number}, необязательно`,
    nameMissing: 'Введите имя и фамилию: по ним гостя узнают в зале.',
  },
  en: {
    guests: 'Guests',
    names: 'Names of the guests',
    firstName: 'First and last name',
    otherName: (number) => `Guest ${number}, optional`,
    nameMissing: 'Enter first and last name: the lounge asks for them.',
  },
});

/** Kinds of guests: names in the booking, in the prices and in the texts. */
const KINDS = [
  { count: 'adults', price: 'adult', age: 'adultAge' },
  { count: 'children', price: 'child', age: 'childAge' },
  { count: 'infants', price: 'infant', age: 'infantAge' },
] as const satisfies ReadonlyArray<{ count: keyof Guests; price: keyof GuestPrices; age: string }>;

/** Infants must come with an adult or a child. */
function minOf(kind: keyof Guests, { adults, children }: Guests): number {
  if (kind === 'adults') return children === 0 ? 1 : 0;
  return kind === 'children' && adults === 0 ? 1 : 0;
}

interface GuestFieldsProps {
  form: BookingForm;
  prices: GuestPrices;
  nameProblem: FieldProblem | undefined;
  onChange: (change: Partial<BookingForm>) => void;
}

/** Fields for the guests and their names. */
export function GuestFields({ form: { guests, names }, prices, nameProblem, onChange }: GuestFieldsProps) {
  const locale = useLocale();
  const words = useTexts(texts);
  const kindTexts = useTexts(loungeTexts);
  const total = countGuests(guests);
  const priceOf = (kopecks: number) =>
    kopecks === 0 ? kindTexts.free : formatMoney(kopecks, locale, { dropZeroKopecks: true });
  const rename = (index: number, name: string) =>
    onChange({ names: Array.from({ length: total }, (_, i) => (i === index ? name : (names[i] ?? ''))) });

  return (
    <>
      <Section title={words.guests}>
        <Stack gap="s">
          {KINDS.map(({ count, price, age }) => (
            <Stepper
              key={count}
              label={kindTexts[price]}
              description={`${kindTexts[age]} · ${priceOf(prices[price])}`}
              value={guests[count]}
              min={minOf(count, guests)}
              max={guests[count] + MAX_GUESTS - total}
              onChange={(value) => onChange({ guests: { ...guests, [count]: value } })}
            />
          ))}
        </Stack>
      </Section>
      <Section title={words.names}>
        <Stack gap="s">
          {Array.from({ length: total }, (_, index) => (
            <TextField
              key={index}
              label={index === 0 ? words.firstName : words.otherName(index + 1)}
              name={`guest-${index + 1}`}
              autoComplete={index === 0 ? 'name' : 'off'}
              maxLength={100}
              required={index === 0}
              error={index === 0 && nameProblem ? words.nameMissing : undefined}
              value={names[index] ?? ''}
              onInput={(name) => rename(index, name)}
            />
          ))}
        </Stack>
      </Section>
    </>
  );
}
