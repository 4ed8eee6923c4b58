import { bullets, h2, link, p } from '../portableText.ts';
import { foundedAt, type SeedDocument, slug } from '../SeedDocument.ts';

export const about: SeedDocument = {
  _id: 'page-about',
  _type: 'page',
  _createdAt: foundedAt,
  title: 'About this paper',
  slug: slug('about'),
  standfirst:
    'A demonstration of Copydesk, open-source software for newsrooms: who makes it, who pays, and what is real',
  body: [
    p(
      'What you are reading was printed by Copydesk, a newsroom that starts with one command. Writers work in Sanity Studio, readers get plain fast pages, and what was wrong is put right in the open.',
    ),
    h2('What is real here'),
    ...bullets(
      'The story on Microsoft and Unit 8200 is an account of published reporting by the Guardian, +972 Magazine and Local Call, which it names and links to. Copydesk did not do that reporting.',
      'The two journalists named as contacts are real. The addresses beside their names are not: they are placeholders, marked as such, and reach nobody.',
      'The pieces under Inside and Standards describe how this software works. They are its handbook.',
      'The pictures were drawn by a program that comes with it.',
    ),
    h2('Who makes it'),
    p(
      'This paper has no staff. The software is written by those who contribute to it and is free to use, change and pass on under the MIT licence. House pieces are signed by the desk.',
    ),
    h2('Who owns it and who pays'),
    p(
      'Nobody owns this demonstration and nobody pays for it. It carries no advertising, sells nothing and has no investors.',
    ),
    h2('Make it yours'),
    p(
      'Sign in to ',
      link('Studio', '/studio'),
      ', open Site, and change the name. Then replace this page. A publisher who goes to work has owners, money and a masthead, and readers should find them here.',
    ),
  ],
  summary:
    'Copydesk is open-source software for newsrooms, and this paper is its demonstration: what in it is real, who makes it and who pays.',
  isTips: false,
};
