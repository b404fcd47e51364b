import type { Group } from '../sentence.js';

/** Of the first load: what the person's page, the timeline and the menu say. The rest comes with the pages. */
export const chronicVi = {
  'chronic.action.visit': 'Tái khám bệnh mạn tính',
  'chronic.action.visitLate': 'Tái khám bệnh mạn tính · trễ {days} ngày',
  'chronic.action.screen': 'Sàng lọc huyết áp, đường máu',
  'chronic.action.page': 'Theo dõi bệnh mạn tính',
  'chronic.timeline.label': 'Bệnh mạn tính',
  'chronic.timeline.follow-up': 'Tái khám bệnh mạn tính',
  'chronic.timeline.screening': 'Sàng lọc',
  'chronic.timeline.contact': 'Gọi, nhắn hoặc đến nhà',
  'chronic.short.pressure': 'HA {value}',
  'chronic.short.glucose': 'Đường máu {value} mmol/L',
  'chronic.contact.coming': 'Hẹn sẽ đến',
  'chronic.contact.no-answer': 'Không nghe máy',
  'chronic.contact.wrong-number': 'Sai số điện thoại',
  'chronic.contact.refuses': 'Từ chối',
  'chronic.contact.moved': 'Đã chuyển đi',
  'chronic.contact.died': 'Đã mất',
  'chronic.contact.seen-elsewhere': 'Khám ở nơi khác',
  'chronic.contact.ask-home-visit': 'Cần đến nhà',
  'chronic.contact.other': 'Khác',
  'chronic.menu.missing': 'Ai vắng tái khám',
  'chronic.menu.registers': 'Sổ 01A, 01B và các sổ quản lý',
  'chronic.today.missing': '{count} người vắng tái khám hoặc hết thuốc',
  'chronic.today.open': 'Mở danh sách',
} as const satisfies Group<'chronic'>;
