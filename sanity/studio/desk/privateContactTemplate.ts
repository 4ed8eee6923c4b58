import type { Template } from 'sanity';

/** The newsroom's own channels of a person begin by naming that person. */
export const privateContactTemplate: Template<{ personId: string }> = {
  id: 'private-contact-of',
  title: 'Channels for the newsroom only',
  schemaType: 'privateContact',
  parameters: [{ name: 'personId', title: 'Contact', type: 'string' }],
  value: ({ personId }: { personId: string }) => ({
    person: { _type: 'reference', _ref: personId, _weak: true },
  }),
};
