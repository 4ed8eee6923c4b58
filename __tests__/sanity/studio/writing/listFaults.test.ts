import { listFaults } from '../../../../sanity/studio/writing/listFaults.ts';

const fields = [
  { name: 'headline', title: 'Headline' },
  { name: 'slug', title: 'Address' },
  { name: 'standfirst', title: 'Standfirst' },
  { name: 'section', title: 'Section' },
  { name: 'body', title: 'Body' },
];
const whole = { headline: 'a', slug: {}, standfirst: 'a', section: {}, body: [{}], noByline: true };

describe('listFaults', () => {
  it('names each field that is missing or has an error once, in the order of the form', () => {
    const markers = [
      { level: 'error', path: ['body', { _key: 'a' }, 'alt'] },
      { level: 'error', path: ['body'] },
      { level: 'warning', path: ['standfirst'] },
      { level: 'error', path: ['headline'] },
    ];
    const titles = listFaults({ ...whole, section: undefined }, markers, fields).map(({ title }) => title);
    expect(titles).toEqual(['Headline', 'Section', 'Body']);
  });

  it('names none of a whole story', () => {
    expect(listFaults(whole, [], fields)).toEqual([]);
  });
});
