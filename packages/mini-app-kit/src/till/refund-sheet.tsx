import type {
  RefundableLine,
  RefundLineInput,
  RefundPreview,
  TillOrderView,
} from '@invoicebox/merchant-server/page-api';
import {
  formatMoney,
  formatQuantity,
  type Locale,
  SegmentedPicker,
  TextField,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { newIdempotencyKey } from '../client/index.js';
import { tillApi } from './api.js';
import { readQuantity, readSum, writeQuantity } from './format.js';
import { isReason } from './reason-field.js';
import { ReasonSheet } from './reason-sheet.js';
import { texts } from './texts.js';
import { useAction } from './use-action.js';

interface RefundSheetProps {
  order: TillOrderView;
  onDone: (order: TillOrderView) => void;
  onClose: () => void;
}

/** A refund to confirm. Its key makes retries idempotent. */
interface RefundDraft {
  lines: RefundLineInput[];
  reason: string;
  requestKey: string;
  sum: RefundPreview;
}

/** What to refund of lines: goods by quantity, or money without goods. */
type Way = 'goods' | 'sum';

/** What is typed for each line, by its number. */
type Typed = Readonly<Record<number, string>>;

/** A line with its input: thousandths or kopecks; null if that cannot be refunded; zero leaves it out. */
interface Choice {
  of: RefundableLine;
  value: number | null;
}

/** The lines that can be refunded in a way, with what is typed for each. */
function choicesOf({ refundable }: TillOrderView, way: Way, typed: Typed): Choice[] {
  // Money that is left over from a refund of a sum has no quantity.
  const offered = way === 'goods' ? refundable.filter(({ quantity }) => quantity > 0) : refundable;
  return offered.map((of) => {
    const text = typed[of.line] ?? '';
    const [value, max] = way === 'goods' ? [readQuantity(text), of.quantity] : [readSum(text || '0'), of.amount];
    return { of, value: value !== null && value <= max ? value : null };
  });
}

/** Initial input: all goods that are left; of money nothing. */
function initialInput({ refundable }: TillOrderView, way: Way, locale: Locale): Typed {
  if (way === 'sum') return {};
  return Object.fromEntries(refundable.map(({ line, quantity }) => [line, writeQuantity(quantity, locale)]));
}

/** Asks for lines, quantities or sums and a reason, then once more with the sum as the server counts it, and refunds. */
export function RefundSheet({ order, onDone, onClose }: RefundSheetProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const [way, setWay] = useState<Way>(order.refundable.some(({ quantity }) => quantity > 0) ? 'goods' : 'sum');
  const [typed, setTyped] = useState<Typed>(() => initialInput(order, way, locale));
  const [reason, setReason] = useState('');
  const [marked, setMarked] = useState(false);
  const [draft, setDraft] = useState<RefundDraft | null>(null);
  const { busy, error, run } = useAction();
  const choices = choicesOf(order, way, typed);
  const lines = choices.flatMap(({ of: { line }, value }): RefundLineInput[] => {
    if (value === null || value === 0) return [];
    return [way === 'goods' ? { line, quantity: value } : { line, amount: value }];
  });

  function changeWay(next: Way) {
    setWay(next);
    setTyped(initialInput(order, next, locale));
    setMarked(false);
  }

  function submit() {
    setMarked(true);
    const isComplete = choices.every(({ value }) => value !== null) && lines.length > 0;
    if (!isComplete || !isReason(reason)) return;
    const asks = { lines, reason: reason.trim(), requestKey: newIdempotencyKey() };
    void run(
      () => tillApi.previewRefund(order.id, lines),
      (sum) => setDraft({ ...asks, sum }),
    );
  }

  function refund({ sum: _, ...asks }: RefundDraft) {
    setDraft(null);
    void run(() => tillApi.refund(order.id, asks), onDone);
  }

  const sum = formatMoney(draft?.sum.amount ?? 0, locale);
  return (
    <ReasonSheet
      title={text.refundTitle}
      {...{ reason, marked, error, busy, onClose }}
      onReason={setReason}
      problem={marked && lines.length === 0 ? text.nothingChosen : undefined}
      onSubmit={submit}
      confirm={{
        open: draft !== null,
        title: text.confirmRefund(sum),
        text: draft ? text.withVat(formatMoney(draft.sum.vatAmount, locale), draft.reason) : undefined,
        action: text.doRefund(sum),
        onConfirm: () => draft && refund(draft),
        onDecline: () => setDraft(null),
      }}
    >
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
          marked={marked}
          typed={typed[choice.of.line] ?? ''}
          onInput={(value) => setTyped({ ...typed, [choice.of.line]: value })}
        />
      ))}
    </ReasonSheet>
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

/** How much of a line to refund. */
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
