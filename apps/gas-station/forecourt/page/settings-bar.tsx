import { Chip, SelectField, useTexts } from '@invoicebox/mini-app-ui';
import type { ForecourtSettings } from '../../shared/forecourt.js';
import { forecourtApi } from './forecourt-api.js';
import { forecourtTexts } from './texts.js';
import { useCommand } from './use-command.js';

/** Litres a minute: a real pump, 10× and 100× as fast. */
const SPEEDS = [40, 400, 4000];

/** Settings of all pumps. */
export function SettingsBar({ settings }: { settings: ForecourtSettings }) {
  const text = useTexts(forecourtTexts);
  const run = useCommand();
  const { auto, litresPerMinute } = settings;
  const speeds = [...new Set([...SPEEDS, litresPerMinute])].sort((a, b) => a - b);
  return (
    <section class="fc-settings" aria-label={text.settings}>
      <Chip
        label={text.auto}
        icon={auto ? 'check' : undefined}
        pressed={auto}
        onToggle={(pressed) => run(() => forecourtApi.setSettings({ auto: pressed, litresPerMinute }))}
      />
      <div class="fc-settings__speed">
        <SelectField
          label={text.speed}
          options={speeds.map((speed) => ({ value: String(speed), label: text.perMinute(speed) }))}
          value={String(litresPerMinute)}
          onChange={(speed) => run(() => forecourtApi.setSettings({ auto, litresPerMinute: Number(speed) }))}
        />
      </div>
    </section>
  );
}
