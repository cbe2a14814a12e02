import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Icon, type IconName } from './icon.js';

interface ChipLook {
  label: string;
  icon?: IconName | undefined;
  /** Outlined instead of filled, for suggested values of an input. */
  outlined?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** A toggle. */
export interface ToggleChipProps extends ChipLook {
  pressed: boolean;
  onToggle: (pressed: boolean) => void;
}

/** An active filter; a press removes it. */
export interface ClosableChipProps extends ChipLook {
  onClose: () => void;
}

export type ChipProps = ToggleChipProps | ClosableChipProps;

/** A filter or a suggested value: a toggle (`pressed`, `onToggle`), or a removable chip with a cross (`onClose`). */
export function Chip(props: ChipProps) {
  return 'onClose' in props ? <ClosableChip {...props} /> : <ToggleChip {...props} />;
}

function ToggleChip({ label, icon, outlined, disabled, pressed, onToggle }: ToggleChipProps) {
  return (
    <button
      type="button"
      class={classNames('ib-chip', outlined && 'ib-chip--outlined', pressed && 'ib-chip--selected')}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={() => onToggle(!pressed)}
    >
      <span class="ib-chip__face">
        {icon && <Icon name={icon} size={16} />}
        {label}
      </span>
    </button>
  );
}

function ClosableChip({ label, icon, disabled, onClose }: ClosableChipProps) {
  const texts = useTexts(kitTexts);
  return (
    <button
      type="button"
      class="ib-chip ib-chip--selected ib-chip--closable"
      aria-label={texts.removeFilter(label)}
      disabled={disabled}
      onClick={onClose}
    >
      <span class="ib-chip__face">
        {icon && <Icon name={icon} size={16} />}
        {label}
        <Icon name="close" size={16} />
      </span>
    </button>
  );
}

export interface ChipGroupProps {
  /** The group's name, for screen readers. */
  label: string;
  /** A single row that scrolls horizontally. */
  scroll?: boolean | undefined;
  children: ComponentChildren;
}

/** A group of chips. */
export function ChipGroup({ label, scroll, children }: ChipGroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row that scrolls sideways in every browser
    <div class={classNames('ib-chip-group', scroll && 'ib-chip-group--scroll')} role="group" aria-label={label}>
      {children}
    </div>
  );
}
