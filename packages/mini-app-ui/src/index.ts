export { ActionSheet, type ActionSheetProps, type DialogAction } from './components/action-sheet.js';
export { AlertModal, type AlertModalProps } from './components/alert-modal.js';
export { AmountBar, type AmountBarProps } from './components/amount-bar.js';
export {
  BottomSheet,
  type BottomSheetProps,
  type DockedSheetProps,
  type ModalSheetProps,
} from './components/bottom-sheet.js';
export { Button, type ButtonProps, ButtonRow } from './components/button.js';
export { Cell, type CellProps } from './components/cell.js';
export { CheckCell, type CheckCellProps } from './components/check-cell.js';
export {
  Chip,
  ChipGroup,
  type ChipGroupProps,
  type ChipProps,
  type ClosableChipProps,
  type ToggleChipProps,
} from './components/chip.js';
export { ChipsColumn, type DoneStep } from './components/chips-column.js';
export { CodeInput, type CodeInputProps } from './components/code-input.js';
export { EmptyState, type EmptyStateProps } from './components/empty-state.js';
export { ErrorState, type ErrorStateProps } from './components/error-state.js';
export { type CommonFieldProps, FieldRow } from './components/field.js';
export { Icon, type IconName, type IconProps, iconNames } from './components/icon.js';
export { IconButton, type IconButtonProps } from './components/icon-button.js';
export { Card, Section, type SectionProps, Stack, type StackProps } from './components/layout.js';
export { Loader, type LoaderProps, Spinner } from './components/loader.js';
export { NavigationBar, type NavigationBarProps } from './components/navigation-bar.js';
export { NotificationCell, type NotificationCellProps } from './components/notification-cell.js';
export { type AmountWithVat, type OrderLine, OrderLines, type OrderLinesProps } from './components/order-lines.js';
export {
  type OrderQueuePlace,
  PaymentOutcome,
  type PaymentOutcomeProps,
  type PaymentState,
} from './components/payment-outcome.js';
export { PhoneField, type PhoneFieldProps } from './components/phone-field.js';
export { PlaceCell, type PlaceCellProps } from './components/place-cell.js';
export type { PressProps } from './components/pressable.js';
export { Screen, type ScreenProps } from './components/screen.js';
export { type SegmentedOption, SegmentedPicker, type SegmentedPickerProps } from './components/segmented-picker.js';
export { SelectField, type SelectFieldProps, type SelectOption } from './components/select-field.js';
export { type AddedService, ServiceCard, type ServiceCardProps } from './components/service-card.js';
export { Skeleton, SkeletonList, type SkeletonListProps, type SkeletonProps } from './components/skeleton.js';
export { SlotPicker, type SlotPickerProps } from './components/slot-picker.js';
export { Stepper, type StepperProps } from './components/stepper.js';
export { Tag, type TagProps } from './components/tag.js';
export { TextArea, type TextAreaProps } from './components/text-area.js';
export { TextField, type TextFieldProps } from './components/text-field.js';
export { Toast, type ToastProps } from './components/toast.js';
export { type DateTimeStyle, type FormatDateTimeOptions, formatDateTime } from './format/date-time.js';
export { formatDistance } from './format/distance.js';
export { type FormatMoneyOptions, formatMoney } from './format/money.js';
export { formatPhone, isCompletePhone, parsePhone } from './format/phone.js';
export { type PluralForms, plural } from './format/plural.js';
export { type AmountUnit, formatAmount, formatQuantity, unitName } from './format/quantity.js';
export { type Locale, resolveLocale } from './i18n/locale.js';
export { LocaleProvider, type LocaleProviderProps, useLocale, useTexts } from './i18n/locale-provider.js';
export { type Dictionary, defineTexts, type Texts, type TextValue, type Translation } from './i18n/texts.js';
