import { WebSocket } from 'ws';
import { waitUntil } from '../../src/testing/waitUntil.ts';

/** A socket that collects its text frames, with functions to wait for a frame and for its end. */
export const openSocket = async (url: string, origin?: string) => {
  const socket = new WebSocket(url, origin === undefined ? {} : { origin });
  const frames: string[] = [];
  let closedWith: number | null = null;
  socket.on('message', (data) => frames.push(String(data)));
  socket.on('close', (code) => {
    closedWith = code;
  });
  const describe = () => `only these came: ${frames.join('\n')} (closed: ${closedWith})`;
  const opened = new Promise<number>((resolve, reject) => {
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });
  return {
    status: await opened.catch(() => 0),
    frames,
    send: (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    find: (text: string | RegExp) =>
      waitUntil(
        () => frames.find((frame) => (typeof text === 'string' ? frame.includes(text) : text.test(frame))),
        describe,
      ).then((frame) => JSON.parse(frame)),
    closed: () => waitUntil(() => closedWith, describe),
    close: () => socket.close(),
    terminate: () => socket.terminate(),
  };
};
