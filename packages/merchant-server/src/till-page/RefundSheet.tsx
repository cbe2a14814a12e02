import { useState } from 'preact/hooks';
import { newIdempotencyKey } from '../client/index.js';
import type { RefundableLine, RefundLineInput, RefundPreview, TillOrderView } from '../wire/till.js';
import { tillApi } from './api.js';
import { readQuantity, writeQuantity } from './format.js';
import {
  AlertModal,
  BottomSheet,
  Button,
  formatMoney,
  formatQuantity,
  Stack,
  TextField,
  useLocale,
  useTexts,
} from './kit.js';
import { isReason, ReasonField } from './ReasonField.js';
import { errorText, texts } from './texts.js';
import { useAction } from './use-action.js';

interface RefundSheetProps {
  order: TillOrderView;
  onDone: (order: TillOrderView) => void;
  onClose: () => void;
}

/** A refund as it will be asked for: the same key however often it is sent. */
interface Wish {
  lines: RefundLineInput[];
  reason: string;
  requestKey: string;
  sum: RefundPreview;
}

/** Whether what is typed can be refunded of a line; zero leaves the line out. */
const fits = ({ quantity }: RefundableLine, typed: number | null): typed is number =>
  typed !== null && typed <= quantity;

/** Asks for lines, quantities and a reason, then once more with the sum as the server counts it, and refunds. */
export function RefundSheet({ order, onDone, onClose }: RefundSheetProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  // Money without goods, left over from a refund of a sum, has no quantity to choose.
  const choices = order.refundable.filter(({ quantity }) => quantity > 0);
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>(() =>
    Object.fromEntries(choices.map(({ line, quantity }) => [line, writeQuantity(quantity, locale)])),
  );
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [wish, setWish] = useState<Wish | null>(null);
  const { busy, error, run } = useAction();
  const quantities = choices.map((choice) => ({ choice, quantity: readQuantity(typed[choice.line] ?? '') }));
  const lines = quantities.flatMap(({ choice, quantity }) =>
    quantity !== null && quantity > 0 ? [{ line: choice.line, quantity }] : [],
  );

  function submit(event: Event) {
    event.preventDefault();
    setAsked(true);
    const isComplete = quantities.every(({ choice, quantity }) => fits(choice, quantity)) && lines.length > 0;
    if (!isComplete || !isReason(reason)) return;
    const asks = { lines, reason: reason.trim(), requestKey: newIdempotencyKey() };
    void run(
      () => tillApi.previewRefund(order.id, lines),
      (sum) => setWish({ ...asks, sum }),
    );
  }

  function refund({ sum: _, ...asks }: Wish) {
    setWish(null);
    void run(() => tillApi.refund(order.id, asks), onDone);
  }

  const sum = formatMoney(wish?.sum.amount ?? 0, locale);
  return (
    <>
      <BottomSheet modal open title={text.refundTitle} onClose={onClose}>
        <form noValidate onSubmit={submit}>
          <Stack>
            {quantities.map(({ choice, quantity }) => {
              const line = order.lines[choice.line];
              if (!line) return null;
              const left = formatQuantity(choice.quantity, locale, text[line.unit]);
              return (
                <div key={choice.line}>
                  <p class="till-refund-line">{line.name}</p>
                  <TextField
                    label={text.quantity(text[line.unit])}
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={10}
                    hint={text.ofQuantity(left, formatMoney(choice.amount, locale))}
                    error={asked && !fits(choice, quantity) ? text.quantityWrong(left) : undefined}
                    value={typed[choice.line] ?? ''}
                    onInput={(value) => setTyped({ ...typed, [choice.line]: value })}
                  />
                </div>
              );
            })}
            <ReasonField value={reason} marked={asked} onInput={setReason} />
            {asked && lines.length === 0 && <p role="alert">{text.nothingChosen}</p>}
            {error && <p role="alert">{errorText(error, locale)}</p>}
            <Button variant="primary" wide type="submit" loading={busy}>
              {text.next}
            </Button>
          </Stack>
        </form>
      </BottomSheet>
      <AlertModal
        open={wish !== null}
        title={text.confirmRefund(sum)}
        text={wish ? text.withVat(formatMoney(wish.sum.vatAmount, locale), wish.reason) : undefined}
        onClose={() => setWish(null)}
        actions={[
          { label: text.no, onPress: () => setWish(null) },
          { label: text.doRefund(sum), danger: true, onPress: () => wish && refund(wish) },
        ]}
      />
    </>
  );
}
