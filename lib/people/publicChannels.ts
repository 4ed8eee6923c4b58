import { z } from 'zod';
import { isWebAddress } from '../addresses.ts';
import { instant, name, text } from '../queryResults/fields.ts';
import { withoutEditMarks } from '../text/editMarks.ts';
import { type ChannelKind, channelKinds } from '../vocabulary.ts';

/** A way to reach a person. Dates are ISO 8601. */
export type Channel = {
  kind: ChannelKind;
  value: string;
  label: string | null;
  fingerprint: string | null;
  verifiedAt: string | null;
  expiresAt: string | null;
  /** True for a placeholder that nobody reads. The page says so. */
  isPlaceholder: boolean;
};

/** A channel from the lake. Invalid ones are not shown. */
const channelSchema = z.object({
  isPublic: z.literal(true),
  kind: z.enum(channelKinds.map(({ value }) => value)),
  value: name,
  label: text.nullish(),
  fingerprint: text.nullish(),
  verifiedAt: instant.nullish(),
  expiresAt: instant.nullish(),
  isPlaceholder: z.boolean().nullish(),
});

/** A date (`2026-11-25`) lasts until it ends in UTC. */
const endOf = (date: string) => Date.parse(date.length === 10 ? `${date}T23:59:59.999Z` : date);

/**
 * A person's channels that are public and not expired at `now`. An expired key is worse than none, since a source
 * would trust it. Private channels are stored elsewhere (see privateContact), but imported archives may hold some
 * here.
 *
 * @param results the stored `channels`, unvalidated.
 */
export const publicChannels = (results: unknown, now: Date): Channel[] =>
  (Array.isArray(results) ? results : []).flatMap((result): Channel[] => {
    const { data } = channelSchema.safeParse(result);
    if (!data || (data.expiresAt && !(endOf(data.expiresAt) > now.getTime()))) return [];
    const value = withoutEditMarks(data.value);
    return [
      {
        kind: data.kind,
        value,
        // A preview leads from the value that it shows to its field.
        label: data.label ?? (value === data.value ? null : data.value),
        fingerprint: data.fingerprint ?? null,
        verifiedAt: data.verifiedAt ?? null,
        expiresAt: data.expiresAt ?? null,
        isPlaceholder: data.isPlaceholder === true,
      },
    ];
  });

/** The URL of a channel's link, or null. */
export const findChannelLink = ({ kind, value }: Pick<Channel, 'kind' | 'value'>): string | null => {
  if (kind === 'email') return `mailto:${value}`;
  if (kind === 'phone') return `tel:${value.replaceAll(/[^+\d]/g, '')}`;
  return isWebAddress(value) ? value : null;
};
