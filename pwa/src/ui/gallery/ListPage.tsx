import { useMemo, useState } from 'preact/hooks';
import { SearchBox } from '../SearchBox.js';
import { EmptyState } from '../EmptyState.js';
import { Button } from '../Button.js';
import { ListRow } from '../List.js';
import { TwoPane } from '../TwoPane.js';
import { VirtualList } from '../VirtualList.js';
import styles from './gallery.module.css';
import { inventPeople } from './invented.js';
import { PersonPage } from './PersonPage.js';

const everybody = inventPeople(10_000);

export function ListPage() {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const found = useMemo(
    () => everybody.filter((person) => person.name.toLowerCase().includes(query.toLowerCase())),
    [query],
  );
  const list = (
    <>
      <div class={styles.search}>
        <SearchBox label="Tên, số CCCD, số điện thoại" query={query} onQuery={setQuery} />
      </div>
      {found.length === 0 ? (
        <EmptyState
          icon="user-search"
          title="Không thấy ai"
          hint="Thử gõ tên không dấu, năm sinh, hoặc quét thẻ."
          actions={
            <>
              <Button icon="scan-line">Quét thẻ</Button>
              <Button kind="primary" icon="user-plus">
                Thêm người mới
              </Button>
            </>
          }
        />
      ) : (
        <VirtualList
          label="Người tìm thấy"
          items={found}
          keyOf={(person) => person.id}
          render={(person) => (
            <ListRow
              title={person.name}
              lines={[`Sinh năm ${person.born} · ${person.hamlet}`]}
              selected={person.id === chosen}
              onPress={() => setChosen(person.id)}
            />
          )}
        />
      )}
    </>
  );
  return (
    <TwoPane
      list={list}
      detail={chosen && <PersonPage onBack={() => setChosen(undefined)} />}
      nothingChosen={<EmptyState icon="user" title="Chọn một người" hint="Hồ sơ sẽ hiện ở đây." />}
    />
  );
}
