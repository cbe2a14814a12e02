import type { Timeline } from './timeline.js';

/** What a server of this test is told. */
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
