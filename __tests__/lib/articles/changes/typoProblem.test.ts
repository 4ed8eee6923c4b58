import { isAddition } from '../../../../lib/articles/changes/isAddition.ts';
import { hasSameContent } from '../../../../lib/articles/changes/readContent.ts';
import { typoProblem } from '../../../../lib/articles/changes/typoProblem.ts';
import { typoRulesFor } from '../../../fixtures/typoRules.ts';
import fc from '../../../properties.ts';

const rules = typoRulesFor('en', ['danah', 'boyd', 'bell', 'hooks']);

const block = (text: string, more: Record<string, unknown> = {}) => ({
  _type: 'block',
  _key: 'a',
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
  ...more,
});
const story = (text: string, more: Record<string, unknown> = {}) => ({
  headline: 'A headline',
  body: [block(text)],
  ...more,
});

describe('a typo that one editor can fix', () => {
  it.each([
    ['letters that changed places', 'They closed teh school.', 'They closed the school.'],
    ['a letter too few', 'They closed the scool.', 'They closed the school.'],
    ['a letter too many', 'They closed the schoool.', 'They closed the school.'],
    ['two letters of a long word', 'a very neccesary measure', 'a very necessary measure'],
    ['a word that stood there twice', 'They closed the the school.', 'They closed the school.'],
    ['a word in two', 'They closed anoth er school.', 'They closed another school.'],
    ['two words in one', 'They closed theschool.', 'They closed the school.'],
    ['a full stop at the end', 'They closed the school', 'They closed the school.'],
    ['a comma that stood twice', 'They closed it,, however.', 'They closed it, however.'],
    ['a space before a comma', 'They closed it , however.', 'They closed it, however.'],
    ['an apostrophe of another kind', "the school's door", 'the school’s door'],
    ['a space', 'They closed  the school.', 'They closed the school.'],
    ['a few words', 'teh first, teh second, teh last', 'the first, the second, the last'],
    ['a word that ends as a negation may', 'The goverment is independant.', 'The government is independent.'],
    ['a word beside a figure', 'They closed teh 5 schools.', 'They closed the 5 schools.'],
    ['a joiner', 'They closed the school.', 'They closed the sch\u00adool.'],
    ['a word after an apostrophe', "They don't close teh school.", "They don't close the school."],
    ['a word after a printed apostrophe', 'They don’t close teh school.', 'They don’t close the school.'],
    ['a word after a quotation', 'They say ‘we know’ at teh school.', 'They say ‘we know’ at the school.'],
    ['a word after straight marks', "They say 'we know' at teh school.", "They say 'we know' at the school."],
    ['a word whose ending stays', 'He was a teecher.', 'He was a teacher.'],
  ])('is %s', (_case, was, is) => {
    expect(typoProblem(story(was), story(is), rules)).toBeNull();
  });

  it.each([
    ['a figure', 'It cost £19m.', 'It cost £18m.', /figure/],
    ['a figure in words', 'They closed eight schools.', 'They closed nine schools.', /figure/],
    ['a figure’s sign', 'It rose by 5 points.', 'It rose by -5 points.', /figure/],
    ['a figure’s point', 'It cost 2.50 each.', 'It cost 250 each.', /figure/],
    ['a currency', 'It cost £19.', 'It cost $19.', /figure/],
    ['a per cent sign', 'It rose by 5%.', 'It rose by 5.', /figure/],
    ['figures of another script', 'It cost ٨ pounds.', 'It cost ٩ pounds.', /figure/],
    ['a name', 'said Ann Roe, who leads it', 'said Ann Poe, who leads it', /name/],
    ['the capital of a name', 'said ann Roe', 'said Ann Roe', /name/],
    ['a name without capitals', 'قال محمد ذلك', 'قال محمود ذلك', /name/],
    ['a quotation', 'He said: “we had no choise”.', 'He said: “we had no choice”.', /quotation/],
    [
      'a quotation in straight marks',
      'He said: "we had no choise".',
      'He said: "we had no choice".',
      /quotation/,
    ],
    [
      'a quotation in single marks',
      'He said: ‘we had no choise’.',
      'He said: ‘we had no choice’.',
      /quotation/,
    ],
    [
      'a quotation in French marks',
      'He said: «we had no choise».',
      'He said: «we had no choice».',
      /quotation/,
    ],
    ['where a quotation ends', 'He said “we know” it.', 'He said “we know it”.', /quotation/],
    ['a negation', 'He was now guilty.', 'He was not guilty.', /reverse the meaning/],
    ['a negation put in', 'He did it.', 'He did not do it.', /reverse|another/],
    ['a contracted negation', 'They did it.', "They didn't it.", /reverse|another/],
    [
      'a word that becomes its contrary',
      'The arrest was lawful.',
      'The arrest was unlawful.',
      /replaced by another/,
    ],
    ['a short word that becomes another', 'They won the war.', 'They won the bar.', /replaced by another/],
    ['a sign that is apart from its figure', 'It rose by - 5 points.', 'It rose by 5 points.', /figure/],
    ['a Spanish figure', 'hay sesenta escuelas', 'hay setenta escuelas', /figure/],
    ['an Italian figure', 'sono sessantadue scuole', 'sono settantadue scuole', /figure/],
    ['a Polish figure', 'zamknęli dziewięć szkół', 'zamknęli dziesięć szkół', /figure/],
    ['a German figure', 'es sind dreiundzwanzig', 'es sind zweiundzwanzig', /figure/],
    ['a Portuguese month', 'foi em junho passado', 'foi em julho passado', /figure/],
    ['a name in Georgian', 'თქვა გიორგიმ', 'თქვა გიორგამ', /name/],
    ['an address for mail', 'write to roberts@example.org', 'write to robert@example.org', /name/],
    ['an address', 'see example.org/schools', 'see example.org/school', /name/],
    ['an account', 'it says @annroes there', 'it says @annroe there', /name/],
    ['a German negation', 'das war kein fehler', 'das war klein fehler', /reverse the meaning/],
    ['a question made of a statement', 'He is guilty.', 'He is guilty?', /reverse the meaning/],
    ['a sign that turns the order round', 'It costs 19 pounds.', 'It \u202ecosts 19 pounds.', /invisible/],
    ['a word with another beginning', 'He was hired.', 'He was fired.', /replaced by another/],
    ['a word that turns the other way', 'Sales increased.', 'Sales decreased.', /replaced by another/],
    ['what is said in brackets', 'He was (not) there.', 'He was not there.', /reverse the meaning/],
    ['a numeral', 'on page xiv there', 'on page xvi there', /figure/],
    ['one who suffers for one who acts', 'so said the accused', 'so said the accuser', /replaced by another/],
    ['a word for the other side', 'the employer said so', 'the employee said so', /replaced by another/],
    ['a quotation after inches', 'A 6" pipe, “no choise”.', 'A 6" pipe, “no choice”.', /quotation/],
    ['a quotation in low single marks', '‚keine wal‘ sagte sie', '‚keine wahl‘ sagte sie', /quotation/],
    ['what is said after a dash', '— No lo sabiamos, dijo.', '— No lo sabíamos, dijo.', /quotation/],
    ['a dash that makes it speech', 'No lo sabíamos, dijo.', '— No lo sabíamos, dijo.', /quotation/],
    ['a dash that made it speech', '— No lo sabíamos, dijo.', 'No lo sabíamos, dijo.', /quotation/],
    ['a letter of a contracted negation', "They did't know.", "They didn't know.", /reverse the meaning/],
    [
      'more than a few words side by side',
      'teh schol here, teh churh there',
      'the school here, the church there',
      /More than 3/,
    ],
    ['a word', 'They closed the school.', 'They closed the hospital.', /replaced by another/],
    ['words put in', 'They closed the school.', 'They closed the old brick school.', /replaced by another/],
    ['words taken out', 'They closed the old school.', 'They closed the school.', /replaced by another/],
    ['more than a few words', 'teh a, teh b, teh c, teh d', 'the a, the b, the c, the d', /More than 3/],
    ['a comma', 'The men who fled were armed.', 'The men, who fled, were armed.', /Punctuation/],
    ['a hyphen', 'He resigned.', 'He re-signed.', /Punctuation/],
    ['a bracket', 'They (all) fled.', 'They all fled.', /Punctuation/],
    ['a colon', 'The mayor said the minister lied.', 'The mayor, said the minister, lied.', /Punctuation/],
    ['an ellipsis', 'He would pay...', 'He would pay.', /Punctuation/],
    ['a full stop within a paragraph', 'They fled he said', 'They fled. he said', /Punctuation/],
    ['a word that may stand twice', 'He had had cancer.', 'He had cancer.', /replaced by another/],
    ['two words that are another together', 'They run every day.', 'They run everyday.', /another/],
    ['a word that is two others', 'They saw the therapist.', 'They saw the the rapist.', /another/],
    ['a word for none that is known', 'They saw teh there.', 'They saw thx there.', /another/],
    ['a name in lower case', 'said danah boyd there', 'said danah body there', /name/],
    ['a name that nobody knows', 'said hookz there', 'said hooks there', /name/],
    ['a figure that becomes a word', 'It took dozzen years.', 'It took dozen years.', /figure/],
  ])('is not %s', (_case, was, is, reason) => {
    expect(typoProblem(story(was), story(is), rules)).toMatch(reason);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a quotation set as one',
      { body: [block('no choise', { style: 'blockquote' })] },
      { body: [block('no choice', { style: 'blockquote' })] },
    ],
    [
      'a pull quote',
      { body: [{ _type: 'pullQuote', quote: 'no choise', attribution: 'A' }] },
      { body: [{ _type: 'pullQuote', quote: 'no choice', attribution: 'A' }] },
    ],
    [
      'a heading made of a paragraph',
      { body: [block('a text')] },
      { body: [block('a text', { style: 'h2' })] },
    ],
    ['a byline', { bylines: [{ _ref: 'a' }] }, { bylines: [{ _ref: 'b' }] }],
    [
      'where a link leads',
      {
        body: [
          block('', {
            markDefs: [{ _key: 'l', _type: 'link', href: 'https://a.example' }],
            children: [{ _type: 'span', text: 'a link', marks: ['l'] }],
          }),
        ],
      },
      {
        body: [
          block('', {
            markDefs: [{ _key: 'l', _type: 'link', href: 'https://b.example' }],
            children: [{ _type: 'span', text: 'a link', marks: ['l'] }],
          }),
        ],
      },
    ],
    ['a paragraph taken out', { body: [block('one'), block('two')] }, { body: [block('one')] }],
    ['a credit', { leadImage: { credit: 'a person' } }, { leadImage: { credit: 'a parson' } }],
    [
      'an address of a source',
      { sources: [{ url: 'https://a.example' }] },
      { sources: [{ url: 'https://b.example' }] },
    ],
  ])('is not %s', (_case, before, after) => {
    expect(typoProblem({ headline: 'x', ...before }, { headline: 'x', ...after }, rules)).not.toBeNull();
  });

  it('is found across the marks of a paragraph if the marks stay', () => {
    const spans = (text: string) =>
      story('', {
        body: [
          block('', {
            children: [
              { _type: 'span', text: 'a ', marks: [] },
              { _type: 'span', text, marks: ['strong'] },
              { _type: 'span', text: ' word', marks: [] },
            ],
          }),
        ],
      });
    expect(typoProblem(spans('mispelled'), spans('misspelled'), rules)).toBeNull();
  });

  it('handles any two texts, and equal texts as no change', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (was, is) => {
        const problem = typoProblem(story(was), story(is), rules);
        expect(problem === null || typeof problem === 'string').toBe(true);
        expect(typoProblem(story(was), story(was), rules)).toBeNull();
      }),
    );
  });
});

describe('an addition', () => {
  const table = (...rows: string[][]) => ({
    _type: 'table',
    rows: rows.map((cells) => ({ _type: 'tableRow', cells })),
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a paragraph at the end', { body: [block('a')] }, { body: [block('a'), block('b')] }],
    ['a paragraph at the start', { body: [block('a')] }, { body: [block('b'), block('a')] }],
    ['a picture', {}, { leadImage: { asset: { _ref: 'i' }, alt: 'A' } }],
    [
      'a caption where there was none',
      { leadImage: { asset: { _ref: 'i' } } },
      { leadImage: { asset: { _ref: 'i' }, caption: 'C' } },
    ],
    ['a summary', {}, { summary: 'S' }],
    ['a row of a table', { body: [table(['a'], ['b'])] }, { body: [table(['a'], ['b'], ['c'])] }],
    [
      'an event of a timeline',
      { body: [{ _type: 'timeline', events: [{ date: 'a', text: 'b' }] }] },
      {
        body: [
          {
            _type: 'timeline',
            events: [
              { date: 'a', text: 'b' },
              { date: 'c', text: 'd' },
            ],
          },
        ],
      },
    ],
    [
      'that a picture is a photograph',
      { leadImage: { asset: { _ref: 'i' } } },
      { leadImage: { asset: { _ref: 'i' }, digitalSource: 'digitalCapture' } },
    ],
    ['other keys', { body: [block('a')] }, { body: [block('a', { _key: 'z' }), block('b')] }],
  ])('is %s', (_case, before, after) => {
    expect(isAddition(before, after)).toBe(true);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a word in a paragraph', { body: [block('a')] }, { body: [block('a b')] }],
    ['a paragraph for another', { body: [block('a'), block('b')] }, { body: [block('a'), block('c')] }],
    ['another order', { body: [block('a'), block('b')] }, { body: [block('b'), block('a')] }],
    ['a cell of a table', { body: [table(['a', 'b'])] }, { body: [table(['a', 'x', 'b'])] }],
    ['another picture', { leadImage: { asset: { _ref: 'i' } } }, { leadImage: { asset: { _ref: 'j' } } }],
    [
      'a label of AI at a picture',
      { leadImage: { asset: { _ref: 'i' } } },
      { leadImage: { asset: { _ref: 'i' }, digitalSource: 'trainedAlgorithmicMedia' } },
    ],
    ['another headline', { headline: 'a' }, { headline: 'a, and b' }],
    ['a byline for none', { noByline: true }, { bylines: [{ _ref: 'a' }] }],
    [
      'another type',
      { leadImage: { asset: { _ref: 'i' } } },
      { leadImage: { _type: 'x', asset: { _ref: 'i' } } },
    ],
    ['a text for an object', { leadImage: { asset: 'i' } }, { leadImage: 'i' }],
    ['an object for a text', { kicker: 'a' }, { kicker: { 0: 'a' } }],
  ])('is not %s', (_case, before, after) => {
    expect(isAddition(before, after)).toBe(false);
  });
});

describe('the content of a story', () => {
  it('does not depend on keys, span boundaries and the centre of the picture', () => {
    const one = { body: [block('ab')], leadImage: { asset: { _ref: 'i' } } };
    const other = {
      body: [
        block('', {
          _key: 'z',
          children: [
            { _type: 'span', text: 'a', marks: [] },
            { _type: 'span', text: 'b', marks: [] },
          ],
        }),
      ],
      leadImage: { asset: { _ref: 'i' }, crop: { top: 0, left: 0 }, hotspot: { x: 0.1 } },
      slug: { current: 'elsewhere' },
    };
    expect(hasSameContent(one, other)).toBe(true);
    expect(hasSameContent(one, { ...one, headline: 'x' })).toBe(false);
    const cropped = { asset: { _ref: 'i' }, crop: { top: 0.1 } };
    expect(hasSameContent(one, { ...one, leadImage: cropped })).toBe(false);
    expect(isAddition(one, { ...one, leadImage: cropped })).toBe(false);
  });

  const marked = (...children: Record<string, unknown>[]) => ({ body: [block('', { children })] });
  const span = (text: string, ...marks: string[]) => ({ _type: 'span', text, marks });

  it('depends on the marks of a text and on what stands in it', () => {
    expect(hasSameContent(marked(span('a', 'strong')), marked(span('a', 'em')))).toBe(false);
    expect(hasSameContent(marked(span('a', 'strong')), marked(span('a')))).toBe(false);
    const footnote = (note: string) => marked(span('a'), { _type: 'footnote', note });
    expect(hasSameContent(footnote('One.'), footnote('Another.'))).toBe(false);
  });

  it('does not depend on an empty span, or on the authors of a story without a byline', () => {
    expect(hasSameContent(marked(span('a'), span('', 'strong')), marked(span('a')))).toBe(true);
    expect(hasSameContent({ noByline: true, bylines: [{ _ref: 'a' }] }, { noByline: true })).toBe(true);
    const entry = { _type: 'liveEntry', noByline: true };
    expect(hasSameContent({ ...entry, bylines: [{ _ref: 'a' }] }, entry)).toBe(false);
    expect(hasSameContent({ bylines: [{ _ref: 'a' }] }, {})).toBe(false);
  });

  it.each([undefined, null, '', ' ', false, []])('does not depend on an empty field: %j', (empty) => {
    expect(hasSameContent({ headline: 'a' }, { headline: 'a', kicker: empty, noByline: empty })).toBe(true);
    expect(
      hasSameContent({ leadImage: { alt: 'a' } }, { leadImage: { alt: 'a', caption: empty }, body: [] }),
    ).toBe(true);
  });
});
