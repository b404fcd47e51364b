// Ages and days the rules about records go by. They are law's and custom's to change, with a new row.

import type { LocalDate } from '../local-date.js';

export interface DefectBound {
  readonly below: number;
  readonly effectiveFrom: LocalDate | undefined;
  readonly source: string;
  /** Read second-hand: a lawyer or the station's superior must say so before anybody relies on it. */
  readonly toBeConfirmed: boolean;
}

const since = (day: string): LocalDate => day as LocalDate;

/** Years of age below which somebody else consents for a child, so that the record must name that somebody. */
export const GUARDIAN_BELOW_YEARS: DefectBound = {
  below: 7,
  effectiveFrom: since('2026-01-01'),
  source: 'Luật 91/2025/QH15 và NĐ 356/2025/NĐ-CP: dưới 7 tuổi người giám hộ đồng ý, từ 7 tuổi cả hai',
  toBeConfirmed: true,
};

/** Days after birth within which nobody wonders that a child has no number yet. */
export const NEWBORN_BELOW_DAYS: DefectBound = {
  below: 60,
  effectiveFrom: undefined,
  source: 'Thời hạn đăng ký khai sinh 60 ngày (Luật Hộ tịch 60/2014/QH13, Điều 15), chưa đối chiếu văn bản',
  toBeConfirmed: true,
};

/** Districts are no units any more from this day on: an address that names one was written before. */
export const DISTRICTS_ENDED_ON = {
  on: since('2025-07-01'),
  source: 'NQ 202/2025/QH15, QĐ 19/2025/QĐ-TTg: bỏ cấp huyện từ 01/07/2025',
  toBeConfirmed: false,
} as const;
