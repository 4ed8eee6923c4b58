import type { Template } from 'sanity';

/** The initial value of a person's private channels: a reference to the person. */
export const privateContactTemplate: Template<{ personId: string }> = {
  id: 'private-contact-of',
  title: 'Channels for the newsroom only',
  schemaType: 'privateContact',
  parameters: [{ name: 'personId', title: 'Contact', type: 'string' }],
  value: ({ personId }: { personId: string }) => ({
    person: { _type: 'reference', _ref: personId, _weak: true },
  }),
};
