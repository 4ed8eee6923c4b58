import { z } from 'zod';

/** The mail server, from SMTP_URL and MAIL_FROM. */
export type MailSettings = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise by STARTTLS. */
  isSecure: boolean;
  user: string | null;
  password: string | null;
  /** The sender's address. */
  from: string;
};

const advice = 'must be the address of a mail server, such as smtps://user:password@mail.example.org.';

const isMailServer = (value: string): boolean => {
  const url = URL.parse(value);
  return (
    url !== null &&
    ['smtp:', 'smtps:'].includes(url.protocol) &&
    url.hostname !== '' &&
    ['', '/'].includes(url.pathname) &&
    url.search + url.hash === '' &&
    isEncoded(url.username) &&
    isEncoded(url.password)
  );
};

const isEncoded = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/** The variables of mail. `.env.example` documents each. */
export const mailVariables = {
  SMTP_URL: z
    .string()
    .refine(isMailServer, advice)
    .transform((value) => new URL(value))
    .optional(),
  MAIL_FROM: z.email('must be a mail address, such as newsroom@example.org.').max(254).optional(),
};

type Read = z.output<z.ZodObject<typeof mailVariables>>;

/** Returns why the variables do not fit together, or null. @param isHosted whether accounts are at sanity.io. */
export const mailProblem = (read: Read, isHosted: boolean): string | null => {
  if ((read.SMTP_URL === undefined) !== (read.MAIL_FROM === undefined))
    return 'SMTP_URL and MAIL_FROM belong together. Set both, or remove both.';
  return isHosted && read.SMTP_URL
    ? 'SMTP_URL needs the embedded lake, which has the addresses of accounts. Remove it with a hosted project.'
    : null;
};

/** The ports of RFC 8314. */
const tlsPort = 465;
const submissionPort = 587;

/** Null without a mail server. */
export const mailFrom = ({ SMTP_URL: url, MAIL_FROM: from }: Read): MailSettings | null => {
  if (!url || from === undefined) return null;
  const isSecure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (isSecure ? tlsPort : submissionPort) : Number(url.port),
    isSecure,
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
    from,
  };
};

/** SMTP_URL for processes that send no mail: without user and password. */
export const openMailUrl = ({ host, port, isSecure }: MailSettings): string =>
  `${isSecure ? 'smtps' : 'smtp'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
