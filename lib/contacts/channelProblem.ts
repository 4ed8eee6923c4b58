import type { ChannelKind } from '../vocabulary.ts';

const email = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u;
const phone = /^\+[1-9][\d ()-]{5,20}$/u;
const signalName = /^[a-z_][a-z0-9_]{2,31}\.\d{2,9}$/iu;
const onion = /^https?:\/\/(?:[a-z0-9-]+\.)*[a-z2-7]{56}\.onion(?:\/\S*)?$/iu;
const fediverse = /^@[\w.-]+@[\w-]+(?:\.[\w-]+)+$/u;

const isSecureUrl = (value: string): boolean => URL.canParse(value) && new URL(value).protocol === 'https:';

const problems: Record<ChannelKind, (value: string) => string | null> = {
  email: (value) => (email.test(value) ? null : 'Write an address such as tips@example.org.'),
  phone: (value) =>
    phone.test(value) ? null : 'Write the number with its country code, such as +44 20 7946 0000.',
  signal: (value) =>
    signalName.test(value) || phone.test(value) || value.startsWith('https://signal.me/')
      ? null
      : 'Write a Signal user name such as desk.42, a number with its country code, or a signal.me link.',
  securedrop: (value) =>
    onion.test(value) || isSecureUrl(value)
      ? null
      : 'Write the .onion address, or the https address of the page that names it.',
  pgp: (value) =>
    email.test(value) || isSecureUrl(value)
      ? null
      : 'Write the address that the key belongs to, or the https address of the key.',
  web: (value) => (isSecureUrl(value) ? null : 'Write an address that begins with https://.'),
  social: (value) =>
    isSecureUrl(value) || fediverse.test(value)
      ? null
      : 'Write the account’s https address, or @name@server.',
};

/** Returns why a channel's value is invalid for its kind, or null. */
export const channelProblem = (kind: ChannelKind, value: string): string | null =>
  problems[kind](value.trim());

/** An OpenPGP fingerprint: 40 hexadecimal digits (v4) or 64 (v6), spaces allowed. */
export const isFingerprint = (value: string): boolean =>
  /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/iu.test(value.replaceAll(/[\s:]/gu, ''));
