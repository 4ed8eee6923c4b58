import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailSettings } from '../../../server/mail/mailVariables.ts';

export type Received = {
  from: string;
  to: string[];
  /** Who signed in, or null. */
  user: string | null;
  isEncrypted: boolean;
  raw: string;
  headers: string;
  text: string;
};

/** A real mail server, by default without encryption, and what it accepted. @param host an address of this machine. */
export const openMailServer = async (options: SMTPServerOptions = {}, host = '127.0.0.1') => {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const [headers = '', ...body] = raw.split('\r\n\r\n');
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          user: session.user ?? null,
          isEncrypted: session.secure,
          raw,
          headers,
          text: decode(headers, body.join('\r\n\r\n')),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const settings: MailSettings = {
    host,
    port,
    isSecure: false,
    user: null,
    password: null,
    from: 'desk@example.org',
  };
  return {
    received,
    settings,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

const decode = (headers: string, body: string): string => {
  if (/quoted-printable/i.test(headers)) {
    const joined = body.replaceAll('=\r\n', '');
    return Buffer.from(
      joined.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8');
  }
  return /base64/i.test(headers) ? Buffer.from(body, 'base64').toString('utf8') : body;
};
