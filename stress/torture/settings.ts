import type { Timeline } from './timeline.js';

/** Settings of a server in this test. */
export interface ServerSettings {
  port: number;
  databaseUrl: string;
  /** Invoicebox, seen through the unreliable network. */
  apiUrl: string;
  /** Where Invoicebox finds the servers, through the unreliable network. */
  notificationUrl: string;
  pumpsUrl: string;
  merchantId: string;
  signingKey: string;
  signatureAlgorithm: 'sha1' | 'sha256';
  timeline: Timeline;
}
