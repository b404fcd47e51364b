// The words of a schedule's fields and of the few values they take.

import type { ScheduleVaccine } from '../schedule.js';
import type { Sex } from '../schedule-words.js';
import type { Series } from '../series.js';

/** Names of fields as `unconfirmed` has them, and of what route, site and live take. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  cvx: 'mã CVX',
  atc: 'mã ATC',
  route: 'đường dùng',
  defaultSite: 'vị trí tiêm',
  dosesPerVial: 'số liều một lọ',
  openVial: 'lọ đã mở dùng trong',
  skips: 'khi nào không cần mũi này',
  allowable: 'vắc xin chấp nhận được',
  minAge: 'tuổi nhỏ nhất',
  maxAge: 'tuổi tối đa',
  earliestRecAge: 'nên tiêm từ tuổi',
  askedBelowAge: 'danh sách thôi gọi từ tuổi',
  minInterval: 'khoảng cách ít nhất',
  scope: 'ai cần tiêm',
  injected: 'tiêm',
  oral: 'uống',
  intramuscular: 'tiêm bắp',
  subcutaneous: 'tiêm dưới da',
  intradermal: 'tiêm trong da',
  'left-arm': 'tay trái',
  'right-arm': 'tay phải',
  'left-thigh': 'đùi trái',
  'right-thigh': 'đùi phải',
  mouth: 'miệng',
};

export const VIAL_WORDS: Readonly<Record<Extract<ScheduleVaccine['openVial'], string>, string>> = {
  session: 'buổi tiêm ấy',
  'single-dose': 'lọ một liều',
};

export const KIND_WORDS: Readonly<Record<Series['kind'], string>> = {
  standard: 'mọi người đúng tuổi',
  risk: 'người thuộc diện riêng',
  'evaluation-only': 'chỉ để xét mũi đã tiêm',
};

export const SEX_WORDS: Readonly<Record<Sex, string>> = { male: 'nam', female: 'nữ', unknown: 'chưa rõ' };

export const OBSERVATION_WORDS: Readonly<Record<string, string>> = {
  pregnant: 'đang mang thai',
  'under-three': 'dưới 3 mũi uốn ván cơ bản',
  'three-primary': 'đủ 3 mũi uốn ván cơ bản',
  'three-and-booster': '3 mũi uốn ván cơ bản và 1 mũi nhắc',
};
