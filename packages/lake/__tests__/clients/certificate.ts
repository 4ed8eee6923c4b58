import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCertificate } from '../../src/commands/hosted/certificate.ts';

/** Writes a self-signed certificate for the names and its key to files. */
export const makeCertificate = (folder: string, names: string[]): { certFile: string; keyFile: string } => {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const { cert, key } = createCertificate(names);
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key);
  return { certFile, keyFile };
};
