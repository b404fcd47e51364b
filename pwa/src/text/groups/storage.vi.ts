import type { Group } from '../sentence.js';

// The tablet's own storage, when it does not open or has no room.
export const storageVi = {
  'storage.notOpened': 'Chưa mở được sổ của trạm trên máy này',
  'storage.full': 'Bộ nhớ của máy đã đầy.',
  'storage.fullNow': 'Xoá bớt ảnh hoặc ứng dụng khác rồi mở lại. Dữ liệu đã ghi vẫn còn trong máy.',
  'storage.failed': 'Trình duyệt không mở được kho dữ liệu.',
  'storage.failedNow':
    'Đóng các cửa sổ Trạm khác rồi mở lại. Nếu vẫn lỗi, báo người quản trị; đừng xoá dữ liệu của trình duyệt.',
  'storage.newer': 'Dữ liệu trên máy này do bản Trạm mới hơn ghi; bản đang mở chưa đọc được.',
  'storage.newerNow':
    'Nối mạng, đóng hẳn Trạm rồi mở lại để nhận bản mới. Dữ liệu còn nguyên; đừng xoá dữ liệu của trình duyệt.',
  'storage.closedFetched': '{count} bản ghi không mở được, sẽ lấy lại từ máy chủ',
  'storage.closedFetchedWhy': 'Bộ nhớ của máy ghi hỏng, hoặc chúng được khoá bằng chìa khác. Máy chủ còn đủ.',
  'storage.closedFetchedNow': 'Cứ làm việc như thường. Lần nối mạng tới, Trạm tự lấy lại.',
  'storage.closed': '{count} bản ghi chỉ có trên máy này không mở được',
  'storage.closedWhy':
    'Bộ nhớ của máy ghi hỏng, hoặc chúng được khoá bằng chìa khác. Trạm giữ nguyên, không xoá, không ghi đè.',
  'storage.closedNow':
    'Ai đã ghi thì mở khoá bằng mã PIN của mình rồi gửi. Nếu vẫn không mở được, ghi lại những việc dưới đây. Báo người quản trị trước khi xoá Trạm hay đổi máy.',
  'storage.closedList': 'Những bản ghi không mở được',
  'storage.closedOf': '{kind}, ngày {day}',
  'storage.closedDraft': 'Phiếu viết dở',
  'storage.closedMore': 'Xem thêm {count}',
  'storage.title': 'Bộ nhớ của máy',
  'storage.use': 'Đã dùng {used} MB, còn trống {free} MB',
  'storage.promise.given': 'Trình duyệt đã hứa không tự xoá dữ liệu của Trạm.',
  'storage.promise.not-asked': 'Sau hồ sơ đầu tiên, Trạm sẽ xin trình duyệt giữ dữ liệu lâu dài.',
  'storage.promise.refused': 'Trình duyệt chưa hứa giữ dữ liệu của Trạm',
  'storage.refusedWhy': 'Khi máy hết chỗ, trình duyệt có thể tự xoá cả những gì chưa gửi.',
  'storage.refusedNow':
    'Thêm Trạm vào màn hình chính rồi mở từ đó, và gửi lên máy chủ mỗi khi có mạng. Trạm sẽ xin lại mỗi ngày.',
  'storage.askAgain': 'Xin lại ngay',
  'storage.short': 'Máy sắp hết chỗ',
  'storage.shortWhy':
    'Chỗ còn lại được giữ cho hồ sơ mới ghi. Trạm đã bớt những gì tải lại được và tạm chưa nhận thêm từ máy chủ.',
  'storage.shortNow': 'Xoá bớt ảnh hoặc ứng dụng khác. Những gì đã ghi vẫn còn nguyên.',
  'storage.changing': 'Đang chuyển dữ liệu sang dạng mới: đã xem {done} bản ghi',
  'storage.changingWhy': 'Cứ làm việc như thường. Tắt máy giữa chừng cũng không sao.',
  'storage.keptOld': 'Chưa chuyển được dữ liệu sang dạng mới',
  'storage.keptOldWhy': 'Mọi dữ liệu được giữ như cũ và vẫn dùng được bình thường.',
  'storage.keptOldFull': 'Xoá bớt ảnh hoặc ứng dụng khác; lần mở sau Trạm sẽ làm lại.',
  'storage.keptOldFault': 'Báo người quản trị; bản Trạm sau sẽ làm lại.',
} as const satisfies Group<'storage'>;
