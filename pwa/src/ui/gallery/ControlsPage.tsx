import { useState } from 'preact/hooks';
import { Badge } from '../Badge.js';
import { Button, LinkButton } from '../Button.js';
import { HeaderBar } from '../HeaderBar.js';
import { Icon } from '../Icon.js';
import { iconNames } from '../icon-names.js';
import { Card, Page, Row, Section, Stack } from '../Layout.js';
import { Sheet } from '../Sheet.js';
import { Skeleton } from '../Skeleton.js';
import styles from './gallery.module.css';

export function ControlsPage() {
  const [open, setOpen] = useState(false);
  return (
    <Page header={<HeaderBar title="Nút và nhãn" />}>
      <Stack gap="l">
        <Section title="Nút">
          <Stack>
            <Row>
              <Button kind="primary" icon="save">
                Lưu lượt khám
              </Button>
              <Button icon="calendar-plus" onPress={() => setOpen(true)}>
                Hẹn lại
              </Button>
              <Button kind="quiet">Bỏ qua</Button>
              <Button kind="stop" icon="ban">
                Khoá máy này
              </Button>
              <LinkButton href="tel:0900000000" icon="phone">
                Gọi
              </LinkButton>
            </Row>
            <Row>
              <Button kind="primary" busy busyText="Đang lưu…">
                Lưu
              </Button>
              <Button kind="primary" disabled>
                Lưu
              </Button>
              <Button disabled>Hẹn lại</Button>
              <Button pressed>Đang bật</Button>
            </Row>
          </Stack>
        </Section>
        <Section title="Nhãn">
          <Row>
            <Badge meaning="done" />
            <Badge meaning="due" />
            <Badge meaning="late" />
            <Badge meaning="stop" />
            <Badge>Thường</Badge>
            <Badge meaning="late">Trễ 12 ngày</Badge>
          </Row>
        </Section>
        <Section title="Đang mở">
          <Card flush>
            <Skeleton rows={2} />
          </Card>
        </Section>
        <Section title="Chữ có dấu cao">
          <Card>
            <p>Ễ Ặ Ỗ Ẫ Ể Ậ Ộ Ứ Ữ Ỷ Đ – ễ ặ ỗ ẫ ể ậ ộ ứ ữ ỷ đ – Nguyễn Ễn, Bản Nậm Ặc Ỗ</p>
          </Card>
        </Section>
        <Section title="Hình">
          <div class={styles.icons}>
            {iconNames.map((name) => (
              <span key={name} class={styles.icon}>
                <Icon name={name} size="l" />
                {name}
              </span>
            ))}
          </div>
        </Section>
      </Stack>
      {open && (
        <Sheet
          title="Hẹn lại"
          onClose={() => setOpen(false)}
          actions={<Button kind="primary">Hẹn 28 ngày nữa</Button>}
        >
          <p>Hẹn trong 28 ngày là thứ bảy, 19/12/2026.</p>
        </Sheet>
      )}
    </Page>
  );
}
