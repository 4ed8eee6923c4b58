import { EnvelopeIcon } from '@sanity/icons/Envelope';
import { defineField, defineType } from 'sanity';
import { channelProblem, isFingerprint } from '../../lib/contacts/channelProblem.ts';
import { type ChannelKind, channelKinds, titleOf } from '../../lib/vocabulary.ts';

type Channel = {
  kind?: ChannelKind;
  value?: string;
  fingerprint?: string;
  verifiedAt?: string;
  expiresAt?: string;
};

const secureKinds: readonly ChannelKind[] = ['signal', 'securedrop', 'pgp'];
const channelOf = (parent: unknown): Channel => (parent ?? {}) as Channel;
const isSecure = (parent: unknown): boolean => {
  const { kind } = channelOf(parent);
  return kind !== undefined && secureKinds.includes(kind);
};

/** A way to reach a person. A secure one has the dates of verification and expiry. */
export const channel = defineType({
  name: 'channel',
  title: 'Channel',
  type: 'object',
  icon: EnvelopeIcon,
  fields: [
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      options: { list: [...channelKinds] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'value',
      title: 'Address, number or link',
      type: 'string',
      validation: (rule) =>
        rule.required().custom((value, { parent }) => {
          const { kind } = channelOf(parent);
          return (kind && value && channelProblem(kind, value)) || true;
        }),
    }),
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'What readers see instead of the address, such as “Tips desk”.',
    }),
    defineField({
      name: 'fingerprint',
      title: 'Fingerprint',
      type: 'string',
      description: 'The whole fingerprint of the key, so that a source can compare it.',
      hidden: ({ parent }) => channelOf(parent).kind !== 'pgp',
      validation: (rule) =>
        rule.custom((fingerprint, { parent }) => {
          if (channelOf(parent).kind !== 'pgp') return true;
          if (!fingerprint) return 'Add the fingerprint, so that sources can check the key.';
          return isFingerprint(fingerprint) || 'A fingerprint has 40 or 64 hexadecimal digits.';
        }),
    }),
    defineField({
      name: 'verifiedAt',
      title: 'Verified on',
      type: 'datetime',
      description: 'When someone last checked that it reaches this person and nobody else.',
      hidden: ({ parent }) => !isSecure(parent),
      validation: (rule) => [
        rule
          .custom((verifiedAt, { parent, document }) =>
            document?._type === 'person' && isSecure(parent) && !verifiedAt
              ? 'Verify this channel and enter the date, because sources rely on it.'
              : true,
          )
          .warning(),
        rule.custom((verifiedAt) =>
          verifiedAt && Date.parse(verifiedAt) > Date.now()
            ? 'This date is in the future. Enter the day of the check.'
            : true,
        ),
      ],
    }),
    defineField({
      name: 'expiresAt',
      title: 'Expires on',
      type: 'datetime',
      description: 'Readers no longer see the channel after this time.',
      validation: (rule) => [
        rule.custom((expiresAt, { parent }) => {
          const { verifiedAt } = channelOf(parent);
          return expiresAt && verifiedAt && Date.parse(expiresAt) <= Date.parse(verifiedAt)
            ? 'The channel would expire before it was verified. Choose a later date.'
            : true;
        }),
        rule
          .custom((expiresAt) =>
            expiresAt && Date.parse(expiresAt) <= Date.now()
              ? 'The channel has expired. Readers no longer see it.'
              : true,
          )
          .warning(),
      ],
    }),
    defineField({
      name: 'isPlaceholder',
      title: 'Placeholder',
      type: 'boolean',
      description: 'The channel does not exist yet. Readers see that it is a placeholder.',
      initialValue: false,
    }),
    defineField({
      name: 'isPublic',
      title: 'Readers may see it',
      type: 'boolean',
      description: 'Keep private channels in Contacts › Newsroom only.',
      hidden: ({ document }) => document?._type !== 'person',
      validation: (rule) =>
        rule.custom((isPublic, { document }) =>
          document?._type !== 'person' || isPublic === true
            ? true
            : 'Anyone can read a published contact. Switch this on, or move the channel to Contacts › Newsroom only.',
        ),
    }),
  ],
  preview: {
    select: { kind: 'kind', value: 'value', label: 'label', expiresAt: 'expiresAt' },
    prepare: ({ kind, value, label, expiresAt }) => ({
      title: label || value || 'New channel',
      subtitle: [
        kind && titleOf(channelKinds, kind),
        expiresAt && Date.parse(expiresAt) <= Date.now() && 'expired',
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
});
