import { z } from 'zod';
import { type ChannelKind, channelKinds } from '../vocabulary.ts';
import { instant, name, text } from '../wire/fields.ts';

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

/** A channel as the lake tells it; whatever is not quite one is not shown. */
const wireSchema = z.object({
  isPublic: z.literal(true),
  kind: z.enum(channelKinds.map(({ value }) => value)),
  value: name,
  label: text.nullish(),
  fingerprint: text.nullish(),
  verifiedAt: instant.nullish(),
  expiresAt: instant.nullish(),
  isPlaceholder: z.boolean().nullish(),
});

/** A day without a time (`2026-11-25`) lasts until it is over, everywhere west of the date line. */
const endOf = (date: string) => Date.parse(date.length === 10 ? `${date}T23:59:59.999Z` : date);

/**
 * A person's channels that readers may use at `now`: those marked as public and not expired. A key past its date is
 * worse than none, since a source would trust it. What is not public has no place in a person's document, @see
 * privateContact; but archives are taken in as they stand.
 *
 * @param wires what the lake holds under `channels`, whatever that is.
 */
export const publicChannels = (wires: unknown, now: Date): Channel[] =>
  (Array.isArray(wires) ? wires : []).flatMap((wire): Channel[] => {
    const { data } = wireSchema.safeParse(wire);
    if (!data || (data.expiresAt && !(endOf(data.expiresAt) > now.getTime()))) return [];
    return [
      {
        kind: data.kind,
        value: data.value,
        label: data.label ?? null,
        fingerprint: data.fingerprint ?? null,
        verifiedAt: data.verifiedAt ?? null,
        expiresAt: data.expiresAt ?? null,
        isPlaceholder: data.isPlaceholder === true,
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
