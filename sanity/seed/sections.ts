import { foundedAt, type SeedDocument, slug } from './SeedDocument.ts';

const section = (name: string, title: string, description: string): SeedDocument => ({
  _id: `section-${name}`,
  _type: 'section',
  _createdAt: foundedAt,
  title,
  slug: slug(name),
  description,
});

const topic = (name: string, title: string, description: string, section?: string): SeedDocument => ({
  _id: `topic-${name}`,
  _type: 'topic',
  _createdAt: foundedAt,
  title,
  slug: slug(name),
  description,
  ...(section && { parent: { _type: 'reference', _ref: `section-${section}`, _weak: true } }),
});

export const sections = [
  section(
    'tech',
    'Tech',
    'Companies, states and the machines they share: who holds the data, and what is done with it.',
  ),
  section(
    'standards',
    'Standards',
    'The rules this paper holds itself to, and what it does when it falls short of them.',
  ),
  section(
    'inside',
    'Inside',
    'How the paper is made, told by those who make it: filing, publishing, counting, printing.',
  ),
];

export const topics = [
  topic('microsoft', 'Microsoft', 'The company, its cloud, and those who use it.', 'tech'),
  topic(
    'surveillance',
    'Surveillance',
    'Who watches and listens, on whose behalf, and under which rules.',
    'tech',
  ),
  topic(
    'israel-and-palestine',
    'Israel and Palestine',
    'The war in Gaza, the occupied West Bank, and what follows from them elsewhere.',
  ),
  topic(
    'corrections',
    'Corrections',
    'Putting right what was wrong, where everybody can see it.',
    'standards',
  ),
  topic('sources', 'Sources', 'Those who tell a newsroom what it could not otherwise know.', 'standards'),
  topic('how-we-work', 'How we work', 'The tools and habits of this newsroom.', 'inside'),
];
