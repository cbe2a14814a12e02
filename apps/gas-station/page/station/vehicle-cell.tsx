import { BottomSheet, Button, Cell, Section, Stack, TextField, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import {
  MAX_DRIVER_LENGTH,
  MAX_PLATE_LENGTH,
  missingFields,
  readOdometer,
  readPlate,
  type Vehicle,
  type VehicleField,
} from '../../shared/vehicle.js';
import { vehicleTexts } from './vehicle-texts.js';

export interface VehicleCellProps {
  vehicle: Vehicle;
  /** What the network does not sell fuel without. */
  required: readonly VehicleField[];
  onChange: (vehicle: Vehicle) => void;
}

/** The vehicle for the company's papers: a cell that says what is known, and a form behind it. */
export function VehicleCell({ vehicle, required, onChange }: VehicleCellProps) {
  const text = useTexts(vehicleTexts);
  const [isOpen, setOpen] = useState(false);
  const { plate, driver, odometer } = vehicle;
  const known = [plate, driver, odometer === undefined ? undefined : text.kilometres(odometer)].filter(Boolean);
  const missing = missingFields(vehicle, required);
  const description = missing.length > 0 ? text.missing(missing) : known.join(', ') || text.optional;
  return (
    <Section title={text.papers}>
      <Cell icon="receipt" label={text.vehicle} description={description} onPress={() => setOpen(true)} />
      {isOpen && (
        <VehicleSheet
          {...{ vehicle, required }}
          onClose={() => setOpen(false)}
          onSave={(changed) => {
            onChange(changed);
            setOpen(false);
          }}
        />
      )}
    </Section>
  );
}

interface VehicleSheetProps extends Omit<VehicleCellProps, 'onChange'> {
  onSave: (vehicle: Vehicle) => void;
  onClose: () => void;
}

function VehicleSheet({ vehicle, required, onSave, onClose }: VehicleSheetProps) {
  const text = useTexts(vehicleTexts);
  const [plate, setPlate] = useState(vehicle.plate ?? '');
  const [driver, setDriver] = useState(vehicle.driver ?? '');
  const [odometer, setOdometer] = useState(vehicle.odometer === undefined ? '' : String(vehicle.odometer));
  const [marked, setMarked] = useState(false);
  const kilometres = readOdometer(odometer);
  const changed: Vehicle = {
    ...(plate.trim() === '' ? {} : { plate: readPlate(plate) }),
    ...(driver.trim() === '' ? {} : { driver: driver.trim() }),
    ...(kilometres === undefined ? {} : { odometer: kilometres }),
  };
  const missing = missingFields(changed, required);
  const isWrong = odometer.trim() !== '' && kilometres === undefined;
  const errorOf = (field: VehicleField) => (marked && missing.includes(field) ? text.needed : undefined);
  const hintOf = (field: VehicleField) => (required.includes(field) ? undefined : text.notRequired);

  function save() {
    if (missing.length === 0 && !isWrong) onSave(changed);
    else setMarked(true);
  }

  return (
    <BottomSheet modal open title={text.papers} onClose={onClose}>
      <Stack>
        <TextField
          label={text.plate}
          autoComplete="off"
          maxLength={MAX_PLATE_LENGTH}
          value={plate}
          onInput={setPlate}
          hint={hintOf('plate')}
          error={errorOf('plate')}
        />
        <TextField
          label={text.driver}
          autoComplete="name"
          maxLength={MAX_DRIVER_LENGTH}
          value={driver}
          onInput={setDriver}
          hint={hintOf('driver')}
          error={errorOf('driver')}
        />
        <TextField
          label={text.odometer}
          inputMode="numeric"
          autoComplete="off"
          value={odometer}
          onInput={setOdometer}
          hint={hintOf('odometer')}
          error={marked && isWrong ? text.wrongOdometer : errorOf('odometer')}
        />
        <p class="gs-note">{text.where}</p>
        <Button wide variant="primary" onPress={save}>
          {text.save}
        </Button>
      </Stack>
    </BottomSheet>
  );
}
