import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from './icon.js';
import { Pressable, type PressProps } from './pressable.js';

export interface CellProps extends PressProps {
  label: ComponentChildren;
  /** A line below the label. */
  description?: ComponentChildren;
  /** At the right, semibold: a price or the current choice. */
  value?: ComponentChildren;
  icon?: IconName | undefined;
  /** The arrow of a pressable cell. Default: shown if the cell can be pressed. */
  chevron?: boolean | undefined;
  /** Outlined with the accent colour: the selected one of several cells. */
  selected?: boolean | undefined;
}

/** A filled cell, 56 px or higher: a button with `onPress`, a link with `href`, otherwise plain. */
export function Cell({ label, description, value, icon, chevron, selected, ...press }: CellProps) {
  const hasChevron = chevron ?? Boolean(press.onPress || press.href);
  return (
    <Pressable class={classNames('ib-cell', selected && 'ib-cell--selected')} pressed={selected} {...press}>
      {icon && <Icon name={icon} />}
      <span class="ib-cell__main">
        {label}
        {description && <span class="ib-cell__description">{description}</span>}
      </span>
      {value !== undefined && <span class="ib-cell__value">{value}</span>}
      {selected && <Icon name="check" size={20} />}
      {hasChevron && <Icon name="chevron" size={20} class="ib-cell__chevron" />}
    </Pressable>
  );
}
