import { useTexts } from '@invoicebox/mini-app-ui';
import type { StationDetails } from '../../shared/catalogue.js';
import type { DayHours } from '../../shared/hours.js';
import { stationTexts } from './texts.js';

/** The hours of today, with those of the week behind them; that they are unknown is said by the status. */
export function StationHours({ hours }: Pick<StationDetails, 'hours'>) {
  const text = useTexts(stationTexts);
  const write = useDayText();
  if (hours === null) return null;
  const { days, holidays, today } = hours;
  return (
    <details class="gs-week">
      <summary>{text.today(write(days[today] ?? []))}</summary>
      <table>
        <caption class="ib-visually-hidden">{text.week}</caption>
        <tbody>
          {days.map((day, index) => (
            <tr key={text.weekday(index)} aria-current={index === today ? 'date' : undefined}>
              <th scope="row">{text.weekday(index)}</th>
              <td>{write(day)}</td>
            </tr>
          ))}
          {holidays !== null && (
            <tr>
              <th scope="row">{text.holidays}</th>
              <td>{write(holidays)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p class="gs-muted">{text.localTime}</p>
    </details>
  );
}

/** Writes the hours of a day. */
function useDayText(): (day: DayHours) => string {
  const text = useTexts(stationTexts);
  return (day) => {
    const [first, ...others] = day;
    if (!first) return text.dayOff;
    if (others.length === 0 && first[0] === '00:00' && first[1] === '24:00') return text.wholeDay;
    return day.map(([opens, closes]) => `${opens}–${closes}`).join(', ');
  };
}
