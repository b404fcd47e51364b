// Where a birth was registered: the first three digits of a personal id, and the province that place lies in today.
// Source: list of provinces of the General Statistics Office, 2024 (the 63 codes before 1 July 2025, zero-padded);
// meaning of the digits: TT 59/2021/TT-BCA article 4 (read second-hand). The codes outlive mergers of provinces.
// Codes that do not start with 0 are countries (TT 07/2016/TT-BCA annex 2), which this table does not hold.

export interface BirthProvince {
  readonly code: string;
  /** As it was called when the code was given out. */
  readonly name: string;
  /** Today's province, after the merger of 1 July 2025. */
  readonly todayCode: string;
  readonly todayName: string;
}

export const BIRTH_PROVINCES: readonly BirthProvince[] = [
  { code: '001', name: 'Thành phố Hà Nội', todayCode: '01', todayName: 'Hà Nội' },
  { code: '002', name: 'Tỉnh Hà Giang', todayCode: '08', todayName: 'Tuyên Quang' },
  { code: '004', name: 'Tỉnh Cao Bằng', todayCode: '04', todayName: 'Cao Bằng' },
  { code: '006', name: 'Tỉnh Bắc Kạn', todayCode: '19', todayName: 'Thái Nguyên' },
  { code: '008', name: 'Tỉnh Tuyên Quang', todayCode: '08', todayName: 'Tuyên Quang' },
  { code: '010', name: 'Tỉnh Lào Cai', todayCode: '15', todayName: 'Lào Cai' },
  { code: '011', name: 'Tỉnh Điện Biên', todayCode: '11', todayName: 'Điện Biên' },
  { code: '012', name: 'Tỉnh Lai Châu', todayCode: '12', todayName: 'Lai Châu' },
  { code: '014', name: 'Tỉnh Sơn La', todayCode: '14', todayName: 'Sơn La' },
  { code: '015', name: 'Tỉnh Yên Bái', todayCode: '15', todayName: 'Lào Cai' },
  { code: '017', name: 'Tỉnh Hòa Bình', todayCode: '25', todayName: 'Phú Thọ' },
  { code: '019', name: 'Tỉnh Thái Nguyên', todayCode: '19', todayName: 'Thái Nguyên' },
  { code: '020', name: 'Tỉnh Lạng Sơn', todayCode: '20', todayName: 'Lạng Sơn' },
  { code: '022', name: 'Tỉnh Quảng Ninh', todayCode: '22', todayName: 'Quảng Ninh' },
  { code: '024', name: 'Tỉnh Bắc Giang', todayCode: '24', todayName: 'Bắc Ninh' },
  { code: '025', name: 'Tỉnh Phú Thọ', todayCode: '25', todayName: 'Phú Thọ' },
  { code: '026', name: 'Tỉnh Vĩnh Phúc', todayCode: '25', todayName: 'Phú Thọ' },
  { code: '027', name: 'Tỉnh Bắc Ninh', todayCode: '24', todayName: 'Bắc Ninh' },
  { code: '030', name: 'Tỉnh Hải Dương', todayCode: '31', todayName: 'Hải Phòng' },
  { code: '031', name: 'Thành phố Hải Phòng', todayCode: '31', todayName: 'Hải Phòng' },
  { code: '033', name: 'Tỉnh Hưng Yên', todayCode: '33', todayName: 'Hưng Yên' },
  { code: '034', name: 'Tỉnh Thái Bình', todayCode: '33', todayName: 'Hưng Yên' },
  { code: '035', name: 'Tỉnh Hà Nam', todayCode: '37', todayName: 'Ninh Bình' },
  { code: '036', name: 'Tỉnh Nam Định', todayCode: '37', todayName: 'Ninh Bình' },
  { code: '037', name: 'Tỉnh Ninh Bình', todayCode: '37', todayName: 'Ninh Bình' },
  { code: '038', name: 'Tỉnh Thanh Hóa', todayCode: '38', todayName: 'Thanh Hoá' },
  { code: '040', name: 'Tỉnh Nghệ An', todayCode: '40', todayName: 'Nghệ An' },
  { code: '042', name: 'Tỉnh Hà Tĩnh', todayCode: '42', todayName: 'Hà Tĩnh' },
  { code: '044', name: 'Tỉnh Quảng Bình', todayCode: '44', todayName: 'Quảng Trị' },
  { code: '045', name: 'Tỉnh Quảng Trị', todayCode: '44', todayName: 'Quảng Trị' },
  { code: '046', name: 'Thành phố Huế', todayCode: '46', todayName: 'Huế' },
  { code: '048', name: 'Thành phố Đà Nẵng', todayCode: '48', todayName: 'Đà Nẵng' },
  { code: '049', name: 'Tỉnh Quảng Nam', todayCode: '48', todayName: 'Đà Nẵng' },
  { code: '051', name: 'Tỉnh Quảng Ngãi', todayCode: '51', todayName: 'Quảng Ngãi' },
  { code: '052', name: 'Tỉnh Bình Định', todayCode: '52', todayName: 'Gia Lai' },
  { code: '054', name: 'Tỉnh Phú Yên', todayCode: '66', todayName: 'Đắk Lắk' },
  { code: '056', name: 'Tỉnh Khánh Hòa', todayCode: '56', todayName: 'Khánh Hoà' },
  { code: '058', name: 'Tỉnh Ninh Thuận', todayCode: '56', todayName: 'Khánh Hoà' },
  { code: '060', name: 'Tỉnh Bình Thuận', todayCode: '68', todayName: 'Lâm Đồng' },
  { code: '062', name: 'Tỉnh Kon Tum', todayCode: '51', todayName: 'Quảng Ngãi' },
  { code: '064', name: 'Tỉnh Gia Lai', todayCode: '52', todayName: 'Gia Lai' },
  { code: '066', name: 'Tỉnh Đắk Lắk', todayCode: '66', todayName: 'Đắk Lắk' },
  { code: '067', name: 'Tỉnh Đắk Nông', todayCode: '68', todayName: 'Lâm Đồng' },
  { code: '068', name: 'Tỉnh Lâm Đồng', todayCode: '68', todayName: 'Lâm Đồng' },
  { code: '070', name: 'Tỉnh Bình Phước', todayCode: '75', todayName: 'Đồng Nai' },
  { code: '072', name: 'Tỉnh Tây Ninh', todayCode: '80', todayName: 'Tây Ninh' },
  { code: '074', name: 'Tỉnh Bình Dương', todayCode: '79', todayName: 'Hồ Chí Minh' },
  { code: '075', name: 'Tỉnh Đồng Nai', todayCode: '75', todayName: 'Đồng Nai' },
  { code: '077', name: 'Tỉnh Bà Rịa - Vũng Tàu', todayCode: '79', todayName: 'Hồ Chí Minh' },
  { code: '079', name: 'Thành phố Hồ Chí Minh', todayCode: '79', todayName: 'Hồ Chí Minh' },
  { code: '080', name: 'Tỉnh Long An', todayCode: '80', todayName: 'Tây Ninh' },
  { code: '082', name: 'Tỉnh Tiền Giang', todayCode: '82', todayName: 'Đồng Tháp' },
  { code: '083', name: 'Tỉnh Bến Tre', todayCode: '86', todayName: 'Vĩnh Long' },
  { code: '084', name: 'Tỉnh Trà Vinh', todayCode: '86', todayName: 'Vĩnh Long' },
  { code: '086', name: 'Tỉnh Vĩnh Long', todayCode: '86', todayName: 'Vĩnh Long' },
  { code: '087', name: 'Tỉnh Đồng Tháp', todayCode: '82', todayName: 'Đồng Tháp' },
  { code: '089', name: 'Tỉnh An Giang', todayCode: '91', todayName: 'An Giang' },
  { code: '091', name: 'Tỉnh Kiên Giang', todayCode: '91', todayName: 'An Giang' },
  { code: '092', name: 'Thành phố Cần Thơ', todayCode: '92', todayName: 'Cần Thơ' },
  { code: '093', name: 'Tỉnh Hậu Giang', todayCode: '92', todayName: 'Cần Thơ' },
  { code: '094', name: 'Tỉnh Sóc Trăng', todayCode: '92', todayName: 'Cần Thơ' },
  { code: '095', name: 'Tỉnh Bạc Liêu', todayCode: '96', todayName: 'Cà Mau' },
  { code: '096', name: 'Tỉnh Cà Mau', todayCode: '96', todayName: 'Cà Mau' },
];

const byCode = new Map(BIRTH_PROVINCES.map((province) => [province.code, province]));

export const birthProvinceOf = (code: string): BirthProvince | undefined => byCode.get(code);
