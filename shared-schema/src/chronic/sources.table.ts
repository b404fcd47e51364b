// The documents the tables of chronic care were read in, so that each row only names its place. Nobody here read the
// decisions themselves: `in-force` means that a page was quoted to us, `to-be-confirmed` that not even that.

import type { PartialDate } from '../local-date.js';
import type { RowStatus, Sourced } from '../reference/sourced.js';

const document =
  (name: string, effectiveFrom: string) =>
  (place: string, status: RowStatus = 'in-force'): Sourced => ({
    source: place === '' ? name : `${name}, ${place}`,
    status,
    effectiveFrom: effectiveFrom as PartialDate,
  });

export const qd3192 = document('QĐ 3192/QĐ-BYT 2010 (tăng huyết áp)', '2010');
export const qd5904 = document('QĐ 5904/QĐ-BYT 2019 (bệnh không lây nhiễm tại trạm y tế)', '2019');
export const qd5481 = document('QĐ 5481/QĐ-BYT (đái tháo đường típ 2)', '2020');
export const qd97 = document('QĐ 97/QĐ-PB ngày 30/06/2026', '2026-07-01');
export const tt26 = document('TT 26/2025/TT-BYT (kê đơn ngoại trú)', '2025-07-01');
export const wpro = document('WHO WPRO 2000, BMI người châu Á', '2000');
export const whoCvd2019 = document('WHO 2019, biểu đồ nguy cơ tim mạch, Đông Nam Á', '2019');
export const hearts = (place: string): Sourced => ({
  source: `WHO HEARTS, ${place}; chưa đối chiếu văn bản`,
  status: 'to-be-confirmed',
});
/** Common knowledge that no document at hand says: works, and says that a doctor has to confirm it. */
export const unread = (what: string): Sourced => ({
  source: `${what}; chờ bác sĩ xác nhận`,
  status: 'to-be-confirmed',
});
