import { TextField, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { readDecimal, writeDecimal } from '../../page/station/decimal.js';
import type { ForecourtOrder } from '../../shared/forecourt.js';
import { forecourtApi } from './forecourt-api.js';
import { forecourtTexts } from './texts.js';
import { useCommand } from './use-command.js';

const PLACES = 3;

/** The room in the tank; sent on blur. */
export function TankField({ order: { orderId, tankRoom } }: { order: ForecourtOrder }) {
  const text = useTexts(forecourtTexts);
  const locale = useLocale();
  const run = useCommand();
  const [typed, setTyped] = useState<string | null>(null);
  const known = tankRoom === null ? '' : writeDecimal(tankRoom, PLACES, locale);
  const value = typed ?? known;
  const room = readDecimal(value, PLACES);
  const isWrong = value !== '' && room === null;

  function send() {
    if (isWrong || typed === null) return;
    setTyped(null);
    if (room !== tankRoom) run(() => forecourtApi.setTank(orderId, room));
  }

  return (
    <TextField
      label={text.tank}
      hint={text.tankHint}
      error={isWrong ? text.tankWrong : undefined}
      inputMode="decimal"
      autoComplete="off"
      maxLength={9}
      value={value}
      onInput={setTyped}
      onBlur={send}
    />
  );
}
