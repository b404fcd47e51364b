// Accounts and the audit log, for the administrator.

import { Router } from 'express';
import { ok } from '@tram/shared-schema/result.js';
import { viewOfAccount } from '#accounts/account-view.js';
import { resetPassword, setDisabled, setHamlets } from '#admin/change-account.js';
import { createAccount } from '#admin/create-account.js';
import { readAudit } from '#admin/read-audit.js';
import type { Deps } from '#deps.js';
import { adminRoutes, pathId } from './admin-route.js';
import { auditQuery } from './audit-query.js';
import { accountBody, hamletIdsBody, resetPasswordBody } from './bodies.js';

export function accountsRouter(deps: Deps): Router {
  const router = Router();
  const route = adminRoutes(deps);
  router.get(
    '/accounts',
    route('ok', async () => ok((await deps.accounts.list()).map(viewOfAccount))),
  );
  router.post(
    '/accounts',
    route('created', async (actor, request) => {
      const body = accountBody(request.body);
      return body.ok ? createAccount(deps, actor, body.value) : body;
    }),
  );
  router.post(
    '/accounts/:id/password',
    route('ok', async (actor, request) => {
      const accountId = pathId(request, 'id', 'account');
      if (!accountId.ok) return accountId;
      const body = resetPasswordBody(request.body ?? {});
      return body.ok ? resetPassword(deps, actor, accountId.value, body.value.password) : body;
    }),
  );
  const disabling = (disabled: boolean) =>
    route('ok', async (actor, request) => {
      const accountId = pathId(request, 'id', 'account');
      return accountId.ok ? setDisabled(deps, actor, accountId.value, disabled) : accountId;
    });
  router.post('/accounts/:id/disable', disabling(true));
  router.post('/accounts/:id/enable', disabling(false));
  router.put(
    '/accounts/:id/hamlets',
    route('ok', async (actor, request) => {
      const accountId = pathId(request, 'id', 'account');
      if (!accountId.ok) return accountId;
      const body = hamletIdsBody(request.body);
      return body.ok ? setHamlets(deps, actor, accountId.value, body.value.hamletIds) : body;
    }),
  );

  router.get(
    '/audit',
    route('ok', async (actor, request) => {
      const query = auditQuery(request);
      return query.ok ? ok(await readAudit(deps, actor, query.value)) : query;
    }),
  );
  router.get(
    '/audit/check',
    route('ok', async () => ok(await deps.audit.verify())),
  );
  return router;
}
