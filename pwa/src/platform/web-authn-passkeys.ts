// The device's own lock by WebAuthn: its PRF extension gives, after a finger or a face, a secret that only this app on
// this device ever gets. No server takes part: the challenge is thrown away, and nothing is signed for anybody.
// https://w3c.github.io/webauthn/#prf-extension

import type { Bytes } from '#session/key-chest.js';
import type { Passkeys } from '#session/passkeys.js';
import { randomBytes } from './web-crypto-bytes.js';

const SALT_BYTES = 32;
const CHALLENGE_BYTES = 32;
const PATIENCE_MS = 60_000;
/** COSE names: ES256 and RS256, of which every device has one. */
const ALGORITHMS = [-7, -257] as const;

type Capabilities = Record<string, boolean | undefined>;

function bytesOf(source: BufferSource | undefined): Bytes | undefined {
  if (!source) return undefined;
  const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(source) ? source : new Uint8Array(source);
  return new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
}

/** Everything a person or a device may answer but yes: cancelled, timed out, no such passkey, one is there already. */
const isNo = (error: unknown): boolean => error instanceof DOMException;

export function createPasskeys(
  credentials: CredentialsContainer | undefined,
  api: typeof PublicKeyCredential | undefined,
): Passkeys {
  async function secretOf({ credentialId, prfSalt }: { credentialId: Bytes; prfSalt: Bytes }) {
    if (!credentials) return undefined;
    try {
      const given = await credentials.get({
        publicKey: {
          challenge: randomBytes(CHALLENGE_BYTES),
          allowCredentials: [{ type: 'public-key', id: credentialId, transports: ['internal'] }],
          userVerification: 'required',
          timeout: PATIENCE_MS,
          extensions: { prf: { eval: { first: prfSalt } } },
        },
      });
      return bytesOf(asPublicKey(given)?.getClientExtensionResults().prf?.results?.first);
    } catch (error) {
      if (isNo(error)) return undefined;
      throw error;
    }
  }

  return {
    async isAvailable() {
      if (!credentials || !api) return false;
      try {
        const own = await api.isUserVerifyingPlatformAuthenticatorAvailable();
        const told: Capabilities | undefined = await capabilitiesOf(api);
        // Browsers before Chrome 133 do not say whether they know PRF; creating one finds out.
        return own && told?.['extension:prf'] !== false;
      } catch (error) {
        if (isNo(error)) return false;
        throw error;
      }
    },
    async create({ username, displayName }) {
      if (!credentials) return undefined;
      const prfSalt = randomBytes(SALT_BYTES);
      try {
        const made = asPublicKey(
          await credentials.create({
            publicKey: {
              rp: { name: 'Trạm' },
              user: { id: randomBytes(16), name: username, displayName },
              challenge: randomBytes(CHALLENGE_BYTES),
              pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
              authenticatorSelection: {
                authenticatorAttachment: 'platform',
                userVerification: 'required',
                residentKey: 'discouraged',
              },
              timeout: PATIENCE_MS,
              extensions: { prf: { eval: { first: prfSalt } } },
            },
          }),
        );
        const prf = made?.getClientExtensionResults().prf;
        if (!made || prf?.enabled === false || !prf) return undefined;
        const credentialId = new Uint8Array(made.rawId);
        // Some devices give the secret only when asked a second time.
        const secret = bytesOf(prf.results?.first) ?? (await secretOf({ credentialId, prfSalt }));
        return secret && { credentialId, prfSalt, secret };
      } catch (error) {
        if (isNo(error)) return undefined;
        throw error;
      }
    },
    secretOf,
  };
}

const asPublicKey = (credential: Credential | null): PublicKeyCredential | undefined =>
  credential instanceof PublicKeyCredential ? credential : undefined;

async function capabilitiesOf(api: typeof PublicKeyCredential): Promise<Capabilities | undefined> {
  if (!('getClientCapabilities' in api)) return undefined;
  return await api.getClientCapabilities();
}
