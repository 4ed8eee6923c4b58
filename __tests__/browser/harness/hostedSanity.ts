import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';

export type Note = {
  host: string;
  path: string;
  search: Record<string, string>;
  authorization: string | null;
};

/** `refuses` every token; `away` takes no connection. */
export type HostedTrouble = 'none' | 'refuses' | 'away';

export type HostedSanity = {
  notes: Note[];
  meet: (trouble: HostedTrouble) => void;
  /** What a product needs in its environment to reach it. */
  environment: Record<string, string>;
  stop: () => void;
};

/** Stands in for hosted Sanity: notes every request, and has the lake under test answer in the name of its own dataset. */
export const startHostedSanity = async (origin: string): Promise<HostedSanity> => {
  const notes: Note[] = [];
  let trouble: HostedTrouble = 'none';
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'https://unknown');
    notes.push({
      host: request.headers.host ?? '',
      path: url.pathname,
      search: Object.fromEntries(url.searchParams),
      authorization: request.headers.authorization ?? null,
    });
    if (trouble === 'away') return void request.socket.destroy();
    if (trouble === 'refuses') {
      response.writeHead(401, { 'content-type': 'application/json' });
      return void response.end('{"statusCode":401,"error":"Unauthorized","message":"Session not found"}');
    }
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const address = url.pathname.replace(/(\/data\/(?:query|live\/events))\/[\w-]+$/, '$1/production');
    try {
      const answer = await fetch(`${origin}/lake${address}${url.search}`, {
        headers: { 'x-sanity-project-id': 'copydesk', accept: request.headers.accept ?? '*/*' },
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
    meet: (next) => {
      trouble = next;
      server.closeAllConnections();
    },
    environment: {
      HOSTED_PORT: String((server.address() as AddressInfo).port),
      NODE_OPTIONS: `--import ${path.resolve(import.meta.dirname, 'dialRecorder.mjs')}`,
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
