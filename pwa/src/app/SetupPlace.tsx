// The first start's page. Its token stands behind `#`, which is never sent to a server nor kept in a log.

import '#text/office.js';
import { SetupPage } from '#admin/ui/SetupPage.js';
import { createHttpFirstStart } from '#platform/http-administration.js';
import type { HttpApi } from '#platform/http-api.js';
import { TODAY_PATH } from './paths.js';

export function SetupPlace({ api }: { api: HttpApi }) {
  return (
    <main>
      <SetupPage
        firstStart={createHttpFirstStart(api)}
        token={location.hash.slice(1)}
        signInHref={TODAY_PATH}
      />
    </main>
  );
}
