import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCertificate } from './certificate.ts';

type Environment = Record<string, string | undefined>;

/** The hosts of Sanity's HTTP API. The first group is the project. */
const hostedHost = /^(?:([^.]+)\.)?api(?:cdn)?\.sanity\.io$/;
const names = ['api.sanity.io', '*.api.sanity.io', '*.apicdn.sanity.io'];

export type HostedAddress = {
  /** The environment of a program that shall use the proxy. */
  environment: Environment;
  close(): void;
};

type Answered = (status: number, call: string) => void;

/**
 * Answers for Sanity's hosted API on this machine, for programs that know no other address: a proxy that sends calls of
 * `https://<project>.api.sanity.io` to a lake. It rejects all other addresses, so that nothing leaves the machine by
 * mistake; hosts in `NO_PROXY` are not proxied.
 *
 * @param lakePort the port of a lake on this machine.
 * @param inherited the environment of this process.
 * @param onAnswer receives each answer of the lake.
 */
export const openHostedAddress = async (
  lakePort: number,
  inherited: Environment,
  onAnswer: Answered = () => {},
): Promise<HostedAddress> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'local-lake-'));
  const { cert, key } = createCertificate(names);
  const certFile = path.join(folder, 'certificates.pem');
  writeFileSync(certFile, trustedBy(inherited) + cert);
  const secure = createSecureServer({ cert, key }, (asked, answer) =>
    passOn(lakePort, asked, answer, onAnswer),
  );
  const proxy = createProxy(await listen(secure));
  const proxyPort = await listen(proxy);
  return {
    environment: {
      ...inherited,
      HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`,
      https_proxy: `http://127.0.0.1:${proxyPort}`,
      // The lake itself, which serves the assets.
      NO_PROXY: ['localhost', '127.0.0.1', inherited.NO_PROXY].filter(Boolean).join(','),
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: certFile,
    },
    close: () => {
      for (const server of [secure, proxy]) {
        server.closeAllConnections();
        server.close();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The certificates that programs already trust besides those of Node. */
const trustedBy = ({ NODE_EXTRA_CA_CERTS: file }: Environment): string =>
  file ? `${readFileSync(file, 'utf8').trimEnd()}\n` : '';

const passOn = (
  lakePort: number,
  asked: IncomingMessage,
  answer: ServerResponse,
  onAnswer: Answered,
): void => {
  const project = hostedHost.exec(asked.headers.host ?? '')?.[1];
  const headers = { ...asked.headers, ...(project ? { 'x-sanity-project-id': project } : {}) };
  const { method, url } = asked;
  const passed = request({ host: '127.0.0.1', port: lakePort, method, path: url, headers }, (response) => {
    const status = response.statusCode ?? 502;
    onAnswer(status, `${method} ${url}`);
    answer.writeHead(status, response.headers);
    response.pipe(answer);
  });
  passed.on('error', (error) => {
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502).end(`The lake does not answer: ${error.message}`);
  });
  answer.on('close', () => passed.destroy());
  asked.pipe(passed);
};

const createProxy = (securePort: number) =>
  createServer((_asked, answer) => answer.writeHead(403).end()).on('connect', ({ url = '' }, socket) => {
    const [host = '', port] = url.split(':');
    socket.on('error', () => socket.destroy());
    if (port !== '443' || !hostedHost.test(host)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const tunnel = connect(securePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on('error', () => socket.destroy());
    socket.on('close', () => tunnel.destroy());
  });

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
