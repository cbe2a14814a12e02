import { useResource } from '@invoicebox/mini-app-kit';
import { SlotPicker, Stack, TextField, useTexts } from '@invoicebox/mini-app-ui';
import type { BookingSelection, Branch } from '../shared/booking.js';
import { texts } from './texts.js';

/** A branch with the times that are free. */
export interface BranchTimes {
  branch: Branch;
  slots: number[];
}

/** Reads a branch with its free times. */
export const useBranch = (id: string) => useResource<BranchTimes>(`/api/branches/${encodeURIComponent(id)}`);

/** A choice so far. */
export type Choice = Partial<BookingSelection>;

/** The selection of a complete choice; otherwise null. */
export function selectionOf({ branchId, startsAt, guest = '' }: Choice): BookingSelection | null {
  const name = guest.trim();
  return branchId === undefined || startsAt === undefined || name === '' ? null : { branchId, startsAt, guest: name };
}

interface VisitFieldsProps {
  times: BranchTimes;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

/** Day, time and guest, for the page and the till. */
export function VisitFields({ times: { branch, slots }, choice, onChange }: VisitFieldsProps) {
  const { guest } = useTexts(texts);
  const change = (changes: Choice) => onChange({ ...choice, branchId: branch.id, ...changes });
  return (
    <Stack gap="l">
      <SlotPicker
        slots={slots}
        timeZone={branch.timeZone}
        value={choice.startsAt}
        onChange={(startsAt) => change({ startsAt })}
      />
      <TextField
        required
        label={guest}
        autoComplete="name"
        maxLength={100}
        value={choice.guest ?? ''}
        onInput={(name) => change({ guest: name })}
      />
    </Stack>
  );
}
