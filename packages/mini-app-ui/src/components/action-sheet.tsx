import { useId } from 'preact/hooks';
import { classNames } from '../class-names.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { ModalDialog } from './modal-dialog.js';

/** An action in an action sheet or an alert. */
export interface DialogAction {
  label: string;
  onPress: () => void;
  /** The main action, semibold. Alerts only. */
  strong?: boolean | undefined;
  /** A destructive action, in the error colour. */
  danger?: boolean | undefined;
}

export interface ActionSheetProps {
  open: boolean;
  /** What the actions are about. */
  title: string;
  actions: readonly DialogAction[];
  /** «Отмена», Esc or a press outside. */
  onClose: () => void;
}

/** A modal list of actions at the bottom of the screen, with «Отмена» apart. */
export function ActionSheet({ open, title, actions, onClose }: ActionSheetProps) {
  const titleId = useId();
  const texts = useTexts(kitTexts);
  if (!open) return null;
  return (
    <ModalDialog atBottom closesOnBackdrop onClose={onClose} labelledBy={titleId}>
      <div class="ib-action-sheet">
        <div class="ib-action-sheet__group">
          <h2 id={titleId} class="ib-action-sheet__title">
            {title}
          </h2>
          {actions.map(({ label, onPress, danger }) => (
            <button
              key={label}
              type="button"
              class={classNames('ib-action-sheet__action', danger && 'ib-action-sheet__action--danger')}
              onClick={onPress}
            >
              {label}
            </button>
          ))}
        </div>
        <div class="ib-action-sheet__group">
          <button type="button" class="ib-action-sheet__action ib-action-sheet__action--cancel" onClick={onClose}>
            {texts.cancel}
          </button>
        </div>
      </div>
    </ModalDialog>
  );
}
