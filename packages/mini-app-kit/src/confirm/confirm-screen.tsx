import { Button, EmptyState, ErrorState, SkeletonList, useLocale } from '@invoicebox/mini-app-ui';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useRoute } from '../app/mini-app-deps.js';
import { useOrderFlow } from '../app/use-order-flow.js';
import { useOverriddenTexts } from '../app/use-overridden-texts.js';
import type { MerchantError } from '../client/index.js';
import { useWhenOnline } from '../resources/use-when-online.js';
import { addressOf, readSelection } from '../router/address.js';
import { ConfirmFrame } from './confirm-frame.js';
import type { ConfirmOptions } from './confirm-options.js';
import { readSeenPrice } from './confirmation-address.js';
import { Offer } from './offer.js';
import { type ConfirmTexts, confirmTexts } from './texts.js';

/** Shows what is ordered and for how much before it is. The selection is in the address. */
export function ConfirmScreen<Selection, Summary>(options: ConfirmOptions<Selection, Summary>) {
  const { fragment, go } = useRoute();
  const text = useOverriddenTexts(confirmTexts, options.texts);
  const selection = readSelection(fragment) as Selection | null;
  if (selection === null) {
    const toStart = () => go(addressOf('/'));
    return (
      <ConfirmFrame text={text} onBack={toStart}>
        <NoOrder title={text.nothingChosen} message={text.nothingChosenText} action={text.change} onPress={toStart} />
      </ConfirmFrame>
    );
  }
  return <Confirmation key={fragment} {...{ selection, options, text }} />;
}

interface ConfirmationProps<Selection, Summary> {
  selection: Selection;
  options: ConfirmOptions<Selection, Summary>;
  text: ConfirmTexts;
}

function Confirmation<Selection, Summary>({ selection, options, text }: ConfirmationProps<Selection, Summary>) {
  const flow = useOrderFlow<Summary>();
  const locale = useLocale();
  const { query, go } = useRoute();
  const [seen] = useState(() => readSeenPrice(query));
  const requestQuote = async () => {
    await flow.requestQuote(selection, locale);
  };
  // Before the first paint, so that no price of another selection flashes.
  useLayoutEffect(() => {
    flow.reset();
    void requestQuote();
  }, [locale]);
  const [quote, error] = [flow.quote.value, flow.error.value];
  useWhenOnline(error?.code === 'offline' && quote === null, requestQuote);

  const back = () => go(options.backTo(selection));
  if (quote) return <Offer {...{ quote, seen, options, text }} onBack={back} onRefresh={requestQuote} />;
  return (
    <ConfirmFrame text={text} onBack={back}>
      {error ? (
        <NoQuote {...{ error, text }} retrying={flow.quoting.value} onRetry={requestQuote} onChange={back} />
      ) : (
        <SkeletonList of="cell" rows={5} />
      )}
    </ConfirmFrame>
  );
}

const RETRYABLE: ReadonlySet<MerchantError['code']> = new Set([
  'offline',
  'too_many_requests',
  'internal_error',
  'unexpected',
]);

interface NoQuoteProps {
  error: MerchantError;
  text: ConfirmTexts;
  retrying: boolean;
  onRetry: () => void;
  onChange: () => void;
}

/** Why there is no price: out of reach, or not to be had. The server's reason is for the buyer. */
function NoQuote({ error, text, retrying, onRetry, onChange }: NoQuoteProps) {
  if (RETRYABLE.has(error.code)) {
    const isOffline = error.code === 'offline';
    return (
      <ErrorState
        title={isOffline ? text.offlineTitle : undefined}
        text={isOffline ? text.offlineText : text.tooMany}
        {...{ onRetry, retrying }}
      />
    );
  }
  const reason = error.code === 'selection_unavailable' ? error.message : text.unavailableText;
  return <NoOrder title={text.unavailable} message={reason} action={text.change} onPress={onChange} />;
}

interface NoOrderProps {
  title: string;
  message: string;
  action: string;
  onPress: () => void;
}

/** An end from which only another choice leads on. */
function NoOrder({ title, message, action, onPress }: NoOrderProps) {
  return (
    <EmptyState
      icon="warning"
      title={title}
      text={message}
      action={
        <Button wide variant="primary" onPress={onPress}>
          {action}
        </Button>
      }
    />
  );
}
