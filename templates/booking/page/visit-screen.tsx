import {
  AppScreen,
  addressOf,
  confirmationAddress,
  Loaded,
  readSelection,
  type ScreenProps,
  useRoute,
} from '@invoicebox/mini-app-kit';
import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { AmountBar, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { texts } from './texts.js';
import { type Choice, selectionOf, useBranch, VisitFields } from './visit-fields.js';

/** When to come, and who. */
export function VisitScreen({ params: { id = '' } }: ScreenProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { fragment, go } = useRoute();
  const { buyer } = useMiniApp();
  const times = useBranch(id);
  const [choice, setChoice] = useState<Choice>({
    branchId: id,
    guest: buyer.peek()?.name ?? '',
    ...(readSelection(fragment) as Choice | null),
  });
  const { title, address, price = 0 } = times.value?.branch ?? {};
  const selection = selectionOf(choice);
  const next = () => selection && go(confirmationAddress(selection, price));
  return (
    <AppScreen
      title={title?.[locale] ?? text.title}
      subtitle={address?.[locale]}
      onBack={() => go(addressOf('/'))}
      footer={<AmountBar kopecks={price} action={text.next} disabled={selection === null} onPress={next} />}
    >
      <Loaded resource={times}>{(value) => <VisitFields times={value} choice={choice} onChange={setChoice} />}</Loaded>
    </AppScreen>
  );
}
