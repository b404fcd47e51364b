// What a tablet told of itself in the header of this request.

import type { Request } from 'express';
import {
  DEVICE_REPORT_HEADER,
  parseDeviceContact,
  type DeviceContact,
} from '@tram/shared-schema/sync/device-report.js';

export function deviceContactOf(request: Request): DeviceContact | undefined {
  const text = request.get(DEVICE_REPORT_HEADER);
  return text === undefined ? undefined : parseDeviceContact(text);
}
