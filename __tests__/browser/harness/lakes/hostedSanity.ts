import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

export type Note = {
  host: string;
  path: string;
  search: Record<string, string>;
  authorization: string | null;
};

/** `rejecting` answers 401 to every token; `down` accepts no connection. */
export type HostedFault = 'none' | 'rejecting' | 'down';

export type HostedSanity = {
  notes: Note[];
  simulate: (fault: HostedFault) => void;
  /** Environment variables with which a product uses the stub. */
  environment: Record<string, string>;
  stop: () => void;
};

/** A stub of hosted Sanity: records every request and forwards it to the production dataset of the lake under test. */
export const startHostedSanity = async (origin: string): Promise<HostedSanity> => {
  const notes: Note[] = [];
  let fault: HostedFault = 'none';
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'https://unknown');
    notes.push({
      host: request.headers.host ?? '',
      path: url.pathname,
      search: Object.fromEntries(url.searchParams),
      authorization: request.headers.authorization ?? null,
    });
    if (fault === 'down') return void request.socket.destroy();
    if (fault === 'rejecting') {
      response.writeHead(401, { 'content-type': 'application/json' });
      return void response.end('{"statusCode":401,"error":"Unauthorized","message":"Session not found"}');
    }
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const address = url.pathname.replace(/(\/data\/(?:query|live\/events))\/[\w-]+$/, '$1/production');
    try {
      // The client posts a long query.
      const isPost = request.method === 'POST';
      const answer = await fetch(`${origin}/lake${address}${url.search}`, {
        method: isPost ? 'POST' : 'GET',
        body: isPost ? await text(request) : null,
        headers: {
          'x-sanity-project-id': 'copydesk',
          accept: request.headers.accept ?? '*/*',
          ...(isPost && { 'content-type': 'application/json' }),
        },
        signal: gone.signal,
      });
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'application/json',
      });
      if (answer.body)
        Readable.fromWeb(answer.body as never)
          .on('error', () => response.destroy())
          .pipe(response);
      else response.end();
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    notes,
    simulate: (next) => {
      fault = next;
      server.closeAllConnections();
    },
    environment: {
      HOSTED_PORT: String((server.address() as AddressInfo).port),
      NODE_OPTIONS: `--import ${path.resolve(import.meta.dirname, '../redirectToHostedStub.mjs')}`,
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
