import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Icon, type IconName } from './icon.js';

interface ChipLook {
  label: string;
  icon?: IconName | undefined;
  /** With an outline instead of a fill: quick values of an input. */
  outlined?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** A chip that is on or off. */
export interface ToggleChipProps extends ChipLook {
  pressed: boolean;
  onToggle: (pressed: boolean) => void;
}

/** A filter that is set; a press removes it. */
export interface ClosableChipProps extends ChipLook {
  onClose: () => void;
}

export type ChipProps = ToggleChipProps | ClosableChipProps;

/** A filter or a quick value: a toggle (`pressed`, `onToggle`), or one with a cross that a press removes (`onClose`). */
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
  /** What the chips are about, for screen readers. */
  label: string;
  /** One row that scrolls sideways instead of several rows. */
  scroll?: boolean | undefined;
  children: ComponentChildren;
}

/** Chips that belong together. */
export function ChipGroup({ label, scroll, children }: ChipGroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row that scrolls sideways in every browser
    <div class={classNames('ib-chip-group', scroll && 'ib-chip-group--scroll')} role="group" aria-label={label}>
      {children}
    </div>
  );
}
