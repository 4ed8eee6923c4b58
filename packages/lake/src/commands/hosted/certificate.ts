import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const lifetimeMs = 2 * 86_400_000;
/** Clocks differ. */
const earlierMs = 3_600_000;

/**
 * A self-signed certificate for the names, as PEM. It is valid for two days. Node cannot create certificates, and not
 * every machine has OpenSSL.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export const createCertificate = (names: string[]): { cert: string; key: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = Date.now();
  const name = sequence(set(sequence(objectId(commonName), utf8('local-lake'))));
  const content = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    signatureAlgorithm,
    name,
    sequence(instant(now - earlierMs), instant(now + lifetimeMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(alternativeNames(names), isAuthority)),
  );
  const signature = sign('sha256', content, privateKey);
  return {
    cert: pem('CERTIFICATE', sequence(content, signatureAlgorithm, bits(signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};

/** A value in DER: tag, length, content. */
const value = (tag: number, ...content: Buffer[]): Buffer => {
  const bytes = Buffer.concat(content);
  const size = bytes.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
};

const sequence = (...content: Buffer[]): Buffer => value(0x30, ...content);
const set = (...content: Buffer[]): Buffer => value(0x31, ...content);
const integer = (bytes: Buffer): Buffer => value(0x02, bytes);
const utf8 = (text: string): Buffer => value(0x0c, Buffer.from(text));
const bytesOf = (content: Buffer): Buffer => value(0x04, content);
const bits = (content: Buffer): Buffer => value(0x03, Buffer.from([0]), content);
const explicit = (number: number, content: Buffer): Buffer => value(0xa0 + number, content);
const objectId = (hex: string): Buffer => value(0x06, Buffer.from(hex, 'hex'));
const yes = value(0x01, Buffer.from([0xff]));

const instant = (at: number): Buffer =>
  value(0x18, Buffer.from(`${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`));

const commonName = '550403';
/** ecdsa-with-SHA256 */
const signatureAlgorithm = sequence(objectId('2a8648ce3d040302'));

const alternativeNames = (names: string[]): Buffer => {
  const dnsNames = names.map((name) => value(0x82, Buffer.from(name)));
  return sequence(objectId('551d11'), bytesOf(sequence(...dnsNames)));
};

/** Programs that trust the certificate as an authority accept it as that of a server too. */
const isAuthority = sequence(objectId('551d13'), yes, bytesOf(sequence(yes)));

const pem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n').trim()}\n-----END ${label}-----\n`;
