// A certificate authority of this installation's own and a certificate for its addresses, both made here. Cameras and
// service workers need HTTPS; a tablet that has installed the authority once trusts every later certificate.
import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3650;
/** Android and Safari refuse server certificates that live longer than 398 days. */
const LEAF_DAYS = 390;

/** This machine's addresses on the local network, IPv4. */
export function lanAddresses() {
  return Object.values(networkInterfaces())
    .flat()
    .filter((address) => address && address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}

async function readPair(folder, name) {
  try {
    return {
      key: await readFile(join(folder, `${name}.key`), 'utf8'),
      cert: await readFile(join(folder, `${name}.crt`), 'utf8'),
    };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writePair(folder, name, { key, cert }) {
  await writeFile(join(folder, `${name}.key`), key, { mode: 0o600 });
  await chmod(join(folder, `${name}.key`), 0o600);
  await writeFile(join(folder, `${name}.crt`), cert);
  return { key, cert };
}

const until = (days) => ({
  notBeforeDate: new Date(Date.now() - DAY_MS),
  notAfterDate: new Date(Date.now() + days * DAY_MS),
});

async function authority(folder) {
  const kept = await readPair(folder, 'authority');
  if (kept) return kept;
  const made = await generate([{ name: 'commonName', value: 'Tram local authority' }], {
    keySize: 2048,
    algorithm: 'sha256',
    ...until(AUTHORITY_DAYS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return writePair(folder, 'authority', { key: made.private, cert: made.cert });
}

function stillGood(pair, names) {
  if (!pair) return false;
  const certificate = new X509Certificate(pair.cert);
  const expiresInMs = Date.parse(certificate.validTo) - Date.now();
  const covered = certificate.subjectAltName ?? '';
  return expiresInMs > 30 * DAY_MS && names.every((name) => covered.includes(name));
}

/** Paths of a certificate for localhost, `host` and every address of this machine; made anew when addresses change. */
export async function localCertificate(dataDir, host) {
  const folder = join(dataDir, 'tls');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { key, cert } = await authority(folder);
  const addresses = ['127.0.0.1', ...lanAddresses()];
  const names = ['localhost', ...(host && !/^[\d.:]+$/.test(host) ? [host] : [])];
  const kept = await readPair(folder, 'server');
  if (!stillGood(kept, [...names, ...addresses])) {
    const made = await generate([{ name: 'commonName', value: 'Tram' }], {
      keySize: 2048,
      algorithm: 'sha256',
      ca: { key, cert },
      ...until(LEAF_DAYS),
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            ...names.map((value) => ({ type: 2, value })),
            ...addresses.map((ip) => ({ type: 7, ip })),
          ],
        },
      ],
    });
    await writePair(folder, 'server', { key: made.private, cert: `${made.cert}\n${cert}` });
  }
  return {
    certFile: join(folder, 'server.crt'),
    keyFile: join(folder, 'server.key'),
    authorityFile: join(folder, 'authority.crt'),
  };
}
