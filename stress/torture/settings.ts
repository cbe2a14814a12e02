import type { Timeline } from './timeline.js';

/** Settings of a merchant server in this test. */
export interface ServerSettings {
  port: number;
  databaseUrl: string;
  /** URL of Invoicebox, through the unreliable network. */
  apiUrl: string;
  /** Notification URL of the servers, through the unreliable network. */
  notificationUrl: string;
  pumpsUrl: string;
  merchantId: string;
  signingKey: string;
  signatureAlgorithm: 'sha1' | 'sha256';
  timeline: Timeline;
}
