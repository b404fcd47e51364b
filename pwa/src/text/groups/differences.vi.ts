import type { Group } from '../sentence.js';

// What lots, pregnancies and enrolments say of themselves where two tablets wrote them differently.
export const differencesVi = {
  'differences.why':
    'Hai máy cùng sửa một mục mà chưa biết nhau. Hỏi người bệnh, xem nhãn hoặc sổ rồi chọn một.',
  'differences.onlyHead': 'Chỉ trưởng trạm khóa và mở khóa lô, nên trưởng trạm chọn mục này.',
  'differences.personUnknown': 'Người chưa có trên máy này',
  'differences.lot': 'Lô vắc xin {lot}',
  'differences.lotExpires': 'Hạn dùng {date}',
  'differences.openLot': 'Mở lô này',
  'differences.locked': 'Đã khóa',
  'differences.notLocked': 'Không khóa',
  'differences.lockReason': 'Lý do khóa, mở khóa lô',
  'differences.closing': 'Lô đã hết chưa',
  'differences.closed': 'Đã hết',
  'differences.notClosed': 'Đang dùng',
  'differences.pregnancyOf': 'Thai kỳ của {name}',
  'differences.pregnancyEnd': 'Thai kỳ kết thúc thế nào',
  'differences.notEnded': 'Chưa kết thúc',
  'differences.enrolmentOf': '{name}, sổ quản lý {register}',
  'differences.diagnosisCode': 'Mã chẩn đoán (ICD-10)',
  'differences.diagnosisEdition': 'Bản danh mục ICD-10',
  'differences.cholesterolOn': 'Ngày xét nghiệm cholesterol',
  'differences.standingOn': 'Tình trạng này từ ngày',
} as const satisfies Group<'differences'>;
