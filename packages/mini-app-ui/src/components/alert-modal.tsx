import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from '../class-names.js';
import type { DialogAction } from './action-sheet.js';
import { ModalDialog } from './modal-dialog.js';

export interface AlertModalProps {
  open: boolean;
  title: string;
  text?: string | undefined;
  /** One or two are shown side by side, more are stacked. */
  actions: readonly DialogAction[];
  /** Esc or the back gesture: counts as refusing. */
  onClose: () => void;
  /** Full-width content between the text and the actions, for example a map. */
  children?: ComponentChildren;
}

/** A modal question or message that must be answered. A press outside does not close it. */
export function AlertModal({ open, title, text, actions, onClose, children }: AlertModalProps) {
  const id = useId();
  if (!open) return null;
  return (
    <ModalDialog
      role="alertdialog"
      class="ib-alert"
      closesOnBackdrop={false}
      onClose={onClose}
      labelledBy={`${id}-title`}
      describedBy={text ? `${id}-text` : undefined}
    >
      <div class="ib-alert__body">
        <h2 id={`${id}-title`} class="ib-alert__title">
          {title}
        </h2>
        {text && (
          <p id={`${id}-text`} class="ib-alert__text">
            {text}
          </p>
        )}
      </div>
      {children}
      <div class={classNames('ib-alert__actions', actions.length > 2 && 'ib-alert__actions--column')}>
        {actions.map(({ label, onPress, strong, danger }) => (
          <button
            key={label}
            type="button"
            class={classNames(
              'ib-alert__action',
              strong && 'ib-alert__action--strong',
              danger && 'ib-alert__action--danger',
            )}
            onClick={onPress}
          >
            {label}
          </button>
        ))}
      </div>
    </ModalDialog>
  );
}
