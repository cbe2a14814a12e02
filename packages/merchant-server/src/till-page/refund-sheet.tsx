import { useState } from 'preact/hooks';
import type { RefundableLine, RefundLineInput, RefundPreview, TillOrderView } from '../api-types/till.js';
import { newIdempotencyKey } from '../page-client/index.js';
import { tillApi } from './api.js';
import { readQuantity, readSum, writeQuantity } from './format.js';
import {
  AlertModal,
  BottomSheet,
  Button,
  formatMoney,
  formatQuantity,
  type Locale,
  SegmentedPicker,
  Stack,
  TextField,
  useLocale,
  useTexts,
} from './kit.js';
import { isReason, ReasonField } from './reason-field.js';
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

/** What is refunded of lines: goods by their quantity, or money that takes no goods back. */
type Way = 'goods' | 'sum';

/** What is typed for each line, by its number. */
type Typed = Readonly<Record<number, string>>;

/** A line with what is typed for it: thousandths or kopecks, null where that cannot be refunded; zero leaves it out. */
interface Choice {
  of: RefundableLine;
  value: number | null;
}

/** The lines that can be refunded in a way, with what is typed for each. */
function choicesOf({ refundable }: TillOrderView, way: Way, typed: Typed): Choice[] {
  // Money without goods, left over from a refund of a sum, has no quantity to choose.
  const offered = way === 'goods' ? refundable.filter(({ quantity }) => quantity > 0) : refundable;
  return offered.map((of) => {
    const text = typed[of.line] ?? '';
    const [value, most] = way === 'goods' ? [readQuantity(text), of.quantity] : [readSum(text || '0'), of.amount];
    return { of, value: value !== null && value <= most ? value : null };
  });
}

/** What a form begins with: all goods that are left; of money nothing. */
function beginningOf({ refundable }: TillOrderView, way: Way, locale: Locale): Typed {
  if (way === 'sum') return {};
  return Object.fromEntries(refundable.map(({ line, quantity }) => [line, writeQuantity(quantity, locale)]));
}

/** Asks for lines, quantities or sums and a reason, then once more with the sum as the server counts it, and refunds. */
export function RefundSheet({ order, onDone, onClose }: RefundSheetProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const [way, setWay] = useState<Way>(order.refundable.some(({ quantity }) => quantity > 0) ? 'goods' : 'sum');
  const [typed, setTyped] = useState<Typed>(() => beginningOf(order, way, locale));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [wish, setWish] = useState<Wish | null>(null);
  const { busy, error, run } = useAction();
  const choices = choicesOf(order, way, typed);
  const lines = choices.flatMap(({ of: { line }, value }): RefundLineInput[] => {
    if (value === null || value === 0) return [];
    return [way === 'goods' ? { line, quantity: value } : { line, amount: value }];
  });

  function changeWay(next: Way) {
    setWay(next);
    setTyped(beginningOf(order, next, locale));
    setAsked(false);
  }

  function submit(event: Event) {
    event.preventDefault();
    setAsked(true);
    const isComplete = choices.every(({ value }) => value !== null) && lines.length > 0;
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
            <SegmentedPicker
              label={text.refundBy}
              options={[
                { value: 'goods', label: text.byGoods },
                { value: 'sum', label: text.bySum },
              ]}
              value={way}
              onChange={changeWay}
            />
            {choices.map((choice) => (
              <RefundField
                key={`${way} ${choice.of.line}`}
                order={order}
                way={way}
                choice={choice}
                marked={asked}
                typed={typed[choice.of.line] ?? ''}
                onInput={(value) => setTyped({ ...typed, [choice.of.line]: value })}
              />
            ))}
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

interface RefundFieldProps {
  order: TillOrderView;
  way: Way;
  choice: Choice;
  /** Wrong values are marked: the form was sent once. */
  marked: boolean;
  typed: string;
  onInput: (value: string) => void;
}

/** How much of a line goes back. */
function RefundField({ order, way, choice: { of, value }, marked, typed, onInput }: RefundFieldProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const line = order.lines[of.line];
  if (!line) return null;
  const sum = formatMoney(of.amount, locale);
  const left = formatQuantity(of.quantity, locale, text[line.unit]);
  const isGoods = way === 'goods';
  return (
    <div>
      <p class="till-refund-line">{line.name}</p>
      <TextField
        label={isGoods ? text.quantity(text[line.unit]) : text.refundSum}
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        hint={isGoods ? text.ofQuantity(left, sum) : text.ofSum(sum)}
        error={marked && value === null ? (isGoods ? text.quantityWrong(left) : text.sumWrong(sum)) : undefined}
        value={typed}
        onInput={onInput}
      />
    </div>
  );
}
