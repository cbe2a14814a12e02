import { formatMoney } from '../format/money.js';
import { useLocale, useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Button } from './button.js';
import { Icon } from './icon.js';

export interface AmountBarProps {
  /** The amount to pay, in whole kopecks. */
  kopecks: number;
  /** The button's label: «Оплатить», «Далее». */
  action: string;
  onPress?: (() => void) | undefined;
  /** `submit` submits the form around the bar. */
  type?: 'button' | 'submit' | undefined;
  loading?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** A bar with the total and the screen's primary button. Pass it to `Screen` as `footer`. */
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
