import { reference } from './portableText.ts';
import { foundedAt, type SeedDocument, slug } from './SeedDocument.ts';

/** A placeholder address at the reserved domain example.org (RFC 2606). Readers see that it is a placeholder. */
const placeholder = (value: string, label: string) => ({
  _type: 'channel',
  kind: 'email',
  value,
  label,
  isPlaceholder: true,
  isPublic: true,
});

/**
 * Harry Davies and Yuval Abraham are real journalists. Everything here about them is from the story's source:
 * that they may be contacted about it. No portrait, number, key or biography is made up.
 */
export const people: SeedDocument[] = [
  {
    _id: 'person-harry-davies',
    _type: 'person',
    _createdAt: foundedAt,
    name: 'Harry Davies',
    slug: slug('harry-davies'),
    role: 'Journalist, contact for this reporting',
    biography:
      'Named as a contact for the reporting on Microsoft and Unit 8200. The address shown is a placeholder of this demonstration; it is not his, and nobody reads it.',
    channels: [placeholder('contact.davies@example.org', 'Story contact')],
  },
  {
    _id: 'person-yuval-abraham',
    _type: 'person',
    _createdAt: foundedAt,
    name: 'Yuval Abraham',
    slug: slug('yuval-abraham'),
    role: 'Journalist, contact for this reporting',
    biography:
      'Named as a contact for the reporting on Microsoft and Unit 8200. The address shown is a placeholder of this demonstration; it is not his, and nobody reads it.',
    channels: [placeholder('contact.abraham@example.org', 'Story contact')],
  },
  {
    _id: 'person-the-desk',
    _type: 'person',
    _createdAt: foundedAt,
    name: 'The Copydesk desk',
    slug: slug('the-desk'),
    role: 'House desk',
    biography:
      'The byline of what this paper publishes about itself: how it is made, how it corrects itself, and what it does with what readers tell it.',
    expertise: ['Corrections', 'House style', 'How this paper works'],
    languages: ['en'],
    beats: [reference('section-inside'), reference('section-standards')],
    channels: [
      placeholder('desk@example.org', 'The desk'),
      placeholder('corrections@example.org', 'Corrections'),
    ],
  },
];
