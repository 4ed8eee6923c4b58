import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Letter } from '../../lib/inbox/letterOf.ts';
import type { MailSettings } from './mailVariables.ts';

/** Why a mail was not accepted, and whether a later attempt may succeed. */
export class MailError extends Error {
  override name = 'MailError';
  /** `server`: no mail can be sent now. `person`: not to this person now. `rejected`: never to this address. */
  readonly concerns: 'server' | 'person' | 'rejected';

  constructor(message: string, concerns: MailError['concerns']) {
    super(message);
    this.concerns = concerns;
  }
}

export type SendMail = (to: string, letter: Letter) => Promise<void>;

const connectTimeoutMs = 10_000;
const idleTimeoutMs = 20_000;
/** A server that answers a byte now and then must not hold the queue. */
const maxSendMs = 60_000;

const address = z.email().max(254);

/** Sends mails one by one, each on its own connection. @throws MailError if a mail is not accepted. */
export const createSendMail = (
  { host, port, isSecure, user, password, from }: MailSettings,
  timeoutMs = maxSendMs,
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
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: idleTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return async (to, { subject, text }) => {
    const recipient = address.safeParse(to);
    if (!recipient.success) throw new MailError('The account’s address is not a mail address.', 'rejected');
    const signal = AbortSignal.timeout(timeoutMs);
    const mail = {
      from: { name: '', address: from },
      to: { name: '', address: recipient.data },
      // Addresses are not parsed from text: there is one recipient.
      envelope: { from, to: [recipient.data] },
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      // Its end also closes the connection. The types lack it.
      signal,
    };
    try {
      await createTransport(options).sendMail(mail);
    } catch (error) {
      throw signal.aborted
        ? new MailError(`The mail server took longer than ${timeoutMs} ms.`, 'server')
        : mailErrorOf(error);
    }
  };
};

type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string };

/** Rules of the server, such as a missing sign-in, and not an address that does not exist. @see https://www.rfc-editor.org/rfc/rfc3463 */
const isPolicy = ({ responseCode, response = '' }: SmtpError): boolean =>
  responseCode === 530 || /^5\d\d[ -]5\.7\./.test(response);

/** @see https://nodemailer.com/errors/ */
const mailErrorOf = (thrown: unknown): MailError => {
  const error = thrown as SmtpError;
  const { message, code, responseCode = 0, command } = error;
  const isOfMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  // The sender is the same in every mail.
  if (!isOfMail || command === 'MAIL FROM') return new MailError(message, 'server');
  return new MailError(message, responseCode >= 500 && !isPolicy(error) ? 'rejected' : 'person');
};
