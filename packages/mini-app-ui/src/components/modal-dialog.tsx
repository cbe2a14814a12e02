import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { classNames } from '../class-names.js';

interface ModalDialogProps {
  /** Called on Esc, Android's back gesture, and a press on the backdrop. */
  onClose: () => void;
  /** Whether a press on the backdrop closes the dialog. */
  closesOnBackdrop: boolean;
  role?: 'dialog' | 'alertdialog' | undefined;
  /** At the bottom of the screen instead of its middle. */
  atBottom?: boolean | undefined;
  class?: string | undefined;
  label?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  children: ComponentChildren;
}

/**
 * A native modal `<dialog>`, open while it is rendered: the browser keeps the focus inside and the rest of the page
 * inert. On unmount the focus returns to where it was.
 */
export function ModalDialog(props: ModalDialogProps) {
  const { onClose, closesOnBackdrop, role = 'dialog', atBottom, labelledBy, describedBy, children } = props;
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // Browsers do this on close() too, but not all WebViews do.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way to close is Esc, which fires `cancel`
    <dialog
      ref={ref}
      role={role}
      class={classNames('ib-dialog', atBottom && 'ib-dialog--bottom', props.class)}
      aria-modal="true"
      aria-label={props.label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onCancel={(event) => {
        // The parent closes the dialog by no longer rendering it.
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // The dialog itself is the target only for presses on its backdrop.
        if (closesOnBackdrop && event.target === event.currentTarget) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
