import { bullets, h2, p } from '../portableText.ts';
import { foundedAt, type SeedDocument, slug } from '../SeedDocument.ts';

export const bylines: SeedDocument = {
  _id: 'page-bylines',
  _type: 'page',
  _createdAt: foundedAt,
  title: 'Stories without a byline',
  slug: slug('bylines'),
  standfirst: 'Who wrote it is part of what you are told. When we leave it out, we say so',
  body: [
    p(
      'A story names those who reported and wrote it. Where it names nobody, a line says that this is so on purpose.',
    ),
    h2('When that happens'),
    ...bullets(
      'The story is an account of reporting by others, whom it names as its sources.',
      'A name would put somebody in danger.',
      'The paper speaks as a whole, as in a policy.',
    ),
    h2('When it does not'),
    p(
      'A missing name is never an accident. The editor’s tool does not publish a story with neither a byline nor the decision to go without one.',
    ),
  ],
  summary: 'When a story in this paper names no author, and why that is always a decision.',
  isTips: false,
};
