import { bullets, h2, link, numbered, p, strong } from '../portableText.ts';
import { foundedAt, type SeedDocument, slug } from '../SeedDocument.ts';

export const tips: SeedDocument = {
  _id: 'page-tips',
  _type: 'page',
  _createdAt: foundedAt,
  title: 'Send a tip',
  slug: slug('tips'),
  standfirst:
    'This page counts nobody, loads nothing from elsewhere and tells no other site that you were here',
  body: [
    p(
      strong('If you are at work, stop here. '),
      'Read this again from a network and a device that your employer does not run.',
    ),
    h2('What makes a tip useful'),
    ...bullets(
      'It is about something that matters to more people than yourself.',
      'It says how you know.',
      'It names something that can be checked: a document, a date, a place, a person who was there.',
    ),
    h2('How to go about it'),
    ...numbered(
      'Decide how you would like to be treated: named, unnamed, or not mentioned at all.',
      'Choose a channel. The contacts on each story show the ones that hold today.',
      'Compare fingerprints before you rely on a key, and read them whole.',
      'Send little at first. Agree on the rest with the reporter.',
    ),
    h2('What we do not keep'),
    p(
      'Nothing on this page is counted. Links from here carry no referrer. The server that hands it out may still write an ordinary log, as servers do; a paper that goes to work should look at its own and say here what it holds and for how long.',
    ),
    h2('This is a demonstration'),
    p(
      'No tip can be sent to this paper: its addresses are placeholders and nobody is listening. If you have something to tell about a story here, turn to the newsrooms that ',
      link('reported it', '/articles/microsoft-withdraws-services-from-unit-8200'),
      '.',
    ),
  ],
  summary: 'How to get in touch as a source, what to think about first, and what this page does not record.',
  isTips: true,
};
