import { Button, EmptyState, ErrorState, SkeletonList, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { FuelSelection } from '../../shared/order.js';
import { addressOf, stationAddress } from '../shared/address.js';
import { useWhenOnline } from '../shared/use-when-online.js';
import { useApp } from '../state/app-context.js';
import { choiceParameters, readChoice, readCount, selectionOf } from '../station/choice.js';
import { ConfirmShell } from './confirm-shell.js';
import { Offer } from './offer.js';
import type { SeenPrice } from './price-change.js';
import { confirmTexts } from './texts.js';

/** The selection in the address, and the price that the buyer has seen. */
function readAddress(): { selection: FuelSelection | null; seen: SeenPrice | null } {
  const parameters = new URLSearchParams(location.search);
  const stationId = parameters.get('station');
  const litre = readCount(parameters.get('price'));
  return {
    selection: stationId === null ? null : selectionOf(stationId, readChoice(parameters)),
    seen: litre === null ? null : { litre, amount: null },
  };
}

/** Shows the quote before the order is placed. */
export function ConfirmScreen() {
  const { flow } = useApp();
  const { route } = useLocation();
  const text = useTexts(confirmTexts);
  const locale = useLocale();
  const [{ selection, seen }] = useState(readAddress);
  const requestQuote = async () => {
    if (selection !== null) await flow.requestQuote(selection, locale);
  };
  useEffect(() => {
    flow.reset();
    void requestQuote();
  }, [locale]);
  const error = flow.error.value;
  const quote = flow.quote.value;
  const isOffline = error?.code === 'offline' && quote === null;
  useWhenOnline(isOffline, requestQuote);

  if (selection === null) {
    return (
      <ConfirmShell onBack={() => route(addressOf('/'))}>
        <EmptyState
          icon="fuel"
          title={text.nothingChosen}
          text={text.nothingChosenText}
          action={
            <Button wide variant="primary" onPress={() => route(addressOf('/'))}>
              {text.change}
            </Button>
          }
        />
      </ConfirmShell>
    );
  }

  const back = () => route(stationAddress(selection.stationId, choiceParameters(selection)));
  if (quote) {
    return <Offer quote={quote} seen={seen} onBack={back} onRefresh={requestQuote} />;
  }
  return (
    <ConfirmShell onBack={back}>
      {!error ? (
        <SkeletonList of="cell" rows={5} />
      ) : isOffline || error.code === 'too_many_requests' || error.code === 'internal_error' ? (
        <ErrorState
          title={isOffline ? text.offlineTitle : undefined}
          text={isOffline ? text.offlineText : text.tooMany}
          onRetry={requestQuote}
          retrying={flow.quoting.value}
        />
      ) : (
        <EmptyState
          icon="warning"
          title={text.unavailable}
          text={error.code === 'selection_unavailable' ? error.message : text.nothingChosenText}
          action={
            <Button wide variant="primary" onPress={back}>
              {text.change}
            </Button>
          }
        />
      )}
    </ConfirmShell>
  );
}
