import { createTransport, type Transporter } from 'nodemailer';
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
    // A transport of its own, so that a timeout can close its connection.
    const transport = createTransport(options);
    const sending = transport.sendMail({
      from: { name: '', address: from },
      to: { name: '', address: recipient.data },
      // Addresses are not parsed from text: there is one recipient.
      envelope: { from, to: [recipient.data] },
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    await within(sending, timeoutMs, transport);
  };
};

const within = async (
  sending: Promise<unknown>,
  timeoutMs: number,
  transport: Transporter,
): Promise<void> => {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => timeout.reject(new MailError(`The mail server took longer than ${timeoutMs} ms.`, 'server')),
    timeoutMs,
  );
  sending.catch(() => {});
  try {
    await Promise.race([sending, timeout.promise]);
  } catch (error) {
    throw mailErrorOf(error);
  } finally {
    clearTimeout(timer);
    transport.close();
  }
};

/** @see https://nodemailer.com/errors/ */
const mailErrorOf = (error: unknown): MailError => {
  if (error instanceof MailError) return error;
  const { message, code, responseCode } = error as Error & { code?: string; responseCode?: number };
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return new MailError(message, 'server');
  return new MailError(message, (responseCode ?? 0) >= 500 ? 'rejected' : 'person');
};
