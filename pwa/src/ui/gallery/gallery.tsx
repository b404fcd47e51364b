// Every widget in every state, and a few pages made of them, to be looked at while designing:
// `npx vite pwa`, then /src/ui/gallery/index.html?page=form&theme=sunlight. Not part of the built app.

import { render, type VNode } from 'preact';
import { chooseTheme, THEMES } from '../theme.js';
import { Shell, type ShellPlace } from '../Shell.js';
import { Snackbar } from '../Snackbar.js';
import { ControlsPage } from './ControlsPage.js';
import { FormPage } from './FormPage.js';
import { ListPage } from './ListPage.js';
import { OfficePage } from './OfficePage.js';
import { gallerySnackbars } from './invented.js';
import { PersonPage } from './PersonPage.js';
import { StatesPage } from './StatesPage.js';
import { TodayPage } from './TodayPage.js';

const PAGES: Readonly<Record<string, { place: string; draw: () => VNode }>> = {
  today: { place: 'today', draw: () => <TodayPage /> },
  list: { place: 'find', draw: () => <ListPage /> },
  person: { place: 'find', draw: () => <PersonPage /> },
  form: { place: 'find', draw: () => <FormPage /> },
  controls: { place: 'more', draw: () => <ControlsPage /> },
  states: { place: 'sync', draw: () => <StatesPage /> },
  office: { place: 'today', draw: () => <OfficePage /> },
};

const places: readonly ShellPlace[] = [
  { name: 'today', href: '?page=today', label: 'Hôm nay', icon: 'calendar-check' },
  { name: 'find', href: '?page=list', label: 'Tìm người', icon: 'user-search' },
  { name: 'scan', href: '?page=form', label: 'Quét', icon: 'scan-line', big: true },
  {
    name: 'sync',
    href: '?page=states',
    label: 'Đồng bộ',
    icon: 'cloud-upload',
    state: () => ({ words: '12 chờ gửi', meaning: 'due' }),
  },
  { name: 'more', href: '?page=controls', label: 'Thêm', icon: 'ellipsis' },
];

const asked = new URLSearchParams(location.search);
const theme = THEMES.find((known) => known === asked.get('theme')) ?? 'auto';
chooseTheme(theme, { setItem: () => undefined });
const page = PAGES[asked.get('page') ?? 'today'];
const root = document.getElementById('app');
if (root && page) {
  render(
    <Shell places={places} current={page.place} snackbars={<Snackbar queue={gallerySnackbars} />}>
      {page.draw()}
    </Shell>,
    root,
  );
}
