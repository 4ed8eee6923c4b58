import { type Choice, findChoices } from '../../../../sanity/studio/writing/blockMenu/findChoices.ts';

const choices: Choice[] = [
  { kind: 'style', name: 'normal', title: 'Paragraph' },
  { kind: 'style', name: 'h2', title: 'Heading' },
  { kind: 'style', name: 'blockquote', title: 'Quote' },
  { kind: 'block', name: 'pullQuote', title: 'Pull quote' },
  { kind: 'block', name: 'image', title: 'Picture' },
  { kind: 'block', name: 'table', title: 'Table' },
];
const titles = (query: string) => findChoices(choices, query).map(({ title }) => title);

describe('findChoices', () => {
  it.each([
    ['nothing', '', ['Paragraph', 'Heading', 'Quote', 'Pull quote', 'Picture', 'Table']],
    ['a title, before titles with the word inside', 'QUO', ['Quote', 'Pull quote']],
    ['two words', 'pull q', ['Pull quote']],
    ['another word for it', 'photo', ['Picture']],
    ['what a table can be shown as', 'chart', ['Table']],
    ['an unknown word', 'etc/hosts', []],
  ])('finds %s', (_case, query, found) => {
    expect(titles(query)).toEqual(found);
  });
});
