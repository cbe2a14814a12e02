import type { ShiftView } from '@invoicebox/merchant-server/page-api';
import { AlertModal, Button, formatMoney, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useState } from 'preact/hooks';
import { tillApi } from './api.js';
import { OpenShift } from './open-shift.js';
import { balanceOf, ShiftReport } from './shift-report.js';
import { errorText, texts } from './texts.js';
import { useSession, useTill } from './till-context.js';
import { useAction } from './use-action.js';

/** The totals of the shift, to print; closes it after asking. */
export function ShiftScreen() {
  const text = useTexts(texts);
  const till = useTill();
  const { shift: open } = useSession();
  const [closed, setClosed] = useState<ShiftView | null>(null);
  const [readAt, setReadAt] = useState(Date.now);
  const refresh = () => till.refresh().then(() => setReadAt(Date.now()));
  useEffect(() => void refresh(), []);

  if (open) return <OpenShiftTotals shift={open} readAt={readAt} onRefresh={refresh} onClosed={setClosed} />;
  if (!closed) return <OpenShift />;
  return (
    <Stack>
      <h1 class="till-heading">{text.shift}</h1>
      <p role="status">{text.shiftClosed}</p>
      <div class="till-buttons">
        <Button variant="primary" onPress={() => print()}>
          {text.print}
        </Button>
        <Button onPress={() => setClosed(null)}>{text.openShift}</Button>
      </div>
      <ShiftReport shift={closed} now={readAt} />
    </Stack>
  );
}

interface OpenShiftTotalsProps {
  shift: ShiftView;
  readAt: number;
  onRefresh: () => Promise<void>;
  onClosed: (shift: ShiftView) => void;
}

function OpenShiftTotals({ shift, readAt, onRefresh, onClosed }: OpenShiftTotalsProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const [confirming, setConfirming] = useState(false);
  const { busy, error, run } = useAction();

  function close() {
    setConfirming(false);
    void run(tillApi.closeShift, (closed) => {
      onClosed(closed);
      void onRefresh();
    });
  }

  return (
    <Stack>
      <h1 class="till-heading">{text.shift}</h1>
      {error && <p role="alert">{errorText(error, locale)}</p>}
      <div class="till-buttons">
        <Button variant="primary" onPress={() => print()}>
          {text.print}
        </Button>
        <Button onPress={() => void onRefresh()}>{text.refresh}</Button>
        <Button loading={busy} onPress={() => void onRefresh().then(() => setConfirming(true))}>
          {text.closeShift}
        </Button>
      </div>
      <ShiftReport shift={shift} now={readAt} />
      <AlertModal
        open={confirming}
        title={text.confirmClose(formatMoney(balanceOf(shift), locale))}
        text={text.confirmCloseText}
        onClose={() => setConfirming(false)}
        actions={[
          { label: text.no, onPress: () => setConfirming(false) },
          { label: text.closeShift, danger: true, onPress: close },
        ]}
      />
    </Stack>
  );
}
