import { z } from 'zod';
import { isWebAddress } from '../../addresses.ts';
import { digitalSourceFrom } from '../../pictures/digitalSources.ts';
import { channelKinds } from '../../vocabulary.ts';
import type { ArchivedAuthor, ArchivedPicture, ArchivedSource } from '../ArchivedStory.ts';
import { escapeHtml } from './escapeHtml.ts';
import { authorsOf } from './nameParts.ts';
import { plainLine } from './plainTitle.ts';

type Told = {
  role: string | null | undefined;
  name: string;
  uri: string | null | undefined;
  title: string | null | undefined;
};

/** The sources that a story names. Those of the role `partner` reported together with the one before them. */
export const sourcesIn = (told: Told[]): ArchivedSource[] => {
  const sources: (ArchivedSource & { partners: string[] })[] = [];
  for (const { role, name, uri, title } of told) {
    const outlet = plainLine(name);
    if (role === 'partner') sources.at(-1)?.partners.push(outlet);
    if (role !== 'source' || outlet === '') continue;
    sources.push({
      outlet,
      ...(title && { title: plainLine(title) }),
      ...(uri && isWebAddress(uri) && { url: uri }),
      partners: [],
    });
  }
  return sources.map(({ partners, ...source }) => ({ ...source, ...(partners.length > 0 && { partners }) }));
};

/** The first of these words. A word that is no type of work here counts for nothing later. */
export const typeOfWorkIn = (words: (string | null | undefined)[]): { typeOfWork?: string } => {
  const word = words.find((one) => typeof one === 'string' && one !== '');
  return word ? { typeOfWork: word } : {};
};

const text = z
  .string()
  .max(1_000)
  .nullish()
  .catch(null)
  .transform((value) => value || undefined);
const channel = z.object({
  kind: z.enum(channelKinds.map(({ value }) => value)),
  value: z.string().min(1).max(500),
  ...{ label: text, fingerprint: text, verifiedAt: text, expiresAt: text },
  isPlaceholder: z.boolean().optional().catch(undefined),
});

/** A contact for readers. @param channels as an export of stories here has them: others are left out. */
export const contactsFrom = (name: string, channels: unknown[], role?: string | null): ArchivedAuthor[] =>
  authorsOf([name]).map((person) => ({
    ...person,
    ...(role && { role: plainLine(role) }),
    channels: channels.flatMap((one) => channel.safeParse(one).data ?? []),
  }));

type ChannelPart = { name: string; value: string; more?: object };

const details = new Set(['label', 'fingerprint', 'verifiedAt', 'expiresAt']);

/** Channels of formats in which what else is known of a channel follows it. */
export const withDetails = (parts: ChannelPart[]): Record<string, unknown>[] => {
  const channels: Record<string, unknown>[] = [];
  for (const { name, value, more } of parts) {
    const last = channels.at(-1);
    if (!details.has(name)) channels.push({ kind: name, value, ...more });
    else if (last) last[name] = value;
  }
  return channels;
};

type Rights = Record<'copyright' | 'licence' | 'making', string | null | undefined>;

/** @param making an address of the IPTC's vocabulary. */
export const pictureRights = ({ copyright, licence, making }: Rights): Partial<ArchivedPicture> => {
  const digitalSource = making ? digitalSourceFrom(making) : null;
  return {
    ...(copyright && { copyright: plainLine(copyright) }),
    ...(licence && isWebAddress(licence) && { licenceUrl: licence }),
    ...(digitalSource && { digitalSource }),
  };
};

/** A film or sound that a format names beside the text. */
export type NamedRecording = { kind: 'video' | 'audio'; address: string; title: string };

/** Those that are not in the text, to follow it. @see placeRecordings */
export const recordingsHtml = (recordings: NamedRecording[], text: string): string =>
  recordings
    .filter(({ address }) => !text.includes(escapeHtml(address)))
    .map(
      ({ kind, address, title }) =>
        `<figure><${kind} src="${escapeHtml(address)}"></${kind}><figcaption>${escapeHtml(title)}</figcaption></figure>`,
    )
    .join('');
