import {
  disconnectSlowest,
  type EventSink,
  formatEvent,
  maxUnreadCharacters,
} from '../../src/live/eventStream.ts';
import { eventStreamResponse } from '../../src/live/eventStreamResponse.ts';

/** A stream that is being read: the first read starts its source. */
const open = async () => {
  let sink: EventSink = { write: () => {}, waitForDrain: async () => true, end: () => {} };
  let stops = 0;
  const response = eventStreamResponse((given) => {
    sink = given;
    return () => {
      stops += 1;
    };
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const first = reader.read();
  await new Promise(setImmediate);
  const readAll = async (): Promise<string> => {
    const chunks: Uint8Array[] = [];
    for (let read = await first; !read.done; read = await reader.read()) chunks.push(read.value);
    return Buffer.concat(chunks).toString();
  };
  return {
    response,
    readAll,
    cancel: () => reader.cancel(),
    write: (frame: string) => sink.write(frame),
    end: () => sink.end(),
    stops: () => stops,
  };
};

describe('an event stream', () => {
  it('carries frames in order and ends when its source does', async () => {
    const { response, readAll, write, end, stops } = await open();
    write(formatEvent({ event: 'welcome', id: '1', data: {} }));
    write(formatEvent({ event: 'message', data: { tags: ['s1:a'] } }));
    end();
    expect(await readAll()).toBe(
      'id: 1\nevent: welcome\ndata: {}\n\nevent: message\ndata: {"tags":["s1:a"]}\n\n',
    );
    expect(stops()).toBe(1);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  });

  it('ends when the client has too many unread bytes, and frees them', async () => {
    const { readAll, write, stops } = await open();
    const frame = 'x'.repeat(64 * 1024);
    for (let count = 0; count * frame.length <= maxUnreadCharacters; count += 1) write(frame);
    expect(stops()).toBe(0);
    write(frame);
    expect(stops()).toBe(1);
    for (let count = 0; count < 10_000; count += 1) write(frame);
    expect(await readAll()).toBe('');
  });

  it('allows a single frame that is larger than that', async () => {
    const { readAll, write, end } = await open();
    write('y'.repeat(2 * maxUnreadCharacters));
    end();
    expect((await readAll()).length).toBe(2 * maxUnreadCharacters);
  });

  it('stops its source when the client leaves', async () => {
    const { cancel, stops } = await open();
    await cancel();
    expect(stops()).toBe(1);
  });
});

it('the slowest clients are disconnected when all together have too much unread', () => {
  const disconnected: number[] = [];
  const client = (megabytes: number) => ({
    unreadBytes: megabytes * 1024 * 1024,
    disconnect: () => disconnected.push(megabytes),
  });
  disconnectSlowest([20, 1, 50].map(client));
  expect(disconnected).toEqual([50]);
  disconnectSlowest([20, 1, 30].map(client));
  expect(disconnected).toEqual([50]);
});
