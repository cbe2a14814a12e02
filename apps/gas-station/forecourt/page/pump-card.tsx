import { Button, formatAmount, SelectField, Tag, type TagProps, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { QrCode } from '@invoicebox/mini-app-ui/qr';
import { type ForecourtOrder, type ForecourtPump, PUMP_FAULTS, type PumpAction } from '../../shared/forecourt.js';
import { FUEL_NAMES, unitOf } from '../../shared/fuel.js';
import { forecourtApi } from './forecourt-api.js';
import { PumpPicture } from './pump-picture.js';
import { driverActions, faceOf, otherActions, type PumpFace } from './pump-state.js';
import { TankField } from './tank-field.js';
import { forecourtTexts } from './texts.js';
import { useCommand } from './use-command.js';

const TONES: Readonly<Partial<Record<PumpFace, NonNullable<TagProps['tone']>>>> = {
  free: 'success',
  broken: 'error',
  released: 'warning',
  dispensing: 'warning',
};

export interface PumpCardProps {
  stationId: string;
  pump: ForecourtPump;
  /** Drivers are automatic; the buttons work nevertheless. */
  auto: boolean;
}

/** A pump: its state, actions and faults. */
export function PumpCard({ stationId, pump, auto }: PumpCardProps) {
  const text = useTexts(forecourtTexts);
  const run = useCommand();
  const { number, fault, orders } = pump;
  const [order, ...waiting] = orders;
  const face = faceOf(pump);
  const headingId = `pump-${number}`;
  const act = (action: PumpAction) => () => run(() => forecourtApi.act(stationId, number, action));
  return (
    <section class="fc-pump" aria-labelledby={headingId}>
      <div class="fc-pump__head">
        <h3 id={headingId} class="fc-pump__title">
          {text.pump(number)}
        </h3>
        <Tag tone={TONES[face] ?? 'neutral'}>{text[face]}</Tag>
      </div>
      <PumpPicture face={face} />
      <Display pump={pump} order={order} waiting={waiting.length} />
      <div class="fc-pump__actions">
        {driverActions(pump).map((action, index) => (
          <Button
            key={action}
            wide
            size="medium"
            variant={index === 0 && !auto ? 'primary' : 'secondary'}
            label={text.atPump(text[action], number)}
            onPress={act(action)}
          >
            {text[action]}
          </Button>
        ))}
        {otherActions(pump).map((action) => (
          <Button key={action} wide size="medium" label={text.atPump(text[action], number)} onPress={act(action)}>
            {text[action]}
          </Button>
        ))}
      </div>
      <SelectField
        label={text.fault}
        options={PUMP_FAULTS.map((value) => ({ value, label: text[`fault_${value}`] }))}
        value={fault}
        onChange={(chosen) => run(() => forecourtApi.setFault(stationId, number, chosen))}
      />
      {order && <TankField key={order.orderId} order={order} />}
      <details class="fc-code">
        <summary>{text.code}</summary>
        <QrCode text={pump.address} label={text.codeOf(number)} />
        <a class="fc-code__link" href={pump.address}>
          {pump.address}
        </a>
      </details>
    </section>
  );
}

interface DisplayProps {
  pump: ForecourtPump;
  order: ForecourtOrder | undefined;
  waiting: number;
}

/** The pump's display; without an order, its fuels. */
function Display({ pump, order, waiting }: DisplayProps) {
  const text = useTexts(forecourtTexts);
  const locale = useLocale();
  if (!order) {
    return <p class="fc-display">{pump.fuels.map((fuel) => FUEL_NAMES[locale][fuel]).join(', ')}</p>;
  }
  const { fuel, fullTank, dispensed, litres } = order;
  const unit = unitOf(fuel);
  const facts = [FUEL_NAMES[locale][fuel], ...(fullTank ? [text.fullTank] : [])].join(', ');
  return (
    <div class="fc-display">
      <p class="fc-display__litres">
        {text.of(formatAmount(dispensed, unit, locale), formatAmount(litres, unit, locale))}
      </p>
      <p>{waiting > 0 ? `${facts} · ${text.waiting(waiting)}` : facts}</p>
    </div>
  );
}
