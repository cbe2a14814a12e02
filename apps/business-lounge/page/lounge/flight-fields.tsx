import { defineTexts, FieldRow, Section, SegmentedPicker, Stack, TextField, useTexts } from '@invoicebox/mini-app-ui';
import { BOOKING_HORIZON_MS } from '../../shared/booking.js';
import { localTimeAt } from '../../shared/local-time.js';
import type { Procedure } from '../../shared/lounge.js';
import { loungeTexts } from '../shared/lounge-texts.js';
import type { BookingForm, FormProblems } from './booking-form.js';

const texts = defineTexts({
  ru: {
    flight: 'Рейс',
    procedure: 'Вылет или прилёт',
    number: 'Номер рейса',
    numberHint: 'Например, SU 012',
    numberMissing: 'Введите номер рейса.',
    numberUnreadable: 'Введите номер как в билете: SU 012.',
    departureDate: 'Дата вылета',
    departureTime: 'Время вылета',
    arrivalDate: 'Дата прилёта',
    arrivalTime: 'Время прилёта',
    timeHint: 'По времени аэропорта',
    dateMissing: 'Укажите дату.',
    timeMissing: 'Укажите время.',
  },
  en: {
    flight: 'Flight',
    procedure: 'Departure or arrival',
    number: 'Flight number',
    numberHint: 'For example, SU 012',
    numberMissing: 'Enter the flight number.',
    numberUnreadable: 'Enter the number as the ticket has it: SU 012.',
    departureDate: 'Date of departure',
    departureTime: 'Time of departure',
    arrivalDate: 'Date of arrival',
    arrivalTime: 'Time of arrival',
    timeHint: 'Airport time',
    dateMissing: 'Enter the date.',
    timeMissing: 'Enter the time.',
  },
});

interface FlightFieldsProps {
  form: BookingForm;
  /** Offered by the lounge. */
  procedures: readonly Procedure[];
  /** IANA time zone of the airport. */
  timeZone: string;
  problems: FormProblems;
  onChange: (change: Partial<BookingForm>) => void;
}

/** Fields for the flight, in the airport's local time. */
export function FlightFields({ form, procedures, timeZone, problems, onChange }: FlightFieldsProps) {
  const words = useTexts(texts);
  const names = useTexts(loungeTexts);
  const isDeparture = form.procedure === 'departure';
  const numberErrors = { missing: words.numberMissing, unreadable: words.numberUnreadable };
  const now = Date.now();
  return (
    <Section title={words.flight}>
      <Stack>
        {procedures.length > 1 && (
          <SegmentedPicker
            label={words.procedure}
            options={procedures.map((procedure) => ({ value: procedure, label: names[procedure] }))}
            value={form.procedure}
            onChange={(procedure) => onChange({ procedure })}
          />
        )}
        <TextField
          label={words.number}
          name="flight"
          hint={words.numberHint}
          error={problems.flightNumber && numberErrors[problems.flightNumber]}
          autoComplete="off"
          maxLength={16}
          required
          value={form.flightNumber}
          onInput={(flightNumber) => onChange({ flightNumber })}
        />
        <FieldRow>
          <TextField
            type="date"
            label={isDeparture ? words.departureDate : words.arrivalDate}
            name="date"
            error={problems.date && words.dateMissing}
            min={localTimeAt(now, timeZone).date}
            max={localTimeAt(now + BOOKING_HORIZON_MS, timeZone).date}
            required
            value={form.date}
            onInput={(date) => onChange({ date })}
          />
          <TextField
            type="time"
            label={isDeparture ? words.departureTime : words.arrivalTime}
            name="time"
            hint={words.timeHint}
            error={problems.time && words.timeMissing}
            required
            value={form.time}
            onInput={(time) => onChange({ time })}
          />
        </FieldRow>
      </Stack>
    </Section>
  );
}
