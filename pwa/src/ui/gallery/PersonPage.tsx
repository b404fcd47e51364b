import { useState } from 'preact/hooks';
import { Badge } from '../Badge.js';
import { Button, LinkButton } from '../Button.js';
import { Dots } from '../Dots.js';
import { Facts } from '../Facts.js';
import { FilterChips } from '../FilterChips.js';
import { HeaderBar } from '../HeaderBar.js';
import { Card, Page, Section, Stack } from '../Layout.js';
import { Notice } from '../Notice.js';
import { ChoiceSheet } from '../Sheet.js';
import { Timeline, TimelineItem } from '../Timeline.js';

export function PersonPage({ onBack }: { onBack?: () => void }) {
  const [menu, setMenu] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <Page
      header={
        <HeaderBar
          title="Công Tằng Tôn Nữ Hoàng Thị Diễm Quỳnh Như"
          subtitle={<Dots items={['67 tuổi', 'Nữ', 'Thôn Ặc Ổ', 'Hộ ông Lê Văn Ễn']} />}
          backHref={onBack ? undefined : '?page=list'}
          onBack={onBack}
          actions={
            <Button kind="quiet" icon="ellipsis" onPress={() => setMenu(true)}>
              Việc khác
            </Button>
          }
        />
      }
    >
      <Stack gap="l">
        <Stack gap="s">
          <Notice meaning="stop" title="Dị ứng penicillin" why="Nổi mề đay toàn thân, ghi ngày 03/02/2019." />
          <Notice
            meaning="due"
            title="Hồ sơ cần sửa: số CCCD"
            why="Số có 11 chữ số, phải có 12."
            whatNow="Xem lại thẻ và sửa, nếu không hồ sơ sẽ không liên thông được."
            actions={<Button icon="pencil">Sửa số CCCD</Button>}
          />
        </Stack>
        <Section title="Việc cần làm">
          <Stack gap="s">
            <LinkButton kind="primary" wide icon="heart-pulse" href="?page=form">
              Khám tăng huyết áp tháng 11
            </LinkButton>
            <LinkButton wide icon="stethoscope" href="?page=form">
              Ghi lượt khám
            </LinkButton>
            <LinkButton wide icon="calendar-plus" href="?page=form">
              Hẹn lại
            </LinkButton>
          </Stack>
        </Section>
        <Card>
          <Facts
            facts={[
              { label: 'Ngày sinh', value: '07/1959' },
              { label: 'Số CCCD', value: '04215900012' },
              { label: 'Thẻ BHYT', value: '' },
              { label: 'Điện thoại', value: '0900 000 000' },
            ]}
          />
        </Card>
        <Section title="Đã làm">
          <Stack>
            <FilterChips
              label="Lọc việc đã làm"
              chips={[
                { value: 'visit', label: 'Khám' },
                { value: 'dose', label: 'Tiêm' },
                { value: 'chronic', label: 'Mạn tính' },
              ]}
              chosen={chosen}
              onChange={setChosen}
            />
            <Timeline label="Đã làm, mới nhất ở trên">
              <TimelineItem
                icon="heart-pulse"
                when="14/10/2026 · 08:10"
                title="Tăng huyết áp: 152/94 mmHg"
                href="?page=form"
                badges={<Badge meaning="late">Chưa đạt mục tiêu</Badge>}
              >
                Amlodipin 5 mg, ngày 1 viên, 30 ngày
              </TimelineItem>
              <TimelineItem
                icon="syringe"
                when="02/09/2026 · 09:30"
                title="Cúm mùa, mũi 1"
                badges={<Badge meaning="done" />}
              />
              <TimelineItem icon="stethoscope" when="21/03/2026 · 10:05" title="Khám: viêm họng cấp (J02)">
                Y sĩ Trần Thị Ổi
              </TimelineItem>
            </Timeline>
          </Stack>
        </Section>
      </Stack>
      {menu && (
        <ChoiceSheet
          title="Việc khác"
          onClose={() => setMenu(false)}
          choices={[
            { label: 'In phiếu khám', icon: 'printer', onChoose: () => undefined },
            {
              label: 'Viết giấy chuyển tuyến',
              hint: 'Lên trung tâm y tế khu vực',
              icon: 'file-text',
              onChoose: () => undefined,
            },
            { label: 'Gộp với hồ sơ trùng', icon: 'merge', onChoose: () => undefined },
          ]}
        />
      )}
    </Page>
  );
}
