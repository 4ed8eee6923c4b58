import { bullets, h2, image, link, p, quote, reference, relatedStory, table } from '../portableText.ts';
import { type SeedDocument, slug } from '../SeedDocument.ts';

const firstPublishedAt = '2025-09-19T10:25:00.000Z';

export const contacts: SeedDocument = {
  _id: 'article-how-to-reach-us',
  _type: 'article',
  _createdAt: firstPublishedAt,
  headline: 'How to reach a reporter, and what to think about first',
  slug: slug('how-to-reach-a-reporter'),
  kicker: 'For sources',
  standfirst:
    'Why a story names people and not addresses, what the dates beside a secure channel mean, and what no newsroom can promise',
  section: reference('section-standards'),
  topics: [reference('topic-sources'), reference('topic-how-we-work')],
  bylines: [reference('person-the-desk')],
  noByline: false,
  contacts: [reference('person-the-desk')],
  leadImage: image(
    'contacting.webp',
    'Drawing of a sealed envelope whose flap is lined with a woven security pattern; the red seal bears a caret.',
    'The lining keeps the letter from being read against the light. It does not hide the address.',
  ),
  body: [
    p(
      'At the foot of a story you may find the names of those who can be reached about it. They are not typed there. The story points at the person, and the person’s own record holds the ways of reaching them, so that when a reporter changes a number, each story that names them has the new one a moment later. An address that is out of date can do harm; it should not survive on a page that nobody remembers.',
    ),
    h2('Channels have dates'),
    p(
      'An encrypted channel is worth something only as long as it leads to the person you mean. So it can carry two dates: when somebody last made sure of that, and when the assurance runs out.',
    ),
    p(
      'From that day on, readers no longer see the channel. It stays in the contact’s record, where the newsroom can renew it.',
    ),
    table(
      'What the kinds of channel are good for',
      ['Channel', 'Good for', 'Bear in mind'],
      ['Email', 'Questions, documents that are public anyway', 'Providers see who wrote to whom'],
      ['Signal', 'Talking in private', 'It needs a telephone number to sign up'],
      [
        'PGP',
        'Sealing a text for one person',
        'Compare the whole fingerprint; the subject line is not sealed',
      ],
      ['SecureDrop', 'Handing over documents', 'Use Tor Browser, on a network that is not your employer’s'],
      ['Post', 'Paper, and no trace online', 'Use no return address, and a box away from home'],
    ),
    h2('Before you write'),
    ...bullets(
      'Do not use a device or a network of your employer. That includes looking at this page.',
      'Tell nobody else that you are in touch with a newsroom.',
      'Think about who else could have known what you know. Documents can carry marks that lead to one reader.',
      'Say how you want to be treated before you say what you know.',
    ),
    quote('We cannot protect you from everything. We can say plainly what we do, so that you can decide.'),
    p(
      'The ',
      link('page for tips', '/pages/tips'),
      ' is served without counting you and tells the next site nothing about where you came from. The network between you and us still sees that you were here.',
    ),
    h2('What a placeholder is'),
    p(
      'In this demonstration the addresses end in example.org, a domain set aside so that nobody can own it. They are marked as placeholders, and mail to them reaches no one. A paper that goes to work replaces them first.',
    ),
    relatedStory('article-microsoft-unit-8200'),
  ],
  summary:
    'Stories point at people, and a person’s record holds the ways of reaching them, so a changed address is right everywhere at once. Secure channels carry the date they were verified and the date they lapse; lapsed ones are not shown.',
  keyPoints: [
    'Contact details live in one place and reach each story that names the person.',
    'A secure channel that has lapsed disappears from readers’ pages.',
    'Do not use your employer’s devices or network to get in touch.',
  ],
  typeOfWork: 'explainer',
  language: 'en',
  firstPublishedAt,
};
