import { Button } from '../Button.js';
import { EmptyState } from '../EmptyState.js';
import { HeaderBar } from '../HeaderBar.js';
import { Card, Page, Section, Stack } from '../Layout.js';
import { Notice, Refusal } from '../Notice.js';
import { Progress } from '../Progress.js';

export function StatesPage() {
  return (
    <Page header={<HeaderBar title="Đồng bộ" subtitle="12 chờ gửi · lần gửi trước 06:45 hôm nay" />}>
      <Stack gap="l">
        <Card>
          <Stack>
            <Progress label="Đang lấy hồ sơ của xã" done={43_210} total={120_000} secondsLeft={95} />
            <Progress label="Đang đếm" done={812} />
            <Progress label="Đã gửi" done={12} total={12} />
          </Stack>
        </Card>
        <Stack gap="s">
          <Notice meaning="done" title="Đã gửi hết" why="128 bản ghi, máy chủ nhận lúc 07:45 21/11/2026." />
          <Notice meaning="due" title="12 bản ghi chờ gửi" why="Chưa có mạng. Cứ làm việc bình thường." />
          <Notice
            meaning="late"
            title="Đồng hồ máy chạy sai 14 phút"
            why="Ngày giờ của lượt khám có thể sai."
            whatNow="Vào Cài đặt của máy, bật giờ tự động."
          />
          <Refusal
            what="Máy chủ không nhận 1 lượt khám"
            why="Mã bệnh I99X không có trong danh mục đang dùng."
            whatNow="Mở lượt khám, chọn lại mã bệnh rồi lưu. Các bản ghi khác vẫn gửi bình thường."
            actions={<Button icon="pencil">Sửa lượt khám</Button>}
          />
          <Notice title="Không có gì phải lo" why="Thông báo thường, không mang màu." />
        </Stack>
        <Section title="Trống">
          <Card>
            <EmptyState
              icon="calendar-check"
              title="Hôm nay chưa có việc nào"
              hint="Quét thẻ người đến khám, hoặc tìm theo tên."
              actions={
                <Button kind="primary" icon="scan-line">
                  Quét thẻ
                </Button>
              }
            />
          </Card>
        </Section>
      </Stack>
    </Page>
  );
}
