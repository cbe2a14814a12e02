import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from '../class-names.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { ModalDialog } from './modal-dialog.js';

interface SheetContent {
  open: boolean;
  /** The sheet's heading and accessible name. */
  title: string;
  /** Shows the title to screen readers only, if the content has its own heading. */
  titleHidden?: boolean | undefined;
  children: ComponentChildren;
}

/** A non-modal sheet. Esc inside it closes it if `onClose` is given. */
export interface DockedSheetProps extends SheetContent {
  modal?: false | undefined;
  onClose?: (() => void) | undefined;
}

/** A modal sheet: keeps the focus until it is closed. */
export interface ModalSheetProps extends SheetContent {
  modal: true;
  onClose: () => void;
}

export type BottomSheetProps = DockedSheetProps | ModalSheetProps;

/**
 * A sheet with a handle at the bottom of the screen. Pass a docked one to `Screen` as `sheet`, for example over a map;
 * with `modal` it is a dialog. If the sheet can be closed, the handle is a button that closes it.
 */
export function BottomSheet(props: BottomSheetProps) {
  if (!props.open) return null;
  return props.modal ? <ModalSheet {...props} /> : <DockedSheet {...props} />;
}

function ModalSheet(props: ModalSheetProps) {
  const titleId = useId();
  return (
    <ModalDialog atBottom closesOnBackdrop onClose={props.onClose} labelledBy={titleId}>
      <div class="ib-sheet">
        <SheetBody {...props} titleId={titleId} />
      </div>
    </ModalDialog>
  );
}

function DockedSheet(props: DockedSheetProps) {
  const titleId = useId();
  const { onClose } = props;
  return (
    <section
      class="ib-sheet ib-sheet--docked"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose?.();
      }}
    >
      <SheetBody {...props} titleId={titleId} />
    </section>
  );
}

interface SheetBodyProps extends SheetContent {
  titleId: string;
  onClose?: (() => void) | undefined;
}

function SheetBody({ title, titleHidden, titleId, onClose, children }: SheetBodyProps) {
  const texts = useTexts(kitTexts);
  return (
    <>
      {onClose ? (
        <button type="button" class="ib-sheet__handle" aria-label={texts.close} onClick={onClose} />
      ) : (
        <div class="ib-sheet__handle" />
      )}
      <h2 id={titleId} class={classNames(titleHidden ? 'ib-visually-hidden' : 'ib-sheet__title')}>
        {title}
      </h2>
      {children}
    </>
  );
}
