import { Button, SegmentedPicker, SelectField, Stack, TextField, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { EMBEDDING_MODES, type HostSettings } from '../../shared/index.js';
import { type WorkbenchAddress, workbenchLink } from './address.js';
import { completeAddress } from './complete-address.js';
import { modeTexts, workbenchTexts } from './texts.js';
import './open-form.css';

/** The option for a mini-app that is not listed. */
const OTHER = 'other';

interface OpenFormProps extends Pick<HostSettings, 'miniApps' | 'presets'> {
  address: WorkbenchAddress;
}

/** A form for what to open and how. «Open» goes to a workbench URL that can be shared. */
export function OpenForm({ address, miniApps, presets }: OpenFormProps) {
  const texts = useTexts(workbenchTexts);
  const modes = useTexts(modeTexts);
  const locale = useLocale();
  const [chosen, setChosen] = useState(address);
  const choose = (change: Partial<WorkbenchAddress>) => setChosen((before) => ({ ...before, ...change }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        window.location.assign(workbenchLink({ ...chosen, url: completeAddress(chosen.url) }));
      }}
    >
      <Stack>
        <SelectField
          label={texts.miniApp}
          value={miniApps.some(({ url }) => url === chosen.url) ? chosen.url : OTHER}
          options={[
            ...miniApps.map(({ url, title }) => ({ value: url, label: title[locale] })),
            { value: OTHER, label: texts.otherMiniApp },
          ]}
          onChange={(url) => choose({ url: url === OTHER ? '' : url })}
        />
        <TextField
          label={texts.url}
          hint={texts.urlHint}
          value={chosen.url}
          required
          onInput={(url) => choose({ url })}
        />
        <SelectField
          label={texts.mode}
          value={chosen.mode}
          options={EMBEDDING_MODES.map((mode) => ({ value: mode, label: modes[mode] }))}
          onChange={(mode) => choose({ mode })}
        />
        <SelectField
          label={texts.preset}
          value={chosen.preset}
          options={presets.map(({ id, title }) => ({ value: id, label: title[locale] }))}
          onChange={(preset) => choose({ preset })}
        />
        <SegmentedPicker
          label={texts.locale}
          value={chosen.locale}
          options={[
            { value: 'ru', label: texts.russian },
            { value: 'en', label: texts.english },
          ]}
          onChange={(value) => choose({ locale: value })}
        />
        <label class="open-form__check">
          <input
            type="checkbox"
            checked={chosen.lan}
            onChange={(event) => choose({ lan: event.currentTarget.checked })}
          />
          <span>
            {texts.localNetwork}
            <span class="open-form__hint">{texts.localNetworkHint}</span>
          </span>
        </label>
        <Button type="submit" variant="primary" wide>
          {texts.open}
        </Button>
      </Stack>
    </form>
  );
}
