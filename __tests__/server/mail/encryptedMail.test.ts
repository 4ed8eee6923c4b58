import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import type { SMTPServerOptions } from 'smtp-server';
import { createSendMail } from '../../../server/mail/sendMail.ts';
import { type Certificate, makeCertificate } from '../../../tools/testing/servers/makeCertificate.ts';
import { openMailServer } from './openMailServer.ts';

/** Linux answers at all of 127.0.0.0/8, and only 127.0.0.1 counts as this machine. */
const elsewhere = '127.0.0.2';
const here = '127.0.0.1';
const letter = { id: 'one', subject: 'Sent back to you: The mill', text: 'The mill\n' };
const account = { user: 'desk', password: 'pass:word/ü' };

const trusted = tls.getCACertificates('default');
let folder: string;
let made: Certificate;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'copydesk-mail-'));
  made = makeCertificate(folder, `IP:${elsewhere}`);
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => tls.setDefaultCACertificates(trusted));

/** As NODE_EXTRA_CA_CERTS does at the start of a process. */
const trust = (): void => tls.setDefaultCACertificates([...trusted, made.certificate.toString()]);

let server: Awaited<ReturnType<typeof openMailServer>>;
afterEach(() => server.close());

/** A server that wants TLS and a password. */
const open = async (options: SMTPServerOptions = {}, host = elsewhere) => {
  server = await openMailServer(
    {
      disabledCommands: [],
      key: made.key,
      cert: made.certificate,
      onAuth({ username, password }, _session, done) {
        if (username === account.user && password === account.password) done(null, { user: username });
        else done(new Error('5.7.8 Bad credentials'));
      },
      ...options,
    },
    host,
  );
  return server;
};

const send = (settings: Partial<typeof server.settings> = {}): Promise<void> =>
  createSendMail({ ...server.settings, ...account, ...settings })('joan@example.org', letter);

const accepted = [{ to: ['joan@example.org'], user: account.user, isEncrypted: true }];

describe('a mail over a network', () => {
  it.each([
    ['STARTTLS', false],
    ['TLS from the first byte', true],
  ])('is sent by %s, with user and password', async (_case, isSecure) => {
    await open({ secure: isSecure });
    trust();
    await send({ isSecure });
    expect(server.received).toMatchObject(accepted);
  });

  it.each([
    ['STARTTLS', false],
    ['TLS from the first byte', true],
  ])('is not sent by %s to a server whose certificate nobody vouches for', async (_case, isSecure) => {
    await open({ secure: isSecure });
    await expect(send({ isSecure })).rejects.toMatchObject({
      concerns: 'server',
      message: expect.stringContaining('self-signed certificate'),
    });
    expect(server.received).toEqual([]);
  });

  it('is not sent to a server with the certificate of another name', async () => {
    await open({}, '127.0.0.3');
    trust();
    await expect(send()).rejects.toMatchObject({ concerns: 'server' });
    expect(server.received).toEqual([]);
  });

  it('waits while the password is wrong, and the reason does not show it', async () => {
    await open();
    trust();
    const password = 'a wrong password';
    const error: unknown = await send({ password }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ concerns: 'server', message: expect.stringContaining('Bad credentials') });
    expect(String(error)).not.toContain(password);
    expect(server.received).toEqual([]);
  });

  it('waits, and is not lost, while user and password are missing or the sender is refused', async () => {
    await open();
    trust();
    await expect(send({ user: null, password: null })).rejects.toMatchObject({ concerns: 'server' });
    await server.close();
    await open({
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error('5.7.1 Not your address'), { responseCode: 553 })),
    });
    await expect(send()).rejects.toMatchObject({ concerns: 'server' });
  });
});

describe('a mail on the same machine', () => {
  it('is sent by STARTTLS to a server that made its certificate itself', async () => {
    await open({}, here);
    await send();
    expect(server.received).toMatchObject(accepted);
  });
});
