import { formatMoney } from '../format/money.js';
import { useLocale, useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Button } from './button.js';
import { Icon } from './icon.js';

export interface AmountBarProps {
  /** The sum to pay, whole kopecks. */
  kopecks: number;
  /** What the button says: «Оплатить», «Далее». */
  action: string;
  onPress?: (() => void) | undefined;
  /** `submit` sends the form around the bar. */
  type?: 'button' | 'submit' | undefined;
  loading?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** A bag, «Итого», the sum and the screen's primary button in one bar. Give it to `Screen` as the footer. */
export function AmountBar({ kopecks, action, ...button }: AmountBarProps) {
  const texts = useTexts(kitTexts);
  const locale = useLocale();
  return (
    <div class="ib-amount-bar">
      <span class="ib-amount-bar__icon">
        <Icon name="bag" />
      </span>
      <p>
        <span class="ib-amount-bar__label">{texts.total}:</span>{' '}
        <span class="ib-amount-bar__sum">{formatMoney(kopecks, locale)}</span>
      </p>
      <Button variant="primary" {...button}>
        {action}
      </Button>
    </div>
  );
}
