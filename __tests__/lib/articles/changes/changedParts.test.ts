import { changedParts } from '../../../../lib/articles/changes/changedParts.ts';

const block = (text: string, _key = 'a') => ({ _type: 'block', _key, children: [{ _key: 's', text }] });
const story = { headline: 'A headline', standfirst: 'A standfirst.', body: [block('One.')], summary: 'Sum.' };

describe('changedParts', () => {
  it.each([
    ['nothing', {}, []],
    ['a key', { body: [block('One.', 'b')] }, []],
    ['space at the end', { headline: 'A headline ', standfirst: ' A standfirst.', summary: 'Sum. ' }, []],
    ['an empty field in a block', { body: [{ ...block('One.'), listItem: '', markDefs: null }] }, []],
    ['null for a missing field', { leadImage: null, contacts: null }, []],
    ['an empty field for a missing one', { contacts: [], keyPoints: [], noByline: false }, []],
    ['headline', { headline: 'Another' }, ['headline']],
    ['a link', { body: [{ ...block('One.'), markDefs: [{ href: 'https://example.org' }] }] }, ['body']],
    ['a block', { body: [block('One.'), block('Two.', 'b')] }, ['body']],
    ['a key point', { keyPoints: ['First'] }, ['summary']],
    ['the picture', { leadImage: { alt: 'Another' } }, ['caption']],
    ['a contact', { contacts: [{ _ref: 'p' }] }, ['contact']],
    ['no byline', { noByline: true }, ['byline']],
    ['two parts', { summary: '', standfirst: 'B' }, ['standfirst', 'summary']],
  ])('finds what %s changes', (_case, change, parts) => {
    expect(changedParts(story, { ...story, ...change })).toEqual(parts);
  });
});
