import { classNames } from '../class-names.js';
import { Icon, type IconName } from './icon.js';

export interface IconButtonProps {
  icon: IconName;
  /** Accessible name. */
  label: string;
  /** On a grey circle. */
  filled?: boolean | undefined;
  /** Makes it a toggle, such as a heart that is on or off. */
  pressed?: boolean | undefined;
  /** A count in the corner, such as the number of active filters; 0 shows nothing. */
  badge?: number | undefined;
  disabled?: boolean | undefined;
  /** The icon's size in CSS pixels. Default: 24. The button stays 44 px. */
  iconSize?: number | undefined;
  onPress: () => void;
}

/** A round 44 px button with an icon. */
export function IconButton({ icon, label, filled, pressed, badge = 0, disabled, iconSize, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class={classNames(
        'ib-icon-button',
        filled && 'ib-icon-button--filled',
        pressed === true && 'ib-icon-button--pressed',
      )}
      aria-label={badge > 0 ? `${label} (${badge})` : label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} size={iconSize} />
      {badge > 0 && (
        <span class="ib-icon-button__badge" aria-hidden="true">
          {badge}
        </span>
      )}
    </button>
  );
}
