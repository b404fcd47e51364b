// Every way a scan can fail, in words: what, why, what now. A failure without words does not compile.

import { assertNever } from '@tram/shared-schema/result.js';
import type { PlainTextKey } from '#text/text.js';
import type { CameraFailure } from '../camera.js';
import type { CodeReaderFailure } from '../code-reader.js';
import type { Hint } from '../guidance.js';
import type { RefusedReading } from '../judge-reading.js';
import type { PhotoFailure } from '../read-photo.js';
import type { WedgeReading } from '../wedge-input.js';

export interface RefusalWords {
  readonly what: PlainTextKey;
  readonly why: PlainTextKey;
  readonly whatNow: PlainTextKey;
}

type FailureKind = (
  CameraFailure | CodeReaderFailure | PhotoFailure | Exclude<WedgeReading, { kind: 'text' }>
)['kind'];

export const failureWords = {
  'no-camera': { what: 'scan.noCamera', why: 'scan.noCameraWhy', whatNow: 'scan.noCameraNow' },
  'camera-refused': {
    what: 'scan.cameraRefused',
    why: 'scan.cameraRefusedWhy',
    whatNow: 'scan.cameraRefusedNow',
  },
  'camera-busy': { what: 'scan.cameraBusy', why: 'scan.cameraBusyWhy', whatNow: 'scan.cameraBusyNow' },
  'insecure-context': {
    what: 'scan.insecureContext',
    why: 'scan.insecureContextWhy',
    whatNow: 'scan.insecureContextNow',
  },
  'no-code-reader': {
    what: 'scan.noCodeReader',
    why: 'scan.noCodeReaderWhy',
    whatNow: 'scan.noCodeReaderNow',
  },
  'not-a-picture': { what: 'scan.notAPicture', why: 'scan.notAPictureWhy', whatNow: 'scan.notAPictureNow' },
  'picture-too-large': {
    what: 'scan.pictureTooLarge',
    why: 'scan.pictureTooLargeWhy',
    whatNow: 'scan.pictureTooLargeNow',
  },
  'no-code-in-picture': {
    what: 'scan.noCodeInPicture',
    why: 'scan.noCodeInPictureWhy',
    whatNow: 'scan.noCodeInPictureNow',
  },
  'code-unreadable': {
    what: 'scan.codeUnreadable',
    why: 'scan.codeUnreadableWhy',
    whatNow: 'scan.codeUnreadableNow',
  },
  mangled: { what: 'scan.mangled', why: 'scan.mangledWhy', whatNow: 'scan.mangledNow' },
} as const satisfies Record<FailureKind, RefusalWords>;

const foreignWords = {
  url: { what: 'scan.foreignUrl', why: 'scan.foreignUrlWhy', whatNow: 'scan.foreignNow' },
  payment: {
    what: 'scan.foreignPayment',
    why: 'scan.foreignPaymentWhy',
    whatNow: 'scan.foreignNow',
  },
  wifi: { what: 'scan.foreignWifi', why: 'scan.foreignWifiWhy', whatNow: 'scan.foreignNow' },
  contact: {
    what: 'scan.foreignContact',
    why: 'scan.foreignContactWhy',
    whatNow: 'scan.foreignNow',
  },
  'one-time': {
    what: 'scan.foreignOneTime',
    why: 'scan.foreignOneTimeWhy',
    whatNow: 'scan.foreignOneTimeNow',
  },
  text: { what: 'scan.foreignText', why: 'scan.foreignTextWhy', whatNow: 'scan.foreignNow' },
  empty: { what: 'scan.foreignEmpty', why: 'scan.foreignEmptyWhy', whatNow: 'scan.foreignNow' },
} as const satisfies Record<(RefusedReading & { kind: 'foreign' })['content'], RefusalWords>;

type Unreadable = RefusedReading & { kind: 'unreadable' };
type FailureOf<Of extends Unreadable['of']> = Extract<
  Unreadable,
  { of: Of; failure: object }
>['failure']['kind'];

const idCardWhy = {
  'personal-id': 'scan.badIdCardNumberWhy',
  'no-name': 'scan.badIdCardNameWhy',
  'not-an-id-card': 'scan.badIdCardOtherWhy',
} as const satisfies Record<FailureOf<'cccd'>, PlainTextKey>;

const insuranceCardWhy = {
  'insurance-number': 'scan.badInsuranceNumberWhy',
  'unreadable-name': 'scan.badInsuranceNameWhy',
  'no-name': 'scan.badInsuranceNameWhy',
  'not-an-insurance-card': 'scan.badInsuranceOtherWhy',
} as const satisfies Record<FailureOf<'bhyt'>, PlainTextKey>;

const temporaryCodeWhy = {
  'too-short': 'scan.badCodeLengthWhy',
  'too-long': 'scan.badCodeLengthWhy',
  mistyped: 'scan.badCodeMistypedWhy',
} as const satisfies Record<FailureOf<'temporary-code'>, PlainTextKey>;

const slipWords = {
  spoilt: { what: 'scan.badSlip', why: 'scan.badSlipWhy', whatNow: 'scan.badSlipNow' },
  newer: { what: 'scan.newerSlip', why: 'scan.newerSlipWhy', whatNow: 'scan.newerSlipNow' },
} as const satisfies Record<FailureOf<'slip'>, RefusalWords>;

function unreadableWords(reading: Unreadable): RefusalWords {
  switch (reading.of) {
    case 'cccd':
      return { what: 'scan.badIdCard', why: idCardWhy[reading.failure.kind], whatNow: 'scan.badCardNow' };
    case 'bhyt':
      return {
        what: 'scan.badInsuranceCard',
        why: insuranceCardWhy[reading.failure.kind],
        whatNow: 'scan.badCardNow',
      };
    case 'personal-id':
      return { what: 'scan.badNumber', why: 'scan.badIdNumberWhy', whatNow: 'scan.badNumberNow' };
    case 'insurance-number':
      return { what: 'scan.badNumber', why: 'scan.badInsuranceNumberOnlyWhy', whatNow: 'scan.badNumberNow' };
    case 'temporary-code':
      return {
        what: 'scan.badNumber',
        why: temporaryCodeWhy[reading.failure.kind],
        whatNow: 'scan.badCodeNow',
      };
    case 'slip':
      return slipWords[reading.failure.kind];
    default:
      return assertNever(reading);
  }
}

export function readingWords(reading: RefusedReading): RefusalWords {
  switch (reading.kind) {
    case 'torn':
      return { what: 'scan.torn', why: 'scan.tornWhy', whatNow: 'scan.tornNow' };
    case 'foreign':
      return foreignWords[reading.content];
    case 'unreadable':
      return unreadableWords(reading);
    default:
      return assertNever(reading);
  }
}

const hintKeys = {
  closer: 'scan.hintCloser',
  farther: 'scan.hintFarther',
  tilt: 'scan.hintTilt',
  light: 'scan.hintLight',
  'hold-still': 'scan.hintHoldStill',
  damaged: 'scan.hintDamaged',
  'type-number': 'scan.hintTypeNumber',
} as const satisfies Record<Hint, PlainTextKey>;

export function hintKey(hint: Hint, hasTorch: boolean): PlainTextKey {
  return hint === 'light' && hasTorch ? 'scan.hintLightTorch' : hintKeys[hint];
}
