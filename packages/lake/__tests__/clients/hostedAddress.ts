import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { makeCertificate } from './certificate.ts';

/**
 * Sanity's command line calls `https://<project>.api.sanity.io` and takes no other address. This is a proxy that
 * brings such calls to a lake, and the environment that sends the unmodified program through it; all other
 * addresses are refused.
 */
export const stealHostedAddress = async (folder: string, lakePort: number) => {
  const { certFile, keyFile } = makeCertificate(folder, ['*.api.sanity.io', 'api.sanity.io']);
  const refused: string[] = [];
  const secure = createSecureServer(
    { cert: readFileSync(certFile), key: readFileSync(keyFile) },
    (asked, answer) => {
      const project = /^(.+)\.api\.sanity\.io$/.exec(asked.headers.host ?? '')?.[1];
      const headers = { ...asked.headers, ...(project ? { 'x-sanity-project-id': project } : {}) };
      const { method, url } = asked;
      const passed = request(
        { host: '127.0.0.1', port: lakePort, method, path: url, headers },
        (response) => {
          if ((response.statusCode ?? 0) >= 400) refused.push(`${response.statusCode} ${method} ${url}`);
          answer.writeHead(response.statusCode ?? 502, response.headers);
          response.pipe(answer);
        },
      );
      asked.pipe(passed);
    },
  );
  const securePort = await listen(secure);
  const proxy = createServer().on('connect', ({ url = '' }, socket) => {
    if (!url.endsWith('api.sanity.io:443')) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const tunnel = connect(securePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on('error', () => socket.destroy());
    socket.on('error', () => tunnel.destroy());
  });
  return {
    environment: {
      // Assets are fetched from where the lake says that they are.
      NO_PROXY: 'localhost',
      HTTPS_PROXY: `http://127.0.0.1:${await listen(proxy)}`,
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: certFile,
    },
    /** What the lake answered with an error. */
    refused,
    close: (): void => {
      secure.closeAllConnections();
      secure.close();
      proxy.closeAllConnections();
      proxy.close();
    },
  };
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
