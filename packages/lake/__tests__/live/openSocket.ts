import { WebSocket } from 'ws';

/** A socket whose text frames are kept, with a way to wait for one of them and for its end. */
export const openSocket = async (url: string, origin?: string) => {
  const socket = new WebSocket(url, origin === undefined ? {} : { origin });
  const frames: string[] = [];
  let closedWith: number | null = null;
  socket.on('message', (data) => frames.push(String(data)));
  socket.on('close', (code) => {
    closedWith = code;
  });
  const until = async <Found>(find: () => Found | null | undefined | false): Promise<Found> => {
    const deadline = Date.now() + 4_000;
    for (;;) {
      const found = find();
      if (found) return found;
      if (Date.now() > deadline)
        throw new Error(`Only these came: ${frames.join('\n')} (closed: ${closedWith})`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const opened = new Promise<number>((resolve, reject) => {
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });
  return {
    status: await opened.catch(() => 0),
    frames,
    send: (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    find: (text: string) =>
      until(() => frames.find((frame) => frame.includes(text))).then((frame) => JSON.parse(frame)),
    closed: () => until(() => closedWith),
    close: () => socket.close(),
    terminate: () => socket.terminate(),
  };
};
