import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const noFile = (): undefined => undefined;
const problemsOf = (environment: Record<string, string>): readonly string[] => {
  const config = readConfig(environment, noFile);
  return config.ok ? [] : config.error;
};

describe('the configuration', () => {
  it('needs nothing: a station’s own computer, its own store, this machine only', () => {
    expect(readConfig({}, noFile)).toMatchObject({
      value: { port: 8080, host: '127.0.0.1', logLevel: 'info' },
    });
    expect(readConfig({}, noFile)).not.toHaveProperty('value.couch');
  });

  it('takes an empty value for none, as compose files write it', () => {
    const empty = { PORT: '', COUCHDB_URL: ' ', METRICS_TOKEN: '', TLS_CERT_FILE: '', TRUST_PROXY: '' };
    expect(readConfig(empty, noFile)).toEqual(readConfig({}, noFile));
  });

  it('takes a CouchDB with its password from a file', () => {
    const environment = {
      COUCHDB_URL: 'http://couch:5984/',
      COUCHDB_USER: 'tram',
      COUCHDB_PASSWORD_FILE: '/run/secrets/couch',
    };
    const config = readConfig(environment, (file) =>
      file === '/run/secrets/couch' ? 'geheim\n' : undefined,
    );
    expect(config).toMatchObject({
      value: { couch: { url: 'http://couch:5984', user: 'tram', password: 'geheim', prefix: '' } },
    });
  });

  it('takes a certificate, a proxy and a public address', () => {
    const config = readConfig(
      { PORT: '443', TLS_CERT_FILE: '/c.pem', TLS_KEY_FILE: '/k.pem', TRUST_PROXY: '1', HOST: '0.0.0.0' },
      noFile,
    );
    expect(config).toMatchObject({
      value: {
        tls: { certFile: '/c.pem', keyFile: '/k.pem' },
        trustProxy: 1,
      },
    });
    expect(readConfig({ PUBLIC_URL: 'https://tram.example/' }, noFile)).toMatchObject({
      value: { publicUrl: 'https://tram.example' },
    });
    expect(readConfig({ TRUST_PROXY: 'loopback, 10.0.0.0/8' }, noFile)).toMatchObject({
      value: { trustProxy: 'loopback, 10.0.0.0/8' },
    });
  });

  it('lets a tablet that is shut out keep what it has not sent, unless told otherwise', () => {
    expect(readConfig({}, noFile)).toMatchObject({ value: { mayKeepUnsent: true } });
    expect(readConfig({ MAY_KEEP_UNSENT: 'yes' }, noFile)).toMatchObject({ value: { mayKeepUnsent: true } });
    expect(readConfig({ MAY_KEEP_UNSENT: 'no' }, noFile)).toMatchObject({ value: { mayKeepUnsent: false } });
  });

  it('tidies the embedded store up at night, at another time, or never', () => {
    const at = (COMPACT_AT?: string): unknown => {
      const config = readConfig({ COMPACT_AT }, noFile);
      return config.ok && config.value.compactAt;
    };
    expect(at()).toEqual({ hour: 2, minute: 30 });
    expect(at('23:05')).toEqual({ hour: 23, minute: 5 });
    expect(at('never')).toBeUndefined();
  });

  it.each([
    [{ COMPACT_AT: 'at night' }, 'COMPACT_AT'],
    [{ MAY_KEEP_UNSENT: 'false' }, 'MAY_KEEP_UNSENT'],
    [{ PORT: '99999' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ PUBLIC_URL: 'tram.example' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'ftp://tram.example' }, 'PUBLIC_URL'],
    [{ TLS_CERT_FILE: '/c.pem' }, 'TLS_KEY_FILE'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN'],
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
    [{ COUCHDB_URL: 'couch:5984', COUCHDB_USER: 'a', COUCHDB_PASSWORD: 'b' }, 'COUCHDB_URL'],
    [{ COUCHDB_URL: 'http://a:b@couch:5984', COUCHDB_USER: 'a', COUCHDB_PASSWORD: 'b' }, 'COUCHDB_URL'],
    [{ COUCHDB_URL: 'http://couch:5984', COUCHDB_PASSWORD: 'b' }, 'COUCHDB_USER'],
    [{ COUCHDB_URL: 'http://couch:5984', COUCHDB_USER: 'a' }, 'COUCHDB_PASSWORD'],
    [
      { COUCHDB_URL: 'http://couch:5984', COUCHDB_USER: 'a', COUCHDB_PASSWORD_FILE: '/gone' },
      'COUCHDB_PASSWORD_FILE',
    ],
    [
      { COUCHDB_URL: 'http://couch:5984', COUCHDB_USER: 'a', COUCHDB_PASSWORD: 'b', COUCHDB_PREFIX: 'A B' },
      'COUCHDB_PREFIX',
    ],
  ])('says what is wrong with %o', (environment, name) => {
    expect(problemsOf(environment as Record<string, string>)).toEqual([expect.stringContaining(name)]);
  });

  it('says everything that is wrong at once, and never the password', () => {
    const problems = problemsOf({
      PORT: 'x',
      LOG_LEVEL: 'y',
      COUCHDB_URL: 'http://u:geheim@c',
      COUCHDB_USER: 'u',
      COUCHDB_PASSWORD: 'geheim2',
    });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('geheim');
  });
});
