import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson, FIXTURE_TODAY } from '@tram/shared-schema/fixtures/builders.js';
import { readCardText } from '@tram/shared-schema/people/card-text.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import type { ReadableCard } from './open-by-card.js';
import { CardRoute } from './card-route.js';
import { EditPersonRoute, NewPersonRoute } from './routes.js';

const person = aPerson();

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([person]);
});

const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('a scanned card', () => {
  let give: (card: ReadableCard) => void;
  const scan = (text: string): void => {
    render(
      <CardRoute
        deps={desk}
        scanner={(onCard) => {
          give = onCard;
          return <p>Máy ảnh</p>;
        }}
      />,
    );
    const reading = readCardText(text, FIXTURE_TODAY);
    if (reading.kind === 'torn' || reading.kind === 'unreadable' || reading.kind === 'foreign') {
      throw new Error(`the test's card is ${reading.kind}`);
    }
    give(reading);
  };

  it('that agrees with its record opens it at once', async () => {
    scan('003187000123||Nguyễn Thị Thử|01021987|Nữ|Xã Ví Dụ|15072021');
    await waitFor(() => expect(desk.visited).toEqual([`/person/${person._id}`]));
  });

  it('that differs is shown beside the record and mends it in one tap', async () => {
    scan('003187000123||Nguyễn Thị Thử|02021987|Nữ|Xã Ví Dụ|15072021');
    expect(await screen.findByText('Thẻ khác hồ sơ 1 mục')).toBeTruthy();
    expect(screen.getByText('Hồ sơ: 01/02/1987')).toBeTruthy();
    expect(screen.getByText('Thẻ: 02/02/1987')).toBeTruthy();
    press('Sửa hồ sơ theo thẻ');
    await waitFor(() => expect(desk.visited).toEqual([`/person/${person._id}/edit`]));
    render(<EditPersonRoute deps={desk} personId={person._id} />);
    expect(await screen.findByDisplayValue('02/02/1987')).toBeTruthy();
    press('Lưu người này');
    await waitFor(() => expect(desk.snacks).toHaveLength(1));
    expect((await desk.documents.get('person', person._id))?.doc.birthDate).toBe('1987-02-02');
  });

  it('of somebody new begins their form, with every doubt said', async () => {
    scan('003187000999||Lê Thị Mới|01022087|Nam|Xã Ví Dụ|15072021');
    expect(await screen.findByText('Chưa có hồ sơ ở trạm')).toBeTruthy();
    press('Đăng ký theo thẻ');
    render(<NewPersonRoute deps={desk} />);
    expect(await screen.findByDisplayValue('Lê Thị Mới')).toBeTruthy();
    expect(screen.getAllByText('Ngày sinh trên thẻ chưa tới').length).toBeGreaterThan(0);
    expect(screen.getAllByText('Giới tính trên thẻ khác với số định danh').length).toBeGreaterThan(0);
  });
});
