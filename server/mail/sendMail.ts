import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { z } from 'zod';
import type { Letter } from '../../lib/inbox/letterOf.ts';
import type { MailSettings } from './mailVariables.ts';

/** Why a mail was not accepted, and whether a later attempt may succeed. */
export class MailError extends Error {
  override name = 'MailError';
  /**
   * `server`: probably no mail can be sent now. `person`: not to this person now. `refused`: as `person`, and perhaps
   * never. `rejected`: never to this address. `unknown`: sent whole, and perhaps accepted.
   */
  readonly concerns: 'server' | 'person' | 'refused' | 'rejected' | 'unknown';

  constructor(message: string, concerns: MailError['concerns']) {
    super(message);
    this.concerns = concerns;
  }
}

/** @param mail.id makes the Message-ID. The same mail has the same one. */
export type SendMail = (to: string, mail: Letter & { id: string }) => Promise<void>;

const connectTimeoutMs = 10_000;
/** `sendMs`: until the mail was sent whole. A server that answers a byte now and then must not hold the queue. */
const defaultLimits = {
  sendMs: 60_000,
  /** For the answer to the whole mail, which may be scanned first. @see https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2.6 */
  answerMs: 10 * 60_000,
};

const address = z.email().max(254);

/** Sends mails one by one, each on its own connection. @throws MailError unless a mail is accepted. */
export const createSendMail = (
  { host, port, isSecure, user, password, from }: MailSettings,
  { sendMs, answerMs }: { sendMs: number; answerMs: number } = defaultLimits,
): SendMail => {
  const isLoopback = ['localhost', '127.0.0.1', '::1'].includes(host);
  const options = {
    host,
    port,
    secure: isSecure,
    // Passwords and mails are not sent in the clear over a network.
    requireTLS: !isSecure && !isLoopback,
    // A mail server on this machine usually has a certificate that it made itself.
    tls: { rejectUnauthorized: !isLoopback },
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    // The limits below come first.
    socketTimeout: 2 * (sendMs + answerMs),
  };
  const auth = user === null ? null : { user, pass: password ?? '' };
  return async (to, { id, subject, text }) => {
    const recipient = address.safeParse(to);
    if (!recipient.success) throw new MailError('The account’s address is not a mail address.', 'rejected');
    const composed = new MailComposer({
      from: { name: '', address: from },
      to: { name: '', address: recipient.data },
      messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
      // Programs for mail would decode what begins so.
      subject: subject.replaceAll('=?', '= ?'),
      text,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const message = Readable.from([await composed.compile().build()]);
    const connection = new SMTPConnection(options);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const limit = (ms: number) =>
      setTimeout(() => reject(new Error(`The mail server took longer than ${ms} ms.`)), ms);
    let timer = limit(sendMs);
    let isSent = false;
    // The connection reads the message once the server wants it, and then ends it with a dot.
    message.once('end', () => {
      isSent = true;
      clearTimeout(timer);
      timer = limit(answerMs);
    });
    connection.on('error', reject);
    const settle = (error?: Error | null): void => (error ? reject(error) : resolve());
    // Addresses are not parsed from text: there is one recipient.
    const send = (): void => connection.send({ from, to: [recipient.data] }, message, settle);
    connection.connect((error) => {
      if (error) reject(error);
      else if (!auth || !connection.allowsAuth) send();
      else connection.login(auth, (refused) => (refused ? reject(refused) : send()));
    });
    try {
      await promise;
    } catch (error) {
      throw mailErrorOf(error, isSent);
    } finally {
      clearTimeout(timer);
      connection.close();
      message.destroy();
    }
  };
};

type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string };

/** Rules of the server, such as a missing sign-in, and not an address that does not exist. @see https://www.rfc-editor.org/rfc/rfc3463 */
const isPolicy = ({ responseCode, response = '' }: SmtpError): boolean =>
  responseCode === 530 || /^5\d\d[ -]5\.7\./.test(response);

/** The recipient's mailbox, domain or address does not exist, moved or is disabled. 5.1.7 and 5.1.8 are about the sender. */
const saysNoMailbox = ({ response = '' }: SmtpError): boolean =>
  /^5\d\d[ -]5\.(?:1\.(?:1|2|3|6|10)|2\.1)\b/.test(response);

/** @see https://nodemailer.com/errors/ */
const mailErrorOf = (thrown: unknown, isSent: boolean): MailError => {
  const error = thrown as SmtpError;
  const { message, code, responseCode = 0, command } = error;
  if (isSent && responseCode === 0) return new MailError(message, 'unknown');
  const isOfMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  // The sender is the same in every mail.
  if (!isOfMail || command === 'MAIL FROM') return new MailError(message, 'server');
  if (saysNoMailbox(error)) return new MailError(message, 'rejected');
  return new MailError(message, responseCode >= 500 && !isPolicy(error) ? 'refused' : 'person');
};
