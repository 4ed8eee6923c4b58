import { bullets, h2, link, p } from '../portableText.ts';
import { foundedAt, type SeedDocument, slug } from '../SeedDocument.ts';

export const feedback: SeedDocument = {
  _id: 'page-feedback',
  _type: 'page',
  _createdAt: foundedAt,
  title: 'Talk to us',
  slug: slug('feedback'),
  standfirst: 'Which way leads to whom, and what becomes of what you send',
  body: [
    p('We would rather hear it from you than find it out later.'),
    h2('Something is wrong'),
    p(
      'Use “Report an error” on the story. It goes straight to the editors, tied to the passage you name. How we deal with it is in the ',
      link('corrections policy', '/pages/corrections-policy'),
      '.',
    ),
    h2('You know something'),
    p('Read ', link('how to send a tip', '/pages/tips'), ' first, on a device that is your own.'),
    h2('Anything else'),
    ...bullets(
      'About one story: the contacts named at its foot.',
      'About the paper: the desk, whose address is on its own page.',
      'About the software: its repository.',
    ),
    p('An address that ends in example.org is a placeholder of this demonstration and reaches nobody.'),
  ],
  summary: 'How to report an error, send a tip or reach the people behind a story.',
  isTips: false,
};
