import { type ChannelKind, channelKinds } from '../vocabulary.ts';

/** A way to reach a person. Dates are ISO 8601. */
export type Channel = {
  kind: ChannelKind;
  value: string;
  label: string | null;
  fingerprint: string | null;
  verifiedAt: string | null;
  expiresAt: string | null;
  /** Not an address that anybody reads: shown, and said to be so. */
  isPlaceholder: boolean;
};

export type WireChannel = {
  kind?: string | null;
  value?: string | null;
  label?: string | null;
  fingerprint?: string | null;
  verifiedAt?: string | null;
  expiresAt?: string | null;
  isPlaceholder?: boolean | null;
};

/** A day without a time (`2026-11-25`) lasts until it is over, everywhere west of the date line. */
const endOf = (date: string) => Date.parse(date.length === 10 ? `${date}T23:59:59.999Z` : date);

/**
 * A person's channels that readers may use at `now`: those not expired. A key past its date is worse than none, since
 * a source would trust it. What is not public is no part of a person's document; @see privateContact.
 */
export const publicChannels = (wires: WireChannel[], now: Date): Channel[] =>
  wires.flatMap(({ kind, value, expiresAt, ...rest }) => {
    const known = channelKinds.find((entry) => entry.value === kind)?.value;
    if (!known || !value) return [];
    if (expiresAt && !(endOf(expiresAt) > now.getTime())) return [];
    return [
      {
        kind: known,
        value,
        label: rest.label ?? null,
        fingerprint: rest.fingerprint ?? null,
        verifiedAt: rest.verifiedAt ?? null,
        expiresAt: expiresAt ?? null,
        isPlaceholder: rest.isPlaceholder === true,
      },
    ];
  });

const isWebAddress = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

/** The address that a channel's link leads to, or null where there is nothing to follow. */
export const findChannelLink = ({ kind, value }: Pick<Channel, 'kind' | 'value'>): string | null => {
  if (kind === 'email') return `mailto:${value}`;
  if (kind === 'phone') return `tel:${value.replaceAll(/[^+\d]/g, '')}`;
  return isWebAddress(value) ? value : null;
};
