import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../systemPrograms.ts';

export type Certificate = { key: Buffer; certificate: Buffer };

const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/**
 * Makes a self-signed certificate for a day, as `key.pem` and `certificate.pem` in a folder.
 *
 * @param subject as in `subjectAltName`, such as `DNS:news.example.org` or `IP:127.0.0.2`.
 */
export const makeCertificate = (folder: string, subject: string): Certificate => {
  const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  const { status, stderr } = spawnSync(
    findProgram('openssl') ?? 'openssl',
    [
      ...['req', '-x509', ...elliptic, '-days', '1'],
      ...['-subj', `/CN=${subject.replace(/^\w+:/, '')}`, '-addext', `subjectAltName=${subject}`],
      ...['-keyout', key, '-out', certificate],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`openssl could not create a certificate: ${stderr}`);
  return { key: readFileSync(key), certificate: readFileSync(certificate) };
};
