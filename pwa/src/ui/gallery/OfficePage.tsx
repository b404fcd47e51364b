import { formatNumber, formatShare } from '#text/format-number.js';
import { DataTable } from '../DataTable.js';
import { HeaderBar } from '../HeaderBar.js';
import { Page } from '../Layout.js';

const STATIONS = [
  { name: 'Trạm y tế xã Bạch Ngọc', people: 12_830, seen: 412, reached: 230 },
  { name: 'Trạm y tế xã Nậm Ặc', people: 5230, seen: 96, reached: 96 },
  { name: 'Trạm y tế phường Trường Vinh', people: 30_412, seen: 1207, reached: 1 },
];

export function OfficePage() {
  return (
    <Page wide header={<HeaderBar title="Các trạm" subtitle="Trung tâm y tế khu vực Đô Lương" />}>
      <DataTable
        caption="Người tăng huyết áp đang theo dõi, từ 01/11/2026 đến 07:45 21/11/2026"
        rows={STATIONS}
        keyOf={(station) => station.name}
        columns={[
          { key: 'name', title: 'Trạm', cell: (station) => station.name },
          { key: 'people', title: 'Dân số', number: true, cell: (station) => formatNumber(station.people) },
          { key: 'seen', title: 'Đã khám', number: true, cell: (station) => formatNumber(station.seen) },
          {
            key: 'reached',
            title: 'Đạt mục tiêu',
            number: true,
            cell: (station) => formatShare(station.reached, station.seen),
          },
        ]}
      />
    </Page>
  );
}
