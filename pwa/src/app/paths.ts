// Addresses that belong to no single feature.

export const TODAY_PATH = '/';
export const SCAN_PATH = '/scan';
export const SYNC_PATH = '/sync';
export const DAY_FILE_PATH = '/day-file';
export const MORE_PATH = '/more';
export const SIGN_IN_PATH = '/sign-in';
export const CHANGE_PIN_PATH = '/pin';
export const ADD_PASSKEY_PATH = '/finger';
export const SETUP_PATH = '/setup';
export const STATIONS_PATH = '/admin';
export const DEVICES_PATH = '/devices';
export const RECODING_PATH = '/recoding';
export const UNIT_QUESTIONS_PATH = '/unit-questions';
export const ADMIN_DEVICES_PATH = '/admin/devices';
export const ACCOUNTS_PATH = '/admin/accounts';
export const AUDIT_PATH = '/admin/audit';
export const CODE_LISTS_PATH = '/lists';
export const ADMIN_CODE_LISTS_PATH = '/admin/lists';
export const CENTRE_PATH = '/centre';

export const adminRecodingPath = (stationId: string): string => `/admin/stations/${stationId}/recoding`;
export const adminStationPath = (stationId: string): string => `/admin/stations/${stationId}`;

const PLACES: readonly [place: string, paths: readonly RegExp[]][] = [
  ['find', [/^\/find$/, /^\/person\//, /^\/encounter\//, /^\/household\/[^/]+(\/(move|add|head).*)?$/]],
  ['scan', [/^\/scan$/]],
  ['sync', [/^\/sync$/, /^\/day-file$/, /^\/differences$/, /^\/household\//]],
  [
    'more',
    [
      /^\/more$/,
      /^\/hamlets/,
      /^\/immunisation\//,
      /^\/chronic\//,
      /^\/to-mend/,
      /^\/doubles/,
      /^\/recoding$/,
      /^\/unit-questions$/,
      /^\/lists$/,
      /^\/sign-in$/,
      /^\/pin$/,
      /^\/finger$/,
      /^\/devices$/,
    ],
  ],
  ['today', [/^\/$/]],
];

/** Which of the five places a page belongs to. */
export function placeOf(path: string): string | undefined {
  return PLACES.find(([, paths]) => paths.some((pattern) => pattern.test(path)))?.[0];
}

/** While a form is open, nothing may draw the page anew. */
export const isForm = (path: string): boolean =>
  /^\/person\/new$|\/adverse-event\/new$|\/edit$|\/move|\/add$|\/head$|\/encounter\/new|\/amend$|\/chronic\/(?:visit|enrol|screen|contact)$/.test(
    path,
  );
