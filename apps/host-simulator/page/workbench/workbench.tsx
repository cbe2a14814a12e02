import { EmptyState, ErrorState, Loader, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { HostSettings } from '../../shared/index.js';
import { readSettings } from '../shared/host-api.js';
import type { WorkbenchAddress } from './address.js';
import { MessageLog } from './message-log.js';
import { OpenForm } from './open-form.js';
import { PaymentOverlay } from './payment-overlay.js';
import { Stage } from './stage.js';
import { workbenchTexts } from './texts.js';
import { UpdateForm } from './update-form.js';
import './workbench.css';
import { createWorkbenchModel } from './workbench-model.js';

/** Loads the host's settings once; `failed` until a retry succeeds. */
function useSettings() {
  const [settings, setSettings] = useState<HostSettings | 'loading' | 'failed'>('loading');
  const load = () => {
    setSettings('loading');
    readSettings().then(setSettings, () => setSettings('failed'));
  };
  useEffect(load, []);
  return { settings, load };
}

/** The workbench: settings, the mini-app as Invoicebox shows it, and the log of their messages. */
export function Workbench({ address }: { address: WorkbenchAddress }) {
  const texts = useTexts(workbenchTexts);
  const { settings, load } = useSettings();
  if (settings === 'loading') return <Loader />;
  if (settings === 'failed') return <ErrorState title={texts.cannotLoad} onRetry={load} />;
  return (
    <main class="page">
      <h1 class="page__title">{texts.title}</h1>
      <p class="page__lead">{texts.lead}</p>
      <div class="workbench">
        <details class="workbench__settings" open={address.url === '' || window.innerWidth >= 992}>
          <summary>{texts.settings}</summary>
          <OpenForm address={address} miniApps={settings.miniApps} presets={settings.presets} />
        </details>
        {address.url === '' ? (
          <EmptyState icon="briefcase" title={texts.chooseTitle} text={texts.chooseText} />
        ) : (
          <OpenWorkbench address={address} paymentPage={settings.paymentPage} />
        )}
      </div>
    </main>
  );
}

function OpenWorkbench({ address, paymentPage }: { address: WorkbenchAddress; paymentPage: string }) {
  const model = useMemo(() => createWorkbenchModel(address, paymentPage), [address, paymentPage]);
  useEffect(() => {
    void model.open();
  }, [model]);
  const state = model.state.value;
  return (
    <>
      <Stage model={model} mode={address.mode} />
      <div class="workbench__talk">
        <MessageLog lines={model.log.value} onClear={model.clearLog} />
        {state.kind === 'open' && <UpdateForm initialData={state.embedding.initialData} onSend={model.updateData} />}
      </div>
      <PaymentOverlay url={model.paymentUrl.value} onClose={model.closePayment} />
    </>
  );
}
