import { faultText, listFaults } from '../../../../sanity/studio/checks/listFaults.ts';

const fields = [
  { name: 'headline', title: 'Headline' },
  { name: 'slug', title: 'Address' },
  { name: 'standfirst', title: 'Standfirst' },
  { name: 'section', title: 'Section' },
  { name: 'body', title: 'Body' },
];
const whole = { headline: 'a', slug: {}, standfirst: 'a', section: {}, body: [{}], noByline: true };

const error = (message: string, ...path: unknown[]) => ({ level: 'error', message, path });

describe('listFaults', () => {
  it('names each field that is missing or has an error once, in the order of the form', () => {
    const markers = [
      error('Say what it shows.', 'body', { _key: 'a' }, 'alt'),
      error('Too short.', 'body'),
      { ...error('Long.', 'standfirst'), level: 'warning' },
      error('Required', 'headline'),
    ];
    const story = { ...whole, headline: '', section: undefined };
    expect(listFaults('article', story, markers, fields)).toEqual([
      { name: 'headline', title: 'Headline', reason: null },
      { name: 'section', title: 'Section', reason: null },
      { name: 'body', title: 'Body', reason: 'Say what it shows.' },
    ]);
  });

  it('names none of a whole story', () => {
    expect(listFaults('article', whole, [], fields)).toEqual([]);
  });

  it('names what is empty in another document if its check says so', () => {
    expect(listFaults('person', {}, [error('Required', 'slug')], fields)).toEqual([
      { name: 'slug', title: 'Address', reason: null },
    ]);
  });
});

describe('the reason of a resting button', () => {
  it('tells what is missing apart from what is wrong', () => {
    const markers = [error('The picture “Plums” cannot be published.', 'body')];
    const faults = listFaults('article', { ...whole, headline: '', slug: undefined }, markers, fields);
    expect(faultText(faults)).toBe(
      'Still needed: Headline, Address. Body: The picture “Plums” cannot be published.',
    );
  });

  it('is none without faults', () => {
    expect(faultText([])).toBeNull();
  });
});
