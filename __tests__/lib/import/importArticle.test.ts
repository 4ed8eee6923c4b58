import { countWords } from '../../../lib/import/account/words.ts';
import { isHtml } from '../../../lib/import/files/kindOf.ts';
import { readHtml } from '../../../lib/import/html/readHtml.ts';
import { importArticle } from '../../../lib/import/importArticle.ts';
import type { Page } from '../../../lib/import/Line.ts';
import { readText } from '../../../lib/import/readText.ts';
import type { Block } from '../../../lib/pasting/Block.ts';
import {
  bodyLines,
  emptyApp,
  headings,
  headline,
  newsroom,
  opening,
  second,
  standfirst,
  summary,
  variants,
} from './page.ts';

const read = (text: string) =>
  importArticle(isHtml(text) ? readHtml({ html: text }).page : readText(text), newsroom);
const need = (text: string) => {
  const imported = read(text);
  if (!imported) throw new Error('nothing was imported');
  return imported;
};
const textOf = ({ children }: Block) => (children as { text: string }[]).map(({ text }) => text).join('');
const article = (inner: string, head = '') =>
  `<html lang="en"><head>${head}</head><body><article>${inner}</article></body></html>`;
const story = `<h1>${headline}</h1>${bodyLines.map((line) => (headings.includes(line) ? `<h2>${line}</h2>` : `<p>${line}</p>`)).join('')}`;

describe.each(Object.entries(variants))('an article page as %s', (_kind, text) => {
  it('becomes a draft of structured fields', () => {
    const { fields } = need(text);
    expect(fields).toMatchObject({
      headline,
      slug: { current: 'harbour-lights-to-stay-on-through-the-night-after-pilots-object-a-town-decides' },
      kicker: 'Exclusive',
      standfirst,
      section: { _ref: 'section-tech' },
      bylines: [],
      noByline: true,
      contacts: [{ _ref: 'person-harry-davies' }, { _ref: 'person-yuval-abraham' }],
      summary,
      typeOfWork: 'news',
      language: 'en',
    });
  });

  it('has only the text and its headings in the body', () => {
    const { body } = need(text).fields;
    expect(body.map(textOf)).toEqual(bodyLines);
    expect(body.filter(({ style }) => style === 'h2').map(textOf)).toEqual(headings);
    expect(new Set(body.map(({ _key }) => _key)).size).toBe(body.length);
  });

  it('reports dropped and unplaced lines', () => {
    const { dropped, unplaced } = need(text).report;
    for (const junk of ['Views: 0', 'Visited 1 times, 1 visit(s) today', 'Close', headline])
      expect(dropped).toContainEqual(expect.objectContaining({ text: junk }));
    expect(unplaced).toContainEqual(
      expect.objectContaining({ text: '2:33 pm', reason: expect.stringContaining('no date') }),
    );
    expect(unplaced).toContainEqual(expect.objectContaining({ text: second }));
  });
});

describe.each(Object.entries(variants))('an article page as %s', (_kind, text) => {
  it('loses no word: each is in a field, dropped by a rule, or left over', () => {
    const { words, ...fates } = need(text).account;
    const page = isHtml(text) ? readHtml({ html: text }).page : readText(text);
    expect(words).toBe(countWords(page.lines.map((line) => line.text).join(' ')) + skippedWords(page));
    expect(sum(fates.placed) + sum(fates.dropped) + sum(fates.left)).toBe(words);
    expect(fates.placed.find(({ rule }) => rule === 'body')?.words).toBe(countWords(bodyLines.join(' ')));
  });
});

const sum = (list: { words: number }[]): number => list.reduce((total, { words }) => total + words, 0);
const skippedWords = ({ skipped }: Page): number =>
  skipped.reduce((total, { text }) => total + countWords(text), 0);

describe('the metadata of a page', () => {
  const data = (more: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite' }, { '@type': ['NewsArticle'], headline, ...more }] })}</script>`;

  it('gives byline, section and time with its zone', () => {
    const head = data({
      author: [{ name: 'Harry Davies' }, { name: 'Harry  Davies' }],
      articleSection: 'tech',
      datePublished: '2025-09-25T14:33:00+01:00',
    });
    expect(need(article(story, head))).toMatchObject({
      fields: {
        bylines: [{ _ref: 'person-harry-davies', _key: expect.any(String) }],
        noByline: false,
        section: { _ref: 'section-tech' },
      },
      publishedAt: '2025-09-25T13:33:00.000Z',
    });
  });

  it.each([
    ['a person whom the newsroom does not know', data({ author: 'Jane Roe' }), 'Jane Roe', 'byline'],
    ['a section that it does not have', data({ articleSection: 'Gardening' }), 'Gardening', 'section'],
    ['a time without a zone', data({ datePublished: '2025-09-25T14:33' }), '2025-09-25T14:33', 'zone'],
    ['a page that names nobody', '', 'Byline', 'names nobody'],
  ])('is reported when it cannot be placed: %s', (_case, head, text, reason) => {
    const { fields, report, publishedAt } = need(article(story, head));
    expect(report.unplaced).toContainEqual(
      expect.objectContaining({ line: null, text, reason: expect.stringContaining(reason) }),
    );
    expect(fields.noByline).toBe(false);
    expect(publishedAt).toBeNull();
  });

  it.each([
    ['JSON-LD', data({ author: { name: 'Ann Reporter' } })],
    ['a meta element', '<meta name="author" content="Ann Reporter">'],
  ])('names a person whose name has the word of a work, also below an empty byline: %s', (_case, head) => {
    const { fields, report } = need(article(`<p>Written by</p>${story}`, head));
    expect(fields).toMatchObject({ bylines: [], noByline: false });
    expect(report.unplaced).toContainEqual(
      expect.objectContaining({ text: 'Ann Reporter', reason: expect.stringMatching(/^byline: no contact/) }),
    );
  });

  it('names the story if no line can be its headline', () => {
    const page = `<html><head><title>The mill stands - A paper</title></head><body><p>Mill</p><p>Stands.</p></body></html>`;
    expect(need(page).fields.headline).toBe('The mill stands');
  });

  it('is ignored if it is invalid', () => {
    expect(need(article(story, '<script type="application/ld+json">{oops</script>')).fields.headline).toBe(
      headline,
    );
  });
});

describe('the body', () => {
  const only = (html: string) =>
    need(article(`<h1>${headline}</h1><p>${opening}</p>${html}<p>${opening}</p>`));

  it('keeps emphasis and links to the web', () => {
    const { fields } = only(
      '<p>It was <strong>not</strong> <em>quite</em> <a href="https://example.org/a">said</a> so.</p>',
    );
    expect(fields.body[1]).toMatchObject({
      markDefs: [{ _type: 'link', href: 'https://example.org/a' }],
      children: [
        { text: 'It was ' },
        { text: 'not', marks: ['strong'] },
        { text: ' ' },
        { text: 'quite', marks: ['em'] },
        { text: ' ' },
        { text: 'said' },
        { text: ' so.' },
      ],
    });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/a-page-of-theirs', ' JAVASCRIPT:alert(1)'])(
    'drops the link %s, keeps its words, and says so',
    (href) => {
      const { fields, report } = only(`<p>See <a href="${href}">this page</a> for more of it.</p>`);
      expect(JSON.stringify(fields.body)).not.toContain('href');
      expect(textOf(fields.body[1] as Block)).toBe('See this page for more of it.');
      expect(report.unplaced).toContainEqual(
        expect.objectContaining({ text: expect.stringContaining('this page') }),
      );
    },
  );

  it('keeps lists, quotations and tables', () => {
    const { body } = only(
      '<ul><li>One</li><li>Two</li></ul><ol><li>First</li></ol><blockquote><p>Said so.</p></blockquote><table><caption>Votes</caption><tr><th>For</th><th>Against</th></tr><tr><td>7</td><td>4</td></tr></table>',
    ).fields;
    expect(body.slice(1, -1)).toMatchObject([
      { listItem: 'bullet', level: 1 },
      { listItem: 'bullet' },
      { listItem: 'number' },
      { style: 'blockquote' },
      {
        _type: 'table',
        caption: 'Votes',
        rows: [{ _type: 'tableRow', cells: ['For', 'Against'] }, { cells: ['7', '4'] }],
      },
    ]);
  });

  it('runs and fetches nothing, and reports pictures', () => {
    const { fields, report } = only(
      '<img src="https://example.org/a.jpg" alt="A quay" onerror="alert(1)"><script>document.title = 1</script><iframe src="https://example.org/v"></iframe>',
    );
    expect(JSON.stringify(fields)).not.toMatch(/alert|document|iframe/);
    expect(report.unplaced.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Picture https://example.org/a.jpg (“A quay”)',
        'Embedded page https://example.org/v',
      ]),
    );
  });

  it('joins hard-wrapped lines', () => {
    const wrapped = opening.replaceAll(/(.{50,70}) /g, '$1\n');
    expect(need(`${headline}\n\n${wrapped}\n\n${opening}`).fields.body.map(textOf)).toEqual([
      opening,
      opening,
    ]);
  });

  it('leaves out and reports a heading without text', () => {
    const { fields, report } = need(article(`${story}<h2>Read next</h2>`));
    expect(JSON.stringify(fields.body)).not.toContain('Read next');
    expect(report.unplaced).toContainEqual(expect.objectContaining({ text: 'Read next' }));
  });
});

describe('a page whose story is in its data alone', () => {
  it('becomes the same draft, with nothing of the story lost', () => {
    const { fields, account } = need(emptyApp);
    expect(fields).toMatchObject({
      headline,
      kicker: 'Exclusive',
      standfirst,
      summary,
      section: { _ref: 'section-tech' },
    });
    expect(fields.contacts).toHaveLength(2);
    expect(fields.body.map(textOf)).toEqual(bodyLines);
    expect(account.placed).toContainEqual({ rule: 'body', words: countWords(bodyLines.join(' ')) });
  });
});

describe('nothing of a story is taken for something else', () => {
  const between = (...more: string[]) =>
    need(
      article(`<h1>${headline}</h1>${[...more, opening, opening].map((line) => `<p>${line}</p>`).join('')}`),
    );

  it('a sentence that begins like a byline is the first of the text', () => {
    for (const { fields } of [
      between('By 14:30 the fire was out.'),
      need([headline, 'By 14:30 the fire was out.', opening, opening].join('\n\n')),
    ]) {
      expect(fields.body.map(textOf)).toEqual(['By 14:30 the fire was out.', opening, opening]);
      expect(fields.noByline).toBe(false);
    }
  });

  it('a byline below a headline is no heading', () => {
    const { fields } = between('By Harry Davies');
    expect(fields.bylines).toMatchObject([{ _ref: 'person-harry-davies' }]);
    expect(fields.body.map(({ style }) => style)).toEqual(['normal', 'normal']);
  });

  it.each(['Close', 'Share this', 'Views: 12', 'Subscribe to nothing', 'Advertisement'])(
    'the words of a control between two paragraphs stay in the text: %s',
    (line) => {
      const html = article(`<h1>${headline}</h1><p>${opening}</p><p>${line}</p><p>${opening}</p>`);
      for (const text of [html, [headline, opening, line, opening].join('\n\n')])
        expect(need(text).fields.body.map(textOf)).toEqual([opening, line, opening]);
    },
  );

  it('a page whose body starts before its tag has all its text', () => {
    const html = `<html><head></head><p>${opening}</p><body><h1>${headline}</h1><p>${opening}</p></body></html>`;
    expect(need(html).account.placed).toContainEqual({ rule: 'body', words: 2 * countWords(opening) });
  });

  it.each([
    ['list', '<ul><li>Opinion</li><li>Tech</li><li>By Jane Roe</li></ul>'],
    [
      'row of links',
      '<div><a href="/o">Opinion</a></div><div><a href="/t">Tech</a></div><div><a href="/l">Live</a></div>',
    ],
    ['menu', '<nav><p>Opinion</p><p>Tech</p><p>By Jane Roe</p></nav>'],
  ])('a %s above the headline gives no label, section, type or byline', (_case, menu) => {
    const { fields, told } = need(
      `<html><body>${menu}<main><h1>${headline}</h1><p>${opening}</p><p>${opening}</p></main></body></html>`,
    );
    expect(fields).toMatchObject({ typeOfWork: 'news', bylines: [] });
    expect(fields).not.toHaveProperty('kicker');
    expect(fields).not.toHaveProperty('section');
    expect(told.map(({ field }) => field)).not.toContain('byline');
  });

  it.each([
    [
      '島への渡し船、九十年の歴史に幕',
      '島への渡し船は金曜日に最後の便を運航する。九十年間でおよそ二百万人の乗客を運んできた歴史に幕を下ろすことになる。',
    ],
    [
      'توقف العبارة إلى الجزيرة',
      'تقوم العبارة إلى الجزيرة برحلتها الأخيرة يوم الجمعة، بعد تسعين عاما ونحو مليوني مسافر من المدينة والقرى.',
    ],
  ])('a text in another script has its headline, and its table of the page is text: %s', (title, text) => {
    for (const page of [
      `${title}\n\n${text}\n\n${text}`,
      `<table><tr><td><a href="/a">${title.slice(0, 2)}</a></td><td><h1>${title}</h1><p>${text}</p><p>${text}</p></td></tr></table>`,
    ]) {
      const { headline: found, body } = need(page).fields;
      expect(found).toBe(title);
      expect(body.map(textOf)).toEqual([text, text]);
    }
  });

  it('a text without a headline is a draft that lacks one', () => {
    const { fields, report } = need(`${opening} ${opening}`);
    expect(fields.headline).toBe('');
    expect(fields.body.map(textOf)).toEqual([`${opening} ${opening}`]);
    expect(report.unplaced).toContainEqual(expect.objectContaining({ text: 'Headline', isMissing: true }));
  });
});

describe('the language', () => {
  const languageOf = (lang: string, text: string) =>
    need(`<html ${lang}><body><h1>1 2 3</h1><p>${text}</p><p>${text}</p></body></html>`);
  const german =
    'Die Lichter am Hafen bleiben auch in der Nacht an, weil die Lotsen sich darüber beschwert haben, dass es mit dem Dunkel nicht geht, und der Rat ist nun auf ihrer Seite.';

  it.each([
    ['the page says it', 'lang="de-AT"', opening, 'de'],
    ['the page says it in an old form', 'lang="no"', opening, 'nb'],
    ['its words are of one', '', german, 'de'],
    [
      'its script is of one',
      '',
      'האורות לאורך הרציף הצפוני יישארו דלוקים לאורך כל הלילה החל מיום שני הקרוב.',
      'he',
    ],
  ])('is known if %s', (_case, lang, text, language) => {
    expect(languageOf(lang, text).fields.language).toBe(language);
  });

  it.each([
    ['has a language that stories have not', 'lang="tlh"', opening, 'tlh'],
    [
      'has words of no known language',
      '',
      'Přístavní světla budou svítit opět celou noc, rozhodla rada města po stížnostech.',
      'Language',
    ],
  ])('is asked for, and not called English, if a page %s', (_case, lang, text, said) => {
    const { fields, report } = languageOf(lang, text);
    expect(fields).not.toHaveProperty('language');
    expect(report.unplaced).toContainEqual(
      expect.objectContaining({ text: said, reason: expect.stringContaining('choose one') }),
    );
  });
});

describe('contacts', () => {
  const end = (line: string) => need(`${headline}\n\n${bodyLines.join('\n\n')}\n\n${line}`);

  it.each([
    ['Contact Yuval Abraham with tips.', ['person-yuval-abraham']],
    ['Do you know more? Get in touch with HARRY DAVIES securely.', ['person-harry-davies']],
    [
      'Harry Davies and Yuval Abraham can be reached for stories; write to them.',
      ['person-harry-davies', 'person-yuval-abraham'],
    ],
  ])('are matched by name: %s', (line, ids) => {
    const { fields } = end(line);
    expect(fields.contacts.map(({ _ref }) => _ref)).toEqual(ids);
    expect(JSON.stringify(fields.body)).not.toContain(line);
  });

  it.each([
    [
      'names somebody whom the newsroom does not know',
      'To share information about this story, contact Jane Roe or Harry Davies.',
    ],
    ['says how to reach them', 'Contact Harry Davies at harry@example.org or on Signal at 555 0100.'],
  ])('stay in the text as well if the paragraph %s', (_case, line) => {
    const { fields } = end(line);
    expect(fields.contacts).toMatchObject([{ _ref: 'person-harry-davies' }]);
    expect(fields.body.map(textOf)).toContain(line);
  });

  it.each([
    '“If you have information about this story, talk to Harry Davies,” the pilot said.',
    'Contact with Harry Davies was lost at four in the morning, the harbour master wrote.',
    'Contact Jane Roe at jane.roe@example.com or on Signal at 555 0100.',
  ])('are nobody in a sentence of the text, which stays: %s', (line) => {
    const { fields } = end(line);
    expect(fields.contacts).toEqual([]);
    expect(fields.body.map(textOf)).toContain(line);
  });

  it('are not read from running text', () => {
    const { fields } = end('Harry Davies lost contact with the boat at four in the morning.');
    expect(fields.contacts).toEqual([]);
    expect(JSON.stringify(fields.body)).toContain('lost contact');
  });
});

describe('the lines around a headline', () => {
  const top = (...above: string[]) => need([...above, opening, opening].join('\n\n'));
  /** Studio asks for the byline. */
  const open = { bylines: [], noByline: false };

  it.each([
    ['By Harry Davies', ['person-harry-davies'], false],
    [
      'Written by Harry Davies and Yuval Abraham | 25 September 2025',
      ['person-harry-davies', 'person-yuval-abraham'],
      false,
    ],
    ['Written by', [], true],
  ])('read the byline %s', (line, ids, noByline) => {
    const { fields } = top(headline, line);
    expect(fields.bylines.map(({ _ref }) => _ref)).toEqual(ids);
    expect(fields.noByline).toBe(noByline);
  });

  it.each<[string, object, string[]]>([
    ['Written by', { bylines: [], noByline: true }, []],
    ['Written by\n\nHarry Davies', { bylines: [{ _ref: 'person-harry-davies' }], noByline: false }, []],
    ['By Jane Roe', open, ['Jane Roe']],
    ['By Ann Reporter', open, ['Ann Reporter']],
    ['By Guest Writer', open, ['Guest Writer']],
    ['Written by\n\nJane Roe', open, ['Jane Roe']],
    ['By Ann Reporter, Staff Writer', open, ['Ann Reporter']],
    // Who is meant is not told, but that somebody wrote it is.
    ['By Staff', open, []],
  ])('state that there is no byline only if they name nobody: %j', (line, expected, unknown) => {
    const { fields, report } = top(headline, line);
    expect(fields).toMatchObject(expected);
    const named = report.unplaced.filter(({ reason }) => reason.startsWith('byline: no contact'));
    expect(named.map(({ text }) => text)).toEqual(unknown);
  });

  it('name a person of the newsroom whose name has the word of a work', () => {
    const people = [{ id: 'ann', name: 'Ann Reporter' }];
    const text = [headline, 'By Ann Reporter', opening, opening].join('\n\n');
    const { fields } = importArticle(readText(text), { ...newsroom, people }) ?? {};
    expect(fields).toMatchObject({ bylines: [{ _ref: 'ann' }], noByline: false });
  });

  it.each([
    ['OPINION', 'Opinion', 'opinion'],
    ['Analysis | The quay in winter and what it cost the town', 'Analysis', 'analysis'],
    ['Explainer: how the lights on the quay came to be turned off', 'Explainer', 'explainer'],
  ])('read the label %s', (line, kicker, typeOfWork) => {
    expect(top(headline, line).fields).toMatchObject({ headline, kicker, typeOfWork });
  });

  it('may be one word, or a date, if it is a heading of the first level', () => {
    for (const title of ['Mozilla', 'The week of 26 March 2015'])
      expect(
        need(article(`<p>The free encyclopedia</p><h1>${title}</h1><p>${opening}</p>`)).fields.headline,
      ).toBe(title);
  });

  it('split a label from the headline', () => {
    expect(top(`Exclusive: ${headline}`).fields).toMatchObject({ headline, kicker: 'Exclusive' });
  });

  it.each([
    ['Published 25 September 2025', 'no time'],
    ['25 September 2025, 2:33 pm BST', 'zone is not certain'],
    ['14:33', 'no date'],
  ])('report the time %s', (line, reason) => {
    expect(top(headline, line).report.unplaced).toContainEqual(
      expect.objectContaining({ reason: expect.stringContaining(reason) }),
    );
  });

  it('leave a sentence with a time in the text', () => {
    const sentence = 'The lights went out at 2:33 pm.';
    expect(need([headline, opening, sentence, opening].join('\n\n')).fields.body.map(textOf)).toContain(
      sentence,
    );
  });

  it('have a standfirst that ends like a paragraph, if a byline is below it', () => {
    const sentence =
      'The council has ended the trial in which the lights were off between midnight and five.';
    const { fields } = need([headline, sentence, 'By Harry Davies', opening, opening].join('\n\n'));
    expect(fields).toMatchObject({ standfirst: sentence, bylines: [{ _ref: 'person-harry-davies' }] });
    expect(fields.body.map(textOf)).toEqual([opening, opening]);
  });

  it.each([
    ['p', 'The lights burn again.'],
    ['p', 'The lights along the north quay will burn again.'],
    ['h2', 'The lights along the north quay will burn again'],
  ])('have the standfirst that the markup names, however short: <%s> “%s”', (tag, named) => {
    const marked = `<${tag} class="standfirst">${named}</${tag}>`;
    const text = `<p>${opening}</p><p>${opening}</p>`;
    const { fields, report } = need(article(`<h1>${headline}</h1>${marked}${text}`));
    expect(fields).toMatchObject({ headline, standfirst: named });
    expect(fields.body.map(textOf)).toEqual([opening, opening]);
    expect(report.unplaced.map(({ text: left }) => left)).not.toContain(named);
    expect(need(article(`${marked}${text}`)).fields).toMatchObject({ standfirst: named });
  });

  it('have no standfirst of a word or two', () => {
    const marked = '<p class="subtitle">Harbour news</p>';
    const { fields } = need(article(`<h1>${headline}</h1>${marked}<p>${opening}</p><p>${opening}</p>`));
    expect(fields.standfirst ?? '').not.toBe('Harbour news');
  });
});

describe('summaries', () => {
  it('are found under a heading, with their key points', () => {
    const { fields } = need(
      article(
        `${story}<h2>Summary</h2><p>${summary}</p><h2>Key points</h2><ul><li>One vote.</li><li>Two sides.</li></ul>`,
      ),
    );
    expect(fields).toMatchObject({ summary, keyPoints: ['One vote.', 'Two sides.'] });
    expect(fields.body.map(textOf)).toEqual(bodyLines);
  });
});

it.each(['', '   \n\n ', '<html><body></body></html>', '<p></p>', '0\n\n1'])(
  'nothing is imported of %j',
  (text) => {
    expect(read(text)).toBeNull();
  },
);
