import { blockedWordsProblem } from '../../../lib/houseStyle/blockedWords.ts';
import { type StyleAnswer, StyleChecker } from '../../../lib/houseStyle/checkStory.ts';
import { houseStyleFrom } from '../../../lib/houseStyle/HouseStyle.ts';
import { seedDocuments } from '../../../sanity/seed/seedDocuments.ts';

type Story = Record<string, unknown>;

const paragraph = (text: string, key = text.slice(0, 12), style = 'normal') => ({
  _type: 'block',
  _key: key,
  style,
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});

const contacts = ['Yuval Abraham', 'Harry Davies'];

const check = (
  story: Story,
  { live = null, checks = {}, words = [] }: { live?: Story | null; checks?: object; words?: object[] } = {},
): StyleAnswer =>
  new StyleChecker().check({
    story,
    live,
    houseStyle: houseStyleFrom({
      words: words.map((word, index) => ({ _key: `${index}`, ...word })),
      checks,
    }),
    people: contacts,
    day: { year: 2026, month: 3, day: 1 },
  });

/** Each finding as `kind: passage → suggestion`. */
const summary = ({ findings }: StyleAnswer): string[] =>
  findings.map(
    ({ kind, passage, instead }) => `${kind}: ${passage}${instead === null ? '' : ` → ${instead}`}`,
  );

const found = (text: string, ...words: object[]): string[] =>
  summary(check({ body: [paragraph(text)] }, { words }));

describe('the list of words', () => {
  it.each<[string, object, string, string[]]>([
    [
      'in any case',
      { words: 'utilise', instead: 'use' },
      'Utilise it. UTILISE it.',
      ['Utilise → Use', 'UTILISE → USE'],
    ],
    [
      'in other forms, which a person writes',
      { words: 'utilise', instead: 'use' },
      'It utilised it.',
      ['utilised'],
    ],
    ['of several men', { words: 'chairman', instead: 'chair' }, 'Two chairmen left.', ['chairmen']],
    ['in no other form if it is exact', { words: 'utilise', isExact: true }, 'It utilised it.', []],
    ['not within a word', { words: 'ban' }, 'The band has a banner of Iban.', []],
    [
      'with a possessive ending, which stays',
      { words: 'Kiev', instead: 'Kyiv' },
      "Kiev’s and Kiev's",
      ['Kiev → Kyiv', 'Kiev → Kyiv'],
    ],
    [
      'with its capitals',
      { words: 'US', instead: 'American' },
      'He told us of US troops.',
      ['US → American'],
    ],
    [
      'not as it is preferred',
      { words: 'Internet', instead: 'internet' },
      'Internet access. On the Internet, the internet.',
      ['Internet → internet'],
    ],
    [
      'not within the preferred words',
      { words: 'Bombay', instead: 'Mumbai (formerly Bombay)' },
      'Mumbai (formerly Bombay), Bombay',
      ['Bombay → Mumbai (formerly Bombay)'],
    ],
    [
      'as a phrase, over a line break',
      { words: 'prior to', instead: 'before' },
      'Prior\nto it.',
      ['Prior\nto → Before'],
    ],
    ['with hyphens of all kinds', { words: 'co-operate' }, 'They co‑operate.', ['co‑operate']],
    [
      'with hidden characters',
      { words: 'deathtrap' },
      'A death\u00ADtrap and a de\u200Bath\u200Dtrap.',
      ['death\u00ADtrap', 'de\u200Bath\u200Dtrap'],
    ],
    [
      'between hyphens, where a person writes what fits',
      { words: 'climate change', instead: 'climate crisis' },
      'Climate-change rules. A climate-crisis law.',
      ['Climate-change'],
    ],
    [
      'not within the preferred words between hyphens',
      { words: 'warming', instead: 'global warming' },
      'A global-warming law.',
      [],
    ],
    [
      'not between hyphens if those are preferred',
      { words: 'well known', instead: 'well-known' },
      'A well-known man, Well-known, well known.',
      ['well known → well-known'],
    ],
    [
      'not between hyphens with the capital of a sentence',
      { words: 'Internet Access', instead: 'internet access' },
      'Internet-Access rules.',
      [],
    ],
    [
      'not between hyphens if it is exact',
      { words: 'climate change', isExact: true },
      'Climate-change rules.',
      [],
    ],
    ['with combining accents', { words: 'café' }, 'A cafe\u0301.', ['cafe\u0301']],
    ['with either apostrophe', { words: "don't", instead: 'do not' }, 'They don’t.', ['don’t → do not']],
  ])('is found %s', (_case, word, text, expected) => {
    expect(found(text, word)).toEqual(expected.map((one) => `word: ${one}`));
  });

  it('is the whole check of a story in another language', () => {
    const words = [{ words: 'Flüchtling' }, { words: 'wort', language: 'en' }];
    const answer = check(
      {
        language: 'de',
        headline: 'Wort',
        body: [paragraph('Der der Flüchtling, die Flüchtlinge yesterday.')],
      },
      { words },
    );
    expect(summary(answer)).toEqual(['word: Flüchtling']);
    expect(answer.isEnglish).toBe(false);
  });

  it('looks at all that the newsroom writes for readers, not at addresses, people and other outlets’ titles', () => {
    const story = {
      kicker: 'bad',
      headline: 'bad',
      standfirst: 'bad',
      leadImage: { alt: 'bad', caption: 'bad', credit: 'bad' },
      body: [
        paragraph('bad'),
        { _type: 'factBox', _key: 'f', title: 'bad', body: [paragraph('bad', 'inner')] },
        { _type: 'table', _key: 't', caption: 'bad', rows: [{ _key: 'r', cells: ['bad'] }] },
        { _type: 'timeline', _key: 'l', title: 'bad', events: [{ _key: 'e', date: 'bad', text: 'bad' }] },
        { _type: 'embed', _key: 'm', title: 'bad', url: 'https://example.org/bad' },
      ],
      summary: 'bad',
      keyPoints: ['bad', 'bad'],
      sources: [{ _key: 's', title: 'bad', outlet: 'bad' }],
    };
    const { findings } = check(story, { words: [{ words: 'bad' }] });
    expect(findings.filter(({ kind }) => kind === 'word')).toHaveLength(18);
  });
});

describe('doubled words and articles', () => {
  it('are found in paragraphs', () => {
    expect(found('It cut the the budget in a hour, and had had enough.')).toEqual([
      'repeated: the the → the',
      'article: a → an',
    ]);
  });

  it('are found before initialisms, and where “that” stands twice', () => {
    expect(found('He saw a hour, an unicorn, a MP and an NHS trust. He knew that that was so.')).toEqual([
      'article: a → an',
      'article: an → a',
      'article: a → an',
      'repeated: that that → that',
    ]);
    expect(found('A MP. An UN envoy, a NATO base, an uninsured man, a UK firm, an FBI agent.')).toEqual([
      'article: A → An',
      'article: An → A',
    ]);
  });

  it('are not looked for if the check is off', () => {
    expect(summary(check({ body: [paragraph('the the')] }, { checks: { repeatedWords: false } }))).toEqual(
      [],
    );
  });
});

describe('unclear dates', () => {
  it.each([
    ['He came yesterday.', ['yesterday → on 28 February 2026']],
    ['Yesterday he came.', ['Yesterday → On 28 February 2026']],
    ['Since yesterday, until tomorrow.', ['yesterday → 28 February 2026', 'tomorrow → 2 March 2026']],
    ['It was last month, and last year.', ['last month → in February 2026', 'last year → in 2025']],
    ['Yesterday’s vote, two days ago, last Tuesday.', ['Yesterday', 'two days ago', 'last Tuesday']],
    ['“We came yesterday,” she said today.', ['today → on 1 March 2026']],
    ['On Tuesday 24 November 2026, on Monday, November 23, and on Friday, 20 November.', []],
    ['They met on Monday. On Tuesday they left.', ['on Monday', 'On Tuesday']],
    ['It was recently, or a fortnight ago.', ['recently', 'a fortnight ago']],
    [
      'Just over 12 hours ago, and a couple of weeks ago.',
      ['Just over 12 hours ago', 'a couple of weeks ago'],
    ],
    ['He told USA Today and The Today Programme.', []],
    ['They sang “Yesterday”, "Today", ‘Tomorrow’ and \'Yesterday\'.', []],
    ["'Twas so. He came yesterday.", ['yesterday → on 28 February 2026']],
    ["It's the boys' day: they came yesterday, it's said.", ['yesterday → on 28 February 2026']],
  ])('of %s', (text, expected) => {
    expect(found(text)).toEqual(expected.map((one) => `date: ${one}`));
  });

  it('may stand in quotations, and have no suggestion in a live story', () => {
    expect(summary(check({ body: [paragraph('We came yesterday.', 'q', 'blockquote')] }))).toEqual([]);
    const { findings } = new StyleChecker().check({
      story: { headline: 'He came yesterday' },
      live: { headline: 'He came' },
      houseStyle: houseStyleFrom(null),
      people: [],
      day: null,
    });
    expect(findings).toMatchObject([{ passage: 'yesterday', instead: null }]);
  });
});

describe('names', () => {
  it.each([
    ['of contacts', 'We asked Yuval Abrahams. He knows.', ['Yuval Abrahams → Yuval Abraham']],
    ['of contacts, by surname', 'Yuval Abraham left. Then Abrahams came back.', ['Abrahams → Abraham']],
    ['of others', 'We met Ann Rowntree. Then Ann Rountree left.', ['Ann Rountree → Ann Rowntree']],
    ['by surname', 'We met Ann Rowntree. Then Rountree left.', ['Rountree → Rowntree']],
    ['with a title', 'Mr Netanyahu left. Then Mr Netanyhau came.', ['Netanyhau → Netanyahu']],
    ['with accents', 'Here Erdogan stood, and here Erdoğan sat.', ['Erdoğan → Erdogan']],
    ['with a title, in a short name', 'We met Ann Reid. Then Ms Read left.', ['Read → Reid']],
    ['in a short given name', 'Jon Smith came. Later John Smith left.', ['John Smith → Jon Smith']],
    ['with a letter more', 'Sara Jones came. Later Sarah Jones left.', ['Sarah Jones → Sara Jones']],
    ['with a silent letter', 'Ann Clark came. Later Anne Clark left.', ['Anne Clark → Ann Clark']],
    ['with other letters', 'Stephen Brown came. Steven Brown left.', ['Steven Brown → Stephen Brown']],
    [
      'from another letter on',
      'Catherine Park came. Katherine Park left.',
      ['Katherine Park → Catherine Park'],
    ],
    ['after a sentence that ends in no', 'Jon Roe said no. John Roe left.', ['John Roe → Jon Roe']],
    ['of places', 'They left Kyiv. The mayor of Kiev stayed.', ['Kiev → Kyiv']],
    ['of contacts, in a given name', 'We asked Hary Davies. He knows.', ['Hary Davies → Harry Davies']],
    ['with one letter that differs', 'We met Tim Smith. Tom Smith left.', ['Tom Smith → Tim Smith']],
    ['with an e more', 'Gordon Brown came. Gordon Browne left.', ['Gordon Browne → Gordon Brown']],
    ['with a title and an e more', 'Mr Brown left. Then Mr Browne came.', ['Browne → Brown']],
    ['with an e more, by surname', 'Ann Clark left. Then Ms Clarke came.', ['Clarke → Clark']],
    [
      'with an article written in two ways',
      'Fighters of al-Qaida came. They say Al Qaeda left.',
      ['Al Qaeda → al-Qaida'],
    ],
    [
      'with an article at the start of a sentence',
      'Fighters of al-Qaida and al-Qaida came. Al Qaeda left.',
      ['Al Qaeda → Al-Qaida'],
    ],
    ['with the sign of an article alone', 'They met al-Sisi. Later El Sisi left.', ['El Sisi → al-Sisi']],
    [
      'after an article with a capital',
      'Fighters of al-Qaida came. They say Al-Qaeda left.',
      ['Qaeda → Qaida'],
    ],
    ['the less usual one', 'We met Zelenskyy, or Zelensky. And Zelensky.', ['Zelenskyy → Zelensky']],
  ])('spelled in two ways are found: %s', (_case, text, expected) => {
    expect(found(text)).toEqual(expected.map((one) => `name: ${one}`));
  });

  it.each([
    'An Israeli, Israelis, Israel, American and Americans met.',
    'From Iceland to Ireland, and from Austria to Australia.',
    'Yuval Abraham came. The Abrahams left, and so did Abraham’s friends.',
    'Harry Davies and Jane Davis are two people. Then Davis left, and Davies stayed.',
    'The Minister spoke. The Ministry did not. Officers of the Office came.',
    'Tom and Tim Smith are brothers. Tom Smith is the elder. Tim Smith lives abroad.',
    'Jon Smith met John Smith. Then Jon Smith left, and John Smith stayed.',
    'Jon Roe lives at No. 10 with John Roe. He left.',
    'Paul Roe came. Paula Roe left. Mario Poe came. Mara Poe left.',
    'Larry Davies, Henry Davies and Barry Davies came.',
    'Ann Reid came with Mr Read. Mr Read left.',
    'Ann Hall came. Later they saw the Hill.',
    'See RFC7591 and RFC7592.',
    'NATO and Nato. BBC.',
    'Mr Brown left. Mrs Browne came. Mr Brown met Mr Browne.',
    'Mr Green left with Mr Greene. Mr Greene came.',
    'Ann Browne came. The Brown report was read. Mr Low and Ms Lowe left.',
    'Bashar al-Assad left. Later Bashar Assad came, and Assad said so. Ain al-Asad lies there.',
    'Fighters of al-Qaida came. Al-Qaida left. El Salvador and Al Gore stayed. Mr Gore spoke.',
    'Al Green sang. The Green party came. Al Jazeera said so.',
  ])('are not confused with other words: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

const longBody = (text: string) => [
  paragraph(text, 'a'),
  paragraph(`${'The council met for an hour and heard what people had to say. '.repeat(6)}`, 'b'),
];

describe('figures', () => {
  it.each([
    ['8 schools', 'They close eight schools.', []],
    ['8 schools', 'They close 9 schools.', ['8']],
    ['Nineteen die', 'Of them 19 died.', []],
    ['£20m', 'It was £19.7m.', []],
    ['£20m', 'It was £18m.', ['20m']],
    ['£1.5bn', 'It was 1,500 million pounds.', []],
    ['Twenty-one', 'It was 21.', []],
    ['One school', 'It was a school.', []],
  ])('of the headline “%s” are in the text “%s”', (headline, text, expected) => {
    expect(summary(check({ headline, body: longBody(text) }))).toEqual(
      expected.map((one) => `figure: ${one}`),
    );
  });

  it('of a story that is hardly begun are not compared', () => {
    expect(summary(check({ headline: '8 schools', body: [paragraph('They close.')] }))).toEqual([]);
  });

  it('that changed since the live version are shown with what they were', () => {
    const live = { headline: 'Council closes 8 schools', body: [paragraph('It closes eight of 12.', 'a')] };
    const { findings } = check(
      { headline: 'Council closes 9 schools', body: [paragraph('It closes nine of twelve.', 'a')] },
      { live },
    );
    expect(findings).toMatchObject([
      { passage: '9', instead: '8', why: 'The figure changed: the live story has “8”.' },
      { passage: 'nine', instead: 'eight' },
    ]);
  });
});

describe('a draft of a live story', () => {
  it('is checked where it differs', () => {
    const live = { body: [paragraph('He came yesterday.', 'a')] };
    const story = { body: [paragraph('He came yesterday.', 'a'), paragraph('She came today.', 'b')] };
    expect(summary(check(story, { live }))).toEqual(['date: today → on 1 March 2026']);
  });

  it('is blocked by a word that it has more often, and not by one that is live', () => {
    const words = [{ words: 'bad', blocks: true }];
    const live = { headline: 'A bad day', standfirst: 'It was.' };
    const blocked = (story: Story) => check(story, { live, words }).findings.map(({ blocks }) => blocks);
    expect(blocked({ ...live, headline: 'A bad, bad day' })).toEqual([true, true]);
    expect(blocked({ ...live, headline: 'A bad night' })).toEqual([false]);
    expect(blocked({ headline: 'A day', standfirst: 'It was bad.' })).toEqual([false]);
  });
});

it('reads a text again only if it, the list or the day changed', () => {
  const checker = new StyleChecker();
  const request = { live: null, houseStyle: houseStyleFrom(null), people: [], day: null };
  const story = { headline: 'He came yesterday' };
  expect(checker.check({ ...request, story }).count).toBe(1);
  const off = houseStyleFrom({ checks: { unclearDates: false } });
  expect(checker.check({ ...request, story, houseStyle: off }).count).toBe(0);
  expect(checker.check({ ...request, story }).count).toBe(1);
});

it('lists 200 findings and counts the others', () => {
  const { findings, count } = check({ body: [paragraph('yesterday '.repeat(300))] });
  expect([findings.length, count > 300]).toEqual([200, true]);
});

it.each([
  ['one word', 'a'.repeat(100_000)],
  ['combining characters', `a${'\u0301'.repeat(100_000)}`],
  ['invisible characters', '\u200B'.repeat(100_000)],
  ['quotation marks', '“'.repeat(50_000)],
  ['dates', 'today '.repeat(10_000)],
  ['possessives', "a's ".repeat(10_000)],
  ['a number of 400 digits', `a ${'9'.repeat(400)}`],
])('answers for %s', (_case, text) => {
  const words = Array.from({ length: 500 }, (_, index) => ({
    words: Array.from({ length: 8 }, (_, bit) => ((index >> bit) % 2 ? "a's" : 'a')).join(' '),
    blocks: true,
  }));
  expect(check({ headline: text, body: [paragraph(text)] }, { words }).findings.length).toBeLessThanOrEqual(
    200,
  );
});

it('lets no story through that is too long to be checked for blocked words', () => {
  const story = {
    body: Array.from({ length: 11 }, (_, index) => paragraph('a '.repeat(50_000), `${index}`)),
  };
  const blocking = houseStyleFrom({ words: [{ _key: 'a', words: 'bad', blocks: true }] });
  expect(blockedWordsProblem(blocking, null, story)).toMatch(/more than 1,000,000 characters/);
  expect(blockedWordsProblem(houseStyleFrom(null), null, story)).toBeNull();
});

it.each([
  ['nothing', {}],
  ['values of other types', { headline: 1, body: 'text', keyPoints: [null], leadImage: [], language: {} }],
  [
    'blocks without keys',
    { body: [{ _type: 'block', children: [{ text: 'He came yesterday.' }] }, null, 7] },
  ],
])('reads a story of %s', (_case, story) => {
  expect(() => check(story)).not.toThrow();
});

it('finds nothing in the demonstration stories', () => {
  const people = seedDocuments.filter(({ _type }) => _type === 'person').map(({ name }) => String(name));
  const houseStyle = houseStyleFrom(null);
  const stories = seedDocuments.filter(({ _type }) => _type === 'article');
  const checker = new StyleChecker();
  const day = { year: 2026, month: 3, day: 1 };
  expect(stories.length).toBeGreaterThan(5);
  expect(
    stories.flatMap((story) => summary(checker.check({ story, live: null, houseStyle, people, day }))),
  ).toEqual([]);
});
