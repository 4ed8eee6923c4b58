import { once } from 'node:events';
import { createServer } from 'node:net';
import { letterOf } from '../../../lib/inbox/letterOf.ts';
import { createSendMail } from '../../../server/mail/sendMail.ts';
import { openMailServer } from './openMailServer.ts';

let server: Awaited<ReturnType<typeof openMailServer>>;
beforeAll(async () => {
  server = await openMailServer({
    onRcptTo({ address }, _session, done) {
      if (address.startsWith('unknown')) {
        done(Object.assign(new Error('5.1.1 No such person'), { responseCode: 550 }));
      } else if (address.startsWith('disabled')) {
        done(Object.assign(new Error('5.2.1 Mailbox disabled'), { responseCode: 550 }));
      } else if (address.startsWith('relayed')) {
        done(Object.assign(new Error('relay not permitted'), { responseCode: 550 }));
      } else if (address.startsWith('sender')) {
        done(Object.assign(new Error('5.1.8 Domain of sender not found'), { responseCode: 550 }));
      } else if (address.startsWith('full')) {
        done(Object.assign(new Error('Try again later'), { responseCode: 452 }));
      } else if (address.startsWith('barred')) {
        done(Object.assign(new Error('5.7.1 Relay access denied'), { responseCode: 554 }));
      } else done();
    },
  });
});
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
});

const letter = { id: 'one', subject: 'Sent back to you: The mill', text: 'The mill — “No source.”\n' };
const letterAbout = (words: string) => ({
  id: 'one',
  ...letterOf(
    [
      {
        key: 'a',
        kind: 'sentBack',
        title: words,
        reason: words,
        by: 'anna',
        at: '2026-11-26T12:00:00Z',
        opens: { kind: 'document', id: 'mill', type: 'article' },
      },
    ],
    { siteUrl: 'https://news.example.org', nameOf: () => words },
  ),
});

describe('a mail', () => {
  it('reaches one person, in plain text, marked as sent by a machine', async () => {
    await createSendMail(server.settings)('joan@example.org', letter);
    expect(server.received).toEqual([
      expect.objectContaining({ from: 'desk@example.org', to: ['joan@example.org'] }),
    ]);
    const [{ headers = '', text = '' } = {}] = server.received;
    expect(headers).toContain('Subject: Sent back to you: The mill');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).toMatch(/Content-Type: text\/plain/);
    expect(text.trim()).toBe('The mill — “No source.”');
  });

  it.each([
    ['a line break', 'The mill\r\nBcc: everybody@example.org'],
    ['a bare line feed', 'The mill\nBcc: everybody@example.org'],
    ['a bare carriage return', 'The mill\rBcc: everybody@example.org'],
    ['an empty line', 'The mill\r\n\r\nBcc: everybody@example.org'],
    ['a line separator', 'The mill\u2028Bcc: everybody@example.org\u2029\u0085'],
    ['an encoded word', '=?utf-8?Q?The_mill=0D=0ABcc:_everybody=40example.org?='],
    ['the end of the data', 'The mill\r\n.\r\nMAIL FROM:<x@example.org>'],
    ['a null character', 'The mill\u0000Bcc: everybody@example.org'],
  ])('has no header, recipient or line of what people wrote, from %s', async (_case, words) => {
    await createSendMail(server.settings)('joan@example.org', letterAbout(words));
    expect(server.received).toHaveLength(1);
    const [{ to = [], headers = '', text = '' } = {}] = server.received;
    expect(to).toEqual(['joan@example.org']);
    expect(headers).not.toMatch(/^(bcc|cc|from:.*x@)/im);
    expect(headers).not.toContain('=?utf-8?Q?The_mill=0D');
    expect(text.split(/\r?\n/).filter((line) => /^(Bcc|MAIL FROM|\.$)/.test(line))).toEqual([]);
  });

  it.each([
    'joan@example.org, everybody@example.org',
    'joan@example.org\r\nBcc: everybody@example.org',
    'joan@example.org> SIZE=1\r\nRCPT TO:<everybody@example.org',
    '"a, b" <joan@example.org>',
    'joan',
    '',
  ])('is sent to no address that is not one: %j', async (address) => {
    await expect(createSendMail(server.settings)(address, letter)).rejects.toMatchObject({
      concerns: 'rejected',
    });
    expect(server.received).toEqual([]);
  });

  it.each([
    ['unknown@example.org', 'rejected'],
    ['disabled@example.org', 'rejected'],
    ['relayed@example.org', 'refused'],
    ['sender@example.org', 'refused'],
    ['full@example.org', 'person'],
    ['barred@example.org', 'person'],
  ])('that is not accepted for %s concerns this person: %s', async (address, concerns) => {
    await expect(createSendMail(server.settings)(address, letter)).rejects.toMatchObject({ concerns });
  });

  it('is not sent in the clear over a network', async () => {
    // Linux answers at all of 127.0.0.0/8, and only 127.0.0.1 counts as this machine.
    const elsewhere = await openMailServer({}, '127.0.0.2');
    const sending = createSendMail(elsewhere.settings)('joan@example.org', letter);
    const error: unknown = await sending.catch((thrown: unknown) => thrown);
    await elsewhere.close();
    expect(error).toMatchObject({ concerns: 'server', message: expect.stringMatching(/TLS/) });
    expect(elsewhere.received).toEqual([]);
  });

  it('fails if the server refuses connections', async () => {
    const closed = await openMailServer();
    await closed.close();
    await expect(createSendMail(closed.settings)('joan@example.org', letter)).rejects.toMatchObject({
      concerns: 'server',
    });
  });

  it.each([
    ['accepts a connection and says nothing', ''],
    ['answers a byte now and then', '2'],
    ['says nothing more after its greeting', '220 mail.example.org\r\n'],
    [
      'begins STARTTLS and says nothing more',
      '220 mail.example.org\r\n250-mail.example.org\r\n250 STARTTLS\r\n220 Go ahead\r\n',
    ],
  ])('fails in time, and ends the connection, if the server %s', async (_case, words) => {
    const ended: Promise<unknown>[] = [];
    const slow = createServer((socket) => {
      ended.push(once(socket, 'close'));
      socket.on('error', () => {});
      socket.resume();
      socket.write(words);
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const { port } = slow.address() as { port: number };
    const send = createSendMail({ ...server.settings, port }, { sendMs: 1_000, answerMs: 60_000 });
    await expect(send('joan@example.org', letter)).rejects.toMatchObject({ concerns: 'server' });
    expect(ended).toHaveLength(1);
    await Promise.all(ended);
    await new Promise((resolve) => slow.close(resolve));
  });
});

describe('a mail that was sent whole', () => {
  it('has an unknown outcome if it is not answered in time', async () => {
    const scanning = await openMailServer({ onData: (stream) => void stream.resume() });
    const send = createSendMail(scanning.settings, { sendMs: 60_000, answerMs: 100 });
    await expect(send('joan@example.org', letter)).rejects.toMatchObject({ concerns: 'unknown' });
    await scanning.close();
  });

  it.each([
    ['the mail', '\r\n.\r\n', 'unknown'],
    ['the command before it', 'DATA\r\n', 'server'],
  ])('has an unknown outcome only if the connection ends after %s', async (_case, last, concerns) => {
    const fragile = createServer((socket) => {
      let received = '';
      socket.on('error', () => {});
      socket.write('220 mail.example.org\r\n');
      socket.on('data', (chunk) => {
        received += String(chunk);
        if (received.endsWith(last)) socket.destroy();
        else if (received.endsWith('DATA\r\n')) socket.write('354 Go ahead\r\n');
        else if (!received.includes('DATA\r\n')) socket.write('250 mail.example.org\r\n');
      });
    });
    await new Promise<void>((resolve) => fragile.listen(0, '127.0.0.1', resolve));
    const { port } = fragile.address() as { port: number };
    const sending = createSendMail({ ...server.settings, port })('joan@example.org', letter);
    await expect(sending).rejects.toMatchObject({ concerns });
    await new Promise((resolve) => fragile.close(resolve));
  });

  it('has longer for the answer than for all before', async () => {
    const sendSlowly = async (sendMs: number): Promise<string> => {
      const slow = await openMailServer({
        onData: (stream, _session, done) =>
          stream.resume().once('end', () => setTimeout(() => done(null, 'Accepted'), 2 * sendMs)),
      });
      const send = createSendMail(slow.settings, { sendMs, answerMs: 600_000 });
      const outcome = await send('joan@example.org', letter).then(
        () => 'accepted',
        ({ concerns }) => String(concerns),
      );
      await slow.close();
      return outcome;
    };
    // On a busy machine it may not even be sent in that time.
    let outcome = 'server';
    for (let sendMs = 250; outcome === 'server'; sendMs *= 2) outcome = await sendSlowly(sendMs);
    expect(outcome).toBe('accepted');
  });

  it.each([
    [451, 'person'],
    [554, 'refused'],
  ])('is not accepted if the answer is %d', async (responseCode, concerns) => {
    const strict = await openMailServer({
      onData(stream, _session, done) {
        stream.resume().once('end', () => done(Object.assign(new Error('No'), { responseCode })));
      },
    });
    const sending = createSendMail(strict.settings)('joan@example.org', letter);
    await expect(sending).rejects.toMatchObject({ concerns });
    await strict.close();
  });
});
