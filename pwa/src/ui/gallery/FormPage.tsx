import { useState } from 'preact/hooks';
import { parseTypedDate } from '@tram/shared-schema/local-date.js';
import { sayDate } from '#text/format-time.js';
import { Button } from '../Button.js';
import { ChoiceField, MultiChoiceField } from '../ChoiceField.js';
import { CheckField } from '../CheckField.js';
import { ComboSearch, type ComboOption } from '../ComboSearch.js';
import { DateField } from '../DateField.js';
import { HeaderBar } from '../HeaderBar.js';
import { Page, Stack } from '../Layout.js';
import { NumberField } from '../NumberField.js';
import { PasswordField } from '../PasswordField.js';
import { SelectField } from '../SelectField.js';
import { StickyActions } from '../StickyActions.js';
import { TextArea, TextField } from '../TextField.js';
import { parseTypedNumber } from '../typed-number.js';
import { gallerySnackbars } from './invented.js';

const DIAGNOSES: readonly ComboOption<string>[] = [
  { key: 'I10', label: 'I10 · Tăng huyết áp vô căn (nguyên phát)', value: 'I10' },
  {
    key: 'I11',
    label: 'I11 · Bệnh tim do tăng huyết áp',
    detail: 'Không dùng khi chưa có suy tim',
    value: 'I11',
  },
  { key: 'E11', label: 'E11 · Bệnh đái tháo đường không phụ thuộc insuline', value: 'E11' },
  { key: 'J02', label: 'J02 · Viêm họng cấp', value: 'J02' },
];
const HAMLETS = [
  { value: 'a', label: 'Thôn Ặc Ổ' },
  { value: 'b', label: 'Xóm Đồng Tiến' },
] as const;

export function FormPage() {
  const [text, setText] = useState('Lê Văn Ễn');
  const [systolic, setSystolic] = useState('192');
  const [weight, setWeight] = useState('54,5');
  const [born, setBorn] = useState('5/6/2009');
  const [sex, setSex] = useState<'male' | 'female' | 'unknown' | undefined>('female');
  const [signs, setSigns] = useState<readonly string[]>(['fever']);
  const [diagnosis, setDiagnosis] = useState<ComboOption<string> | undefined>(DIAGNOSES[0]);
  const [hamlet, setHamlet] = useState<'a' | 'b' | undefined>(undefined);
  const [checked, setChecked] = useState(true);
  const [pin, setPin] = useState('123456');
  const date = parseTypedDate(born);
  const high = parseTypedNumber(systolic);
  return (
    <Page
      header={
        <HeaderBar
          title="Ghi lượt khám"
          subtitle="Công Tằng Tôn Nữ Hoàng Thị Diễm Quỳnh Như"
          backHref="?page=person"
        />
      }
      foot={
        <StickyActions note="Đã giữ bản nháp lúc 07:45">
          <Button
            kind="primary"
            icon="save"
            onPress={() => gallerySnackbars.show({ text: 'Đã lưu lượt khám', undo: () => undefined })}
          >
            Lưu lượt khám
          </Button>
        </StickyActions>
      }
    >
      <Stack gap="l">
        <TextField
          label="Chủ hộ"
          value={text}
          onChange={setText}
          autoCapitalize="words"
          action={
            <Button kind="quiet" icon="scan-line">
              Quét
            </Button>
          }
        />
        <DateField
          label="Ngày sinh"
          value={born}
          onChange={setBorn}
          hint={date.ok ? `${sayDate(date.value)} · 17 tuổi` : undefined}
        />
        <ChoiceField
          label="Giới"
          choices={[
            { value: 'male', label: 'Nam' },
            { value: 'female', label: 'Nữ' },
            { value: 'unknown', label: 'Chưa rõ' },
          ]}
          value={sex}
          onChange={setSex}
        />
        <NumberField
          label="Huyết áp tâm thu"
          unit="mmHg"
          whole
          value={systolic}
          onChange={setSystolic}
          lastValue={{ value: '152 mmHg', on: '14/10/2026' }}
          warning={high.ok && high.value > 180 ? 'Rất cao. Cho nghỉ 5 phút rồi đo lại.' : undefined}
        />
        <NumberField
          label="Cân nặng"
          unit="kg"
          value={weight}
          onChange={setWeight}
          optional
          lastValue={{ value: '53,0 kg', on: '14/10/2026' }}
        />
        <NumberField
          label="Nhiệt độ"
          unit="°C"
          value="365"
          onChange={() => undefined}
          error="365 °C không thể có. Gõ lại, ví dụ 36,5."
        />
        <ComboSearch
          label="Chẩn đoán chính"
          placeholder="Gõ tên bệnh hoặc mã ICD-10"
          search={(query) =>
            DIAGNOSES.filter((option) => option.label.toLowerCase().includes(query.toLowerCase()))
          }
          chosen={diagnosis}
          onChoose={setDiagnosis}
          onClear={() => setDiagnosis(undefined)}
        />
        <ComboSearch
          label="Chẩn đoán khác"
          optional
          placeholder="Gõ tên bệnh hoặc mã ICD-10"
          search={(query) =>
            DIAGNOSES.filter((option) => option.label.toLowerCase().includes(query.toLowerCase()))
          }
          onChoose={() => undefined}
        />
        <MultiChoiceField
          label="Dấu hiệu"
          choices={[
            { value: 'fever', label: 'Sốt' },
            { value: 'cough', label: 'Ho' },
            { value: 'breath', label: 'Khó thở', hint: 'Nhịp thở trên 30' },
            { value: 'pain', label: 'Đau ngực' },
          ]}
          values={signs}
          onChange={setSigns}
        />
        <SelectField label="Thôn" choices={HAMLETS} value={hamlet} onChange={setHamlet} />
        <CheckField
          label="Đã dặn người bệnh dấu hiệu phải đến ngay"
          checked={checked}
          onChange={setChecked}
        />
        <TextArea
          label="Lời dặn"
          optional
          value="Ăn nhạt, đi bộ mỗi ngày 30 phút."
          onChange={() => undefined}
        />
        <PasswordField label="Mã PIN" pin value={pin} onChange={setPin} hint="6 chữ số" />
        <TextField label="Không sửa được" value="Thôn Ặc Ổ" onChange={() => undefined} disabled />
      </Stack>
    </Page>
  );
}
