import { useState } from 'preact/hooks';
import { Badge } from '../Badge.js';
import { Button } from '../Button.js';
import { FilterChips } from '../FilterChips.js';
import { HeaderBar } from '../HeaderBar.js';
import { Card, Page, Stack } from '../Layout.js';
import { GroupTitle, List, ListRow } from '../List.js';
import { Notice } from '../Notice.js';
import { gallerySnackbars, inventPeople } from './invented.js';

const KINDS = [
  { value: 'dose', label: 'Tiêm chủng', count: 12 },
  { value: 'chronic', label: 'Bệnh mạn tính', count: 31 },
  { value: 'again', label: 'Khám lại', count: 4 },
  { value: 'mend', label: 'Sửa hồ sơ', count: 9 },
] as const;

export function TodayPage() {
  const [chosen, setChosen] = useState<readonly (typeof KINDS)[number]['value'][]>(['dose']);
  const people = inventPeople(6);
  return (
    <Page
      header={
        <HeaderBar
          title="Hôm nay"
          subtitle="Thứ bảy, 21/11/2026 · Trạm y tế xã Bạch Ngọc"
          actions={
            <Button kind="quiet" icon="printer">
              In
            </Button>
          }
        />
      }
    >
      <Stack>
        <Notice
          meaning="due"
          title="Có 1 bản nháp chưa lưu"
          why="Lượt khám của Nguyễn Văn Bình, lúc 07:45."
          actions={<Button>Mở bản nháp</Button>}
        />
        <FilterChips label="Loại việc" chips={KINDS} chosen={chosen} onChange={setChosen} />
        <Card flush>
          <GroupTitle count="3 người">Thôn Ặc Ổ</GroupTitle>
          <List label="Thôn Ặc Ổ">
            {people.slice(0, 3).map((person, at) => (
              <ListRow
                key={person.id}
                href="?page=person"
                title={person.name}
                lines={[person.why, `Sinh năm ${person.born} · Hộ ông Lê Văn Ễn`]}
                badges={
                  at === 2 ? (
                    <Badge meaning="due">Hôm nay</Badge>
                  ) : (
                    <Badge meaning="late">Trễ {at * 9 + 3} ngày</Badge>
                  )
                }
                action={{ label: `Gọi ${person.name}`, word: 'Gọi', icon: 'phone', href: 'tel:0900000000' }}
              />
            ))}
          </List>
          <GroupTitle count="3 người">Xóm Đồng Tiến</GroupTitle>
          <List label="Xóm Đồng Tiến">
            {people.slice(3).map((person) => (
              <ListRow
                key={person.id}
                onPress={() =>
                  gallerySnackbars.show({
                    text: 'Đã lưu lượt khám của Công Tằng Tôn Nữ Hoàng Thị Diễm Quỳnh Như',
                    undo: () => undefined,
                    next: { label: 'Hẹn lại', run: () => undefined },
                  })
                }
                title={person.name}
                lines={[person.why]}
                badges={<Badge meaning="done">Đã khám sáng nay</Badge>}
              />
            ))}
          </List>
        </Card>
      </Stack>
    </Page>
  );
}
