import type { Group } from '../sentence.js';

export const centreVi = {
  'centre.title': 'Trung tâm',
  'centre.caption':
    'Dữ liệu các trạm đã gửi lên máy chủ, đọc lúc {at}. Không gồm những gì còn nằm trên máy của trạm.',
  'centre.station': 'Trạm',
  'centre.persons': 'Người dân',
  'centre.encounters': 'Lượt khám',
  'centre.lastReceived': 'Nhận gần nhất',
  'centre.nothingReceived': 'Chưa nhận gì',
  'centre.reading': 'Đang đọc dữ liệu các trạm',
  'centre.readAgain': 'Đọc lại',
  'centre.failedTitle': 'Chưa đọc được dữ liệu các trạm',
  'centre.unreachable': 'Máy này chưa nối được tới máy chủ.',
  'centre.unreachableNow': 'Kiểm tra mạng rồi đọc lại.',
  'centre.sessionExpired': 'Phiên làm việc đã hết hạn.',
  'centre.sessionExpiredNow': 'Đăng nhập lại rồi mở trang này.',
  'centre.notAllowed': 'Tài khoản này không thuộc trung tâm.',
  'centre.notAllowedNow': 'Đăng nhập bằng tài khoản của trung tâm.',
  'centre.serverTrouble': 'Máy chủ đang gặp lỗi.',
  'centre.serverTroubleNow': 'Chờ vài phút rồi đọc lại.',
  'centre.empty': 'Trung tâm chưa có trạm nào',
  'centre.emptyNow': 'Người quản trị gán trạm cho trung tâm ở trang quản trị.',
} as const satisfies Group<'centre'>;
