import {
  type EventSink,
  eventStreamResponse,
  formatEvent,
  maxUnreadCharacters,
} from '../../../../sanity/lake/live/eventStream.ts';

const open = () => {
  let sink: EventSink = { write: () => {}, end: () => {} };
  let stops = 0;
  const response = eventStreamResponse((given) => {
    sink = given;
    return () => {
      stops += 1;
    };
  });
  return { response, write: (frame: string) => sink.write(frame), end: () => sink.end(), stops: () => stops };
};

describe('an event stream', () => {
  it('carries frames in order and ends when its source does', async () => {
    const { response, write, end, stops } = open();
    write(formatEvent({ event: 'welcome', id: '1', data: {} }));
    write(formatEvent({ event: 'message', data: { tags: ['s1:a'] } }));
    end();
    expect(await response.text()).toBe(
      'id: 1\nevent: welcome\ndata: {}\n\nevent: message\ndata: {"tags":["s1:a"]}\n\n',
    );
    expect(stops()).toBe(1);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  });

  it('cuts off a reader that leaves too much unread, and keeps none of it', async () => {
    const { response, write, stops } = open();
    const frame = 'x'.repeat(64 * 1024);
    for (let count = 0; count * frame.length <= maxUnreadCharacters; count += 1) write(frame);
    expect(stops()).toBe(1);
    for (let count = 0; count < 10_000; count += 1) write(frame);
    expect(await response.text()).toBe('');
  });

  it('lets one frame be longer than that', async () => {
    const { response, write, end } = open();
    write('y'.repeat(2 * maxUnreadCharacters));
    end();
    expect((await response.text()).length).toBe(2 * maxUnreadCharacters);
  });

  it('stops its source when the reader leaves', async () => {
    const { response, stops } = open();
    await response.body?.cancel();
    expect(stops()).toBe(1);
  });
});
