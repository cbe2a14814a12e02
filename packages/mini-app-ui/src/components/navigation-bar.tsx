import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { IconButton } from './icon-button.js';

export interface NavigationBarProps {
  /** The screen's heading. */
  title: string;
  /** Below the title: an address, «Шаг 1 из 3». */
  subtitle?: string | undefined;
  /** Where there is somewhere to go back to. */
  onBack?: (() => void) | undefined;
  /** At the right: icon buttons. */
  action?: ComponentChildren;
  /** A line below the bar. */
  divided?: boolean | undefined;
}

/** The top of a screen: back, the centred title with a subtitle, an action. */
export function NavigationBar({ title, subtitle, onBack, action, divided }: NavigationBarProps) {
  const texts = useTexts(kitTexts);
  return (
    <div class={classNames('ib-nav', divided && 'ib-nav--divided')}>
      <div>{onBack && <IconButton icon="back" label={texts.back} onPress={onBack} />}</div>
      <div class="ib-nav__titles">
        <h1 class="ib-nav__title">{title}</h1>
        {subtitle && <p class="ib-nav__subtitle">{subtitle}</p>}
      </div>
      <div class="ib-nav__action">{action}</div>
    </div>
  );
}
