// The one reader of the environment. Everything wrong is told at once, in words for the person who installs.

import { resolve } from 'node:path';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { parseUrl, readTextFile, withoutSlash, type ReadText } from '#config-text.js';
import { parseWallTime, type WallTime } from '#nightly.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface CouchConfig {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly prefix: string;
}
export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Absent: the embedded store in `dataDir`. */
  readonly couch?: CouchConfig;
  /** How people reach the server, without a slash at the end; absent: at this machine, on the port it listens on. */
  readonly publicUrl?: string;
  readonly logLevel: LogLevel;
  readonly tls?: TlsFiles;
  readonly staticDir?: string;
  readonly metricsToken?: string;
  readonly trustProxy?: number | string;
  /** What a tablet may still do that is shut out. */
  readonly mayKeepUnsent: boolean;
  /** When the embedded store is tidied up; absent: never. */
  readonly compactAt?: WallTime;
}

type Environment = Readonly<Record<string, string | undefined>>;
const PREFIX = /^([a-z][a-z0-9_-]{0,30})?$/;
const MIN_TOKEN_LENGTH = 16;
const isLogLevel = (text: string): text is LogLevel => (LOG_LEVELS as readonly string[]).includes(text);

class ConfigReader {
  readonly problems: string[] = [];
  private readonly environment: Environment;
  private readonly readText: ReadText;
  constructor(environment: Environment, readText: ReadText) {
    this.environment = environment;
    this.readText = readText;
  }

  /** An empty value counts as none: that is how compose files say "not set". */
  text(name: string): string | undefined {
    const value = this.environment[name]?.trim();
    return value === undefined || value === '' ? undefined : value;
  }

  problem(text: string): void {
    this.problems.push(text);
  }

  port(): number {
    const text = this.text('PORT') ?? '8080';
    const port = Number(text);
    if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
    this.problem('PORT must be a number from 0 to 65535 (0 takes any free port)');
    return 0;
  }

  logLevel(): LogLevel {
    const level = this.text('LOG_LEVEL') ?? 'info';
    if (isLogLevel(level)) return level;
    this.problem(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
    return 'info';
  }

  private couchPassword(): string | undefined {
    const file = this.text('COUCHDB_PASSWORD_FILE');
    if (file === undefined) return this.text('COUCHDB_PASSWORD');
    const password = this.readText(file)?.trim();
    if (password === undefined || password === '')
      this.problem(`COUCHDB_PASSWORD_FILE cannot be read or is empty: ${file}`);
    return password ?? '';
  }

  couch(): CouchConfig | undefined {
    const text = this.text('COUCHDB_URL');
    if (text === undefined) return undefined;
    const url = parseUrl(text);
    if (!url) this.problem('COUCHDB_URL must be an http or https URL, like http://127.0.0.1:5984');
    if (url && (url.username !== '' || url.password !== '')) {
      this.problem(
        'COUCHDB_URL must not hold user and password: use COUCHDB_USER and COUCHDB_PASSWORD or COUCHDB_PASSWORD_FILE',
      );
    }
    const user = this.text('COUCHDB_USER');
    const password = this.couchPassword();
    if (user === undefined) this.problem('COUCHDB_USER is needed with COUCHDB_URL');
    if (password === undefined)
      this.problem('COUCHDB_PASSWORD or COUCHDB_PASSWORD_FILE is needed with COUCHDB_URL');
    const prefix = this.text('COUCHDB_PREFIX') ?? '';
    if (!PREFIX.test(prefix)) {
      this.problem(
        'COUCHDB_PREFIX must begin with a small letter and hold only small letters, digits, _ and -',
      );
    }
    return { url: withoutSlash(text), user: user ?? '', password: password ?? '', prefix };
  }

  tls(): TlsFiles | undefined {
    const [certFile, keyFile] = [this.text('TLS_CERT_FILE'), this.text('TLS_KEY_FILE')];
    if (certFile === undefined && keyFile === undefined) return undefined;
    if (certFile === undefined || keyFile === undefined) {
      this.problem('TLS_CERT_FILE and TLS_KEY_FILE belong together: set both or neither');
      return undefined;
    }
    return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
  }

  publicUrl(): string | undefined {
    const text = this.text('PUBLIC_URL');
    if (text === undefined) return undefined;
    if (!parseUrl(text)) this.problem('PUBLIC_URL must be an http or https URL, as people type it');
    return withoutSlash(text);
  }

  metricsToken(): string | undefined {
    const token = this.text('METRICS_TOKEN');
    if (token !== undefined && token.length < MIN_TOKEN_LENGTH) {
      this.problem(`METRICS_TOKEN must have at least ${MIN_TOKEN_LENGTH} characters`);
    }
    return token;
  }

  /** A number of proxies, or their addresses as Express writes them. `true` would let anybody choose an address. */
  trustProxy(): number | string | undefined {
    const text = this.text('TRUST_PROXY');
    if (text === undefined) return undefined;
    if (/^\d$/.test(text)) return Number(text);
    if (
      /^(loopback|linklocal|uniquelocal|[0-9a-fA-F.:/]+)(\s*,\s*(loopback|linklocal|uniquelocal|[0-9a-fA-F.:/]+))*$/.test(
        text,
      )
    ) {
      return text;
    }
    this.problem(
      'TRUST_PROXY must be a number of proxies, or addresses, networks, loopback, linklocal, uniquelocal',
    );
    return undefined;
  }

  mayKeepUnsent(): boolean {
    const text = this.text('MAY_KEEP_UNSENT') ?? 'yes';
    if (text !== 'yes' && text !== 'no') this.problem('MAY_KEEP_UNSENT must be yes or no');
    return text === 'yes';
  }

  compactAt(): WallTime | undefined {
    const text = this.text('COMPACT_AT') ?? '02:30';
    const at = parseWallTime(text);
    if (!at && text !== 'never') this.problem('COMPACT_AT must be a time of day like 02:30, or never');
    return at;
  }
}

export function readConfig(
  environment: Environment,
  readText: ReadText = readTextFile,
): Result<Config, readonly string[]> {
  const reader = new ConfigReader(environment, readText);
  const port = reader.port();
  const tls = reader.tls();
  const couch = reader.couch();
  const publicUrl = reader.publicUrl();
  const staticDir = reader.text('STATIC_DIR');
  const metricsToken = reader.metricsToken();
  const trustProxy = reader.trustProxy();
  const compactAt = reader.compactAt();
  const config: Config = {
    port,
    host: reader.text('HOST') ?? '127.0.0.1',
    dataDir: resolve(reader.text('DATA_DIR') ?? 'data'),
    ...(couch && { couch }),
    ...(publicUrl !== undefined && { publicUrl }),
    logLevel: reader.logLevel(),
    ...(tls && { tls }),
    ...(staticDir !== undefined && { staticDir: resolve(staticDir) }),
    ...(metricsToken !== undefined && { metricsToken }),
    ...(trustProxy !== undefined && { trustProxy }),
    mayKeepUnsent: reader.mayKeepUnsent(),
    ...(compactAt && { compactAt }),
  };
  return reader.problems.length > 0 ? err(reader.problems) : ok(config);
}
