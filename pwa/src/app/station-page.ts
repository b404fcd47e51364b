// A page of the station's app, by its address.

import type { AnyComponent } from 'preact';

/** What an address may name. */
export interface PageParams {
  personId?: string;
  encounterId?: string;
  householdId?: string;
  recordId?: string;
  otherId?: string;
  hamletId?: string;
  task?: string;
}

export interface StationPage {
  readonly path: string;
  // preact-iso hands every page the address's parameters as props.
  readonly page: AnyComponent<PageParams>;
  /** Addresses that share a page by name: going from one to the other keeps what is drawn. */
  readonly shared?: string;
}
