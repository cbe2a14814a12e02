import { Cell, formatMoney, Section, ServiceCard, Stack, Stepper, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { type ChosenExtra, type Extra, extraTotal, MAX_OF_ONE_EXTRA } from '../../shared/extras.js';
import { stationTexts } from './texts.js';

export interface ExtrasProps {
  offered: readonly Extra[];
  chosen: readonly ChosenExtra[];
  onChange: (chosen: ChosenExtra[]) => void;
}

/** Goods and services to order with the fuel. */
export function Extras({ offered, chosen, onChange }: ExtrasProps) {
  const text = useTexts(stationTexts);
  if (offered.length === 0) return null;
  const countOf = (id: string) => chosen.find((extra) => extra.id === id)?.count ?? 0;
  // In the station's order, so that equal choices have equal addresses.
  const setCount = (id: string, count: number) =>
    onChange(
      offered
        .map((extra) => ({ id: extra.id, count: extra.id === id ? count : countOf(extra.id) }))
        .filter((extra) => extra.count > 0),
    );
  const services = offered.filter(({ kind }) => kind === 'service');
  const goods = offered.filter(({ kind }) => kind === 'goods');
  return (
    <Section title={text.extras}>
      <Stack gap="s">
        {goods.map((extra) => (
          <Goods
            key={extra.id}
            extra={extra}
            count={countOf(extra.id)}
            onChange={(count) => setCount(extra.id, count)}
          />
        ))}
        {services.map((extra) => (
          <Service
            key={extra.id}
            extra={extra}
            count={countOf(extra.id)}
            onChange={(count) => setCount(extra.id, count)}
          />
        ))}
      </Stack>
    </Section>
  );
}

interface ExtraProps {
  extra: Extra;
  count: number;
  onChange: (count: number) => void;
}

/** The extra's name in the buyer's language. */
function useName({ name, nameEn }: Extra): string {
  return useLocale() === 'en' ? nameEn : name;
}

function Goods({ extra, count, onChange }: ExtraProps) {
  const text = useTexts(stationTexts);
  const locale = useLocale();
  const name = useName(extra);
  const price = formatMoney(extra.price, locale);
  if (!extra.available) return <Cell label={name} description={price} value={text.soldOut} />;
  return <Stepper label={name} description={price} value={count} min={0} max={MAX_OF_ONE_EXTRA} onChange={onChange} />;
}

function Service({ extra, count, onChange }: ExtraProps) {
  const text = useTexts(stationTexts);
  const locale = useLocale();
  const name = useName(extra);
  const price = formatMoney(extra.price, locale);
  if (!extra.available) return <Cell label={name} description={price} value={text.notWorking} />;
  return (
    <ServiceCard
      title={name}
      text={price}
      added={count === 0 ? undefined : { kopecks: extraTotal(extra, count), note: text.pieces(count) }}
      canAddMore={count < MAX_OF_ONE_EXTRA}
      onAdd={() => onChange(count + 1)}
      onRemove={() => onChange(0)}
    />
  );
}
