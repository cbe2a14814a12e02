export {
  type BookedFlight,
  type BookedLodging,
  type BookedTrain,
  type FlightAirport,
  readFlights,
  readLodgings,
  readTrains,
} from './journeys.js';
export { getMetaDataValues, matchMetaDataValues } from './search.js';
