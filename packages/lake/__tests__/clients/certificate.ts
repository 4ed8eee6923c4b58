import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A certificate for the names that nobody has signed but itself; good for two days. */
export const makeCertificate = (folder: string, names: string[]): { certFile: string; keyFile: string } => {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const alternatives = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  const options = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test -addext ${alternatives} -keyout ${keyFile} -out ${certFile}`;
  execFileSync('openssl', options.split(' '), { stdio: 'pipe' });
  return { certFile, keyFile };
};
