import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from '../class-names.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { ModalDialog } from './modal-dialog.js';

interface SheetContent {
  open: boolean;
  /** The sheet's heading and its name. */
  title: string;
  /** Keeps the title for screen readers only, where the content has a heading of its own. */
  titleHidden?: boolean | undefined;
  children: ComponentChildren;
}

/** A sheet beside the content: both can be used. Esc inside it closes it if `onClose` is given. */
export interface DockedSheetProps extends SheetContent {
  modal?: false | undefined;
  onClose?: (() => void) | undefined;
}

/** A sheet that holds the focus until it is closed. */
export interface ModalSheetProps extends SheetContent {
  modal: true;
  onClose: () => void;
}

export type BottomSheetProps = DockedSheetProps | ModalSheetProps;

/**
 * A sheet with a handle at the bottom of the screen. Give a docked one to `Screen` as `sheet`, for example over a map;
 * with `modal` it is a dialog. The handle is a button that closes wherever the sheet can be closed.
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
