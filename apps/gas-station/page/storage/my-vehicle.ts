import type { Vehicle } from '../../shared/vehicle.js';
import { storage } from './storage.js';

const NAME = 'vehicle';

/** The vehicle of the last order, without its odometer: that is another one each time. */
export function myVehicle(): Vehicle {
  const vehicle = storage.read(NAME) as Partial<Vehicle> | null;
  return {
    ...(typeof vehicle?.plate === 'string' ? { plate: vehicle.plate } : {}),
    ...(typeof vehicle?.driver === 'string' ? { driver: vehicle.driver } : {}),
  };
}

/** Remembers a vehicle for the next order. */
export function rememberVehicle({ plate, driver }: Vehicle): void {
  storage.write(NAME, { plate, driver });
}
