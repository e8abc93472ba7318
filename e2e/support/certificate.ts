import { generateKeyPairSync, sign } from 'node:crypto'

/* Tags of ASN.1's distinguished encoding (X.690). */
const SEQUENCE = 0x30
const SET = 0x31
const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OBJECT = 0x06
const UTF8 = 0x0c
const GENERALIZED_TIME = 0x18

const COMMON_NAME = [0x55, 0x04, 0x03]
const SUBJECT_ALT_NAME = [0x55, 0x1d, 0x11]
const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const length = content.length
  const head =
    length < 128
      ? [tag, length]
      : length < 256
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Uint8Array.from(head), content])
}

const text = (value: string): Buffer => Buffer.from(value, 'utf8')
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)

/** A key and a certificate (RFC 5280) for one host name, signed by itself, good for this century; both PEM. */
export function selfSignedCertificate(host: string): {
  readonly key: string
  readonly cert: string
} {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = der(SEQUENCE, der(OBJECT, bytes(...ECDSA_WITH_SHA256)))
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, der(OBJECT, bytes(...COMMON_NAME)), der(UTF8, text(host)))),
  )
  const altNames = der(SEQUENCE, der(0x82, text(host)))
  const extensions = der(
    0xa3,
    der(
      SEQUENCE,
      der(SEQUENCE, der(OBJECT, bytes(...SUBJECT_ALT_NAME)), der(OCTET_STRING, altNames)),
    ),
  )
  const content = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, bytes(2))),
    der(INTEGER, bytes(1)),
    algorithm,
    name,
    der(
      SEQUENCE,
      der(GENERALIZED_TIME, text('20200101000000Z')),
      der(GENERALIZED_TIME, text('20991231235959Z')),
    ),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  )
  const signature = sign('sha256', content, privateKey)
  const certificate = der(SEQUENCE, content, algorithm, der(BIT_STRING, bytes(0), signature))
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}
