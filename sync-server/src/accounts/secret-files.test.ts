import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecrets } from './secret-files.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-secrets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const open = () => openSecrets(folder, { bytes: randomBytes });
const modeOf = async (file: string): Promise<number> =>
  (await stat(join(folder, 'secrets', file))).mode & 0o777;

describe('what only the server may know', () => {
  it('is made at the first start, kept at the next, and readable by nobody else', async () => {
    const first = await open();
    expect(await open()).toMatchObject({ storePassword: first.storePassword, keys: first.keys });
    expect(first.keys.accessToken).toHaveLength(32);
    expect(first.keys.refreshToken).not.toEqual(first.keys.accessToken);
    const files = await readdir(join(folder, 'secrets'));
    expect(files.sort()).toEqual(['access-token.key', 'refresh-token.key', 'store-password']);
    for (const file of files) expect(await modeOf(file), file).toBe(0o600);
    expect((await stat(join(folder, 'secrets'))).mode & 0o777).toBe(0o700);
  });

  it('is closed again where a copy left it open', async () => {
    await open();
    await chmod(join(folder, 'secrets', 'access-token.key'), 0o644);
    await open();
    expect(await modeOf('access-token.key')).toBe(0o600);
  });

  it('is never silently replaced when it is damaged: that would end every session without a word', async () => {
    await open();
    await writeFile(join(folder, 'secrets', 'access-token.key'), 'half');
    await expect(open()).rejects.toThrow('access-token.key is damaged');
  });

  it('holds only the hash of the setup token', async () => {
    const { setupTokenFile } = await open();
    expect(await setupTokenFile.read()).toBeUndefined();
    await setupTokenFile.write('abc123');
    expect(await setupTokenFile.read()).toBe('abc123');
    expect(await readFile(join(folder, 'secrets', 'setup-token.sha256'), 'utf8')).toBe('abc123\n');
    await setupTokenFile.remove();
    await setupTokenFile.remove();
    expect(await setupTokenFile.read()).toBeUndefined();
  });
});
