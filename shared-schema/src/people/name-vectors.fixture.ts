// Display name → search keys and given name; invented people. Cases shared by the tests of this folder.

export const NAME_VECTORS: readonly { name: string; key: string; key2: string; given: string }[] = [
  { name: 'Nguyễn Thị Hòa', key: 'nguyen thi hoa', key2: 'nguyen thi hoa', given: 'Hòa' },
  { name: 'Nguyễn Thị Hoà', key: 'nguyen thi hoa', key2: 'nguyen thi hoa', given: 'Hoà' },
  { name: 'Đỗ Đức Đạt', key: 'do duc dat', key2: 'do duc dat', given: 'Đạt' },
  { name: 'Trần Văn Quý', key: 'tran van quy', key2: 'tran van qui', given: 'Quý' },
  { name: 'Trần Văn Quí', key: 'tran van qui', key2: 'tran van qui', given: 'Quí' },
  { name: 'Lý Mỹ Uyên', key: 'ly my uyen', key2: 'li mi uyen', given: 'Uyên' },
  { name: 'Lí Mĩ Uyên', key: 'li mi uyen', key2: 'li mi uyen', given: 'Uyên' },
  { name: 'Y Bhăm Niê', key: 'y bham nie', key2: 'y bham nie', given: 'Niê' },
  { name: "H'Hen Niê", key: 'h hen nie', key2: 'h hen nie', given: 'Niê' },
  { name: 'H’Mông Thị Sùng', key: 'h mong thi sung', key2: 'h mong thi sung', given: 'Sùng' },
  { name: 'K’Brơih', key: 'k broih', key2: 'k broih', given: 'K’Brơih' },
  { name: 'Lò Văn Ún', key: 'lo van un', key2: 'lo van un', given: 'Ún' },
  { name: 'Tạ Thúy Nga', key: 'ta thuy nga', key2: 'ta thuy nga', given: 'Nga' },
  { name: 'Tạ Thuý Nga', key: 'ta thuy nga', key2: 'ta thuy nga', given: 'Nga' },
  { name: 'Phạm Ðình Ý', key: 'pham dinh y', key2: 'pham dinh y', given: 'Ý' },
  { name: 'NGUYỄN THỊ BƯỞI', key: 'nguyen thi buoi', key2: 'nguyen thi buoi', given: 'BƯỞI' },
  { name: 'Sùng A Pao', key: 'sung a pao', key2: 'sung a pao', given: 'Pao' },
  { name: 'Tôn Nữ Thị Ninh', key: 'ton nu thi ninh', key2: 'ton nu thi ninh', given: 'Ninh' },
  { name: 'Thạch Sa Ra', key: 'thach sa ra', key2: 'thach sa ra', given: 'Ra' },
  { name: 'Vàng Thị Xía', key: 'vang thi xia', key2: 'vang thi xia', given: 'Xía' },
];
