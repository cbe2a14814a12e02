export { ActionSheet, type ActionSheetProps, type DialogAction } from './components/ActionSheet.js';
export { AlertModal, type AlertModalProps } from './components/AlertModal.js';
export { AmountBar, type AmountBarProps } from './components/AmountBar.js';
export {
  BottomSheet,
  type BottomSheetProps,
  type DockedSheetProps,
  type ModalSheetProps,
} from './components/BottomSheet.js';
export { Button, type ButtonProps, ButtonRow } from './components/Button.js';
export { Cell, type CellProps } from './components/Cell.js';
export { CheckCell, type CheckCellProps } from './components/CheckCell.js';
export {
  Chip,
  ChipGroup,
  type ChipGroupProps,
  type ChipProps,
  type ClosableChipProps,
  type ToggleChipProps,
} from './components/Chip.js';
export { ChipsColumn, type DoneStep } from './components/ChipsColumn.js';
export { CodeInput, type CodeInputProps } from './components/CodeInput.js';
export { EmptyState, type EmptyStateProps } from './components/EmptyState.js';
export { ErrorState, type ErrorStateProps } from './components/ErrorState.js';
export { type CommonFieldProps, FieldRow } from './components/Field.js';
export { Icon, type IconName, type IconProps, iconNames } from './components/Icon.js';
export { IconButton, type IconButtonProps } from './components/IconButton.js';
export { Card, Section, type SectionProps, Stack, type StackProps } from './components/Layout.js';
export { Loader, type LoaderProps, Spinner } from './components/Loader.js';
export { NavigationBar, type NavigationBarProps } from './components/NavigationBar.js';
export { NotificationCell, type NotificationCellProps } from './components/NotificationCell.js';
export { type AmountWithVat, type OrderLine, OrderLines, type OrderLinesProps } from './components/OrderLines.js';
export {
  type OrderQueuePlace,
  PaymentOutcome,
  type PaymentOutcomeProps,
  type PaymentState,
} from './components/PaymentOutcome.js';
export { PhoneField, type PhoneFieldProps } from './components/PhoneField.js';
export { PlaceCell, type PlaceCellProps } from './components/PlaceCell.js';
export type { PressProps } from './components/Pressable.js';
export { Screen, type ScreenProps } from './components/Screen.js';
export { type SegmentedOption, SegmentedPicker, type SegmentedPickerProps } from './components/SegmentedPicker.js';
export { SelectField, type SelectFieldProps, type SelectOption } from './components/SelectField.js';
export { type AddedService, ServiceCard, type ServiceCardProps } from './components/ServiceCard.js';
export { Skeleton, SkeletonList, type SkeletonListProps, type SkeletonProps } from './components/Skeleton.js';
export { Stepper, type StepperProps } from './components/Stepper.js';
export { Tag, type TagProps } from './components/Tag.js';
export { TextArea, type TextAreaProps } from './components/TextArea.js';
export { TextField, type TextFieldProps } from './components/TextField.js';
export { Toast, type ToastProps } from './components/Toast.js';
export { type DateTimeStyle, type FormatDateTimeOptions, formatDateTime } from './format/dateTime.js';
export { formatDistance } from './format/distance.js';
export { type FormatMoneyOptions, formatMoney } from './format/money.js';
export { formatPhone, isCompletePhone, parsePhone } from './format/phone.js';
export { type PluralForms, plural } from './format/plural.js';
export { formatLitres, formatQuantity } from './format/quantity.js';
export { LocaleProvider, type LocaleProviderProps, useLocale, useTexts } from './i18n/LocaleProvider.js';
export { type Locale, resolveLocale } from './i18n/locale.js';
export { type Dictionary, defineTexts, type Texts, type TextValue, type Translation } from './i18n/texts.js';
