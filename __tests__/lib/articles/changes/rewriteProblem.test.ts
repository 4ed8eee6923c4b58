import { isChangeForOneEditor, rewriteProblem } from '../../../../lib/articles/changes/rewriteProblem.ts';
import { typoRulesFor } from '../../../fixtures/typoRules.ts';

const typoRules = () => typoRulesFor('en');

const block = (text: string) => ({
  _type: 'block',
  _key: text,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});
const prior = { headline: 'They closed teh school', body: [block('One.')] };
const spelled = { ...prior, headline: 'They closed the school' };
const longer = { ...prior, body: [block('One.'), block('Two.')] };
const rewritten = { ...prior, headline: 'Every hospital stays open' };

describe('a change that one editor may publish', () => {
  it.each([
    ['a spelling fix as a typo', 'typo', spelled, true],
    ['an addition as an update', 'update', longer, true],
    ['a rewrite as a typo', 'typo', rewritten, false],
    ['a rewrite as an update', 'update', rewritten, false],
    ['a spelling fix as an update', 'update', spelled, false],
    ['no change as an update', 'update', prior, false],
    ['an addition as a typo', 'typo', longer, false],
    ['an addition as a correction', 'correction', longer, false],
    ['a spelling fix as a correction', 'correction', spelled, false],
  ])('is known by its kind and text: %s', (_case, kind, after, isAllowed) => {
    expect(isChangeForOneEditor(kind, prior, after, typoRules)).toBe(isAllowed);
  });
});

describe('an update that adds a field', () => {
  const rows = (...cells: string[][]) =>
    cells.map((row) => ({ _type: 'tableRow', _key: row.join(), cells: row }));
  const figures = [
    ['Year', 'Deaths'],
    ['2025', '1,204'],
  ];
  const tableOf = (more: object = {}, cells = figures) => ({
    ...prior,
    body: [{ _type: 'table', _key: 't', caption: 'Deaths', ...more, rows: rows(...cells) }],
  });
  it.each<[string, Record<string, unknown>, boolean]>([
    ['a language, by which its charts read other figures', { ...tableOf(), language: 'de' }, false],
    ['a type of work, as which it was not labelled', { ...tableOf(), typeOfWork: 'opinion' }, false],
    ['a mark that its table has no header', tableOf({ headerless: true }), false],
    ['a chart of a table', tableOf({ chart: 'bar' }), false],
    ['a row that becomes the header', tableOf({}, [['Year', 'Rescued'], ...figures]), false],
    ['the language that it had for readers', { ...tableOf(), language: 'en', kicker: 'New' }, true],
    ['a row below', tableOf({}, [...figures, ['2026', '7']]), true],
  ])('is for one editor only if what readers saw stays as it was: %s', (_case, after, isAllowed) => {
    expect(isChangeForOneEditor('update', tableOf(), after, typoRules)).toBe(isAllowed);
  });
});

describe('a change of a story that readers have seen', () => {
  const correction = (fields: object = {}) => ({
    kind: 'correction',
    isApproved: false,
    approvedDraft: null,
    ...fields,
  });
  const approvedFor = (approvedDraft: Record<string, unknown> | null) =>
    correction({ isApproved: true, approvedDraft });
  const problem = (
    after: Record<string, unknown>,
    corrections: ReturnType<typeof correction>[] = [],
    isFourEyesOff = false,
  ) => rewriteProblem({ prior, after, corrections, isFourEyesOff, typoRules });

  it('is another source under the key that a passage names', () => {
    const sources = ['a', 'b'].map((_key) => ({ _key, outlet: `Outlet ${_key}` }));
    const [first, second] = sources;
    const cited = {
      ...block('One.'),
      markDefs: [{ _type: 'sourceNote', _key: 'n', source: 'a' }],
      children: [{ _type: 'span', _key: 's', text: 'One.', marks: ['n'] }],
    };
    const before = { ...prior, body: [cited], sources };
    const swapped = {
      ...before,
      sources: [
        { ...first, _key: 'b' },
        { ...second, _key: 'a' },
      ],
    };
    expect(
      rewriteProblem({ prior: before, after: swapped, corrections: [], isFourEyesOff: false, typoRules }),
    ).not.toBeNull();
    const renamed = {
      ...before,
      body: [{ ...cited, markDefs: [{ _type: 'sourceNote', _key: 'n', source: 'x' }] }],
      sources: [{ ...first, _key: 'x' }, second],
    };
    expect(
      rewriteProblem({ prior: before, after: renamed, corrections: [], isFourEyesOff: false, typoRules }),
    ).toBeNull();
  });

  describe('is a mark', () => {
    const gone = (_key: string) => ({ _type: 'sourceNote', _key, source: 'gone' });
    const link = (_key: string) => ({ _type: 'link', _key, href: 'https://example.org' });
    const marked = (marks: string[], markDefs: unknown[]) => ({
      ...prior,
      body: [{ ...block('One.'), markDefs, children: [{ _type: 'span', _key: 's', text: 'One.', marks }] }],
    });
    const change = (before: Record<string, unknown>, after: Record<string, unknown>) =>
      rewriteProblem({ prior: before, after, corrections: [], isFourEyesOff: false, typoRules });
    const plain = marked([], []);

    it.each([
      ['emphasis', plain, marked(['strong'], [])],
      ['emphasis whose key a note without a source has', plain, marked(['strong'], [gone('strong')])],
      ['emphasis that a note without a source took off', marked(['em'], [gone('em')]), plain],
      ['a link under the key of emphasis', marked(['em'], []), marked(['em'], [link('em')])],
      ['a link whose key a note without a source has', plain, marked(['m'], [link('m'), gone('m')])],
      [
        'the first of two links with one key',
        marked(['m'], [link('m'), { ...link('m'), href: 'https://example.com' }]),
        marked(['m'], [{ ...link('m'), href: 'https://example.com' }, link('m')]),
      ],
    ])('that readers see: %s', (_case, before, after) => {
      expect(change(before, after)).not.toBeNull();
    });

    it.each([
      ['a note without a source', plain, marked(['m'], [gone('m')])],
      ['another key', marked(['m'], [link('m')]), marked(['n'], [link('n')])],
      ['emphasis that stays', marked(['em'], [gone('em')]), marked(['em'], [])],
    ])('but not one that readers do not see: %s', (_case, before, after) => {
      expect(change(before, after)).toBeNull();
    });
  });

  it.each([
    ['none', problem(prior)],
    ['another address', problem({ ...prior, slug: { current: 'b' } })],
    ['a typo', problem(spelled, [correction({ kind: 'typo' })])],
    ['a typo beside a note', problem(spelled, [correction({ kind: 'typo' }), correction()])],
    ['an addition with an update', problem(longer, [correction({ kind: 'update' })])],
    ['a rewrite that a second person read', problem(rewritten, [approvedFor(rewritten)])],
    [
      'a rewrite that one of two approvers read',
      problem(rewritten, [approvedFor(prior), approvedFor(rewritten)]),
    ],
    ['a rewrite with a correction while four eyes are off', problem(rewritten, [correction()], true)],
    [
      'a rewrite with a typo and a correction while four eyes are off',
      problem(rewritten, [correction({ kind: 'typo' }), correction()], true),
    ],
  ])('is possible: %s', (_case, found) => {
    expect(found).toBeNull();
  });

  it.each([
    ['an addition without a correction', problem(longer), /the kind “Update”/],
    ['a rewrite without a correction', problem(rewritten), /as a typo/],
    ['a rewrite without a correction while four eyes are off', problem(rewritten, [], true), /as a typo/],
    [
      'a rewrite as a typo',
      problem(rewritten, [correction({ kind: 'typo' })]),
      /more than a typo\. A name changed/,
    ],
    [
      'a rewrite as a typo while four eyes are off',
      problem(rewritten, [correction({ kind: 'typo' })], true),
      /more than a typo/,
    ],
    ['a rewrite that nobody approved', problem(rewritten, [correction()]), /Another editor must approve/],
    [
      'a rewrite with a typo and a correction that nobody approved',
      problem(rewritten, [correction({ kind: 'typo' }), correction()]),
      /removes something that readers saw/,
    ],
    [
      'a rewrite whose approver read another text',
      problem(rewritten, [approvedFor(spelled)]),
      /since it was approved/,
    ],
    [
      'a rewrite whose approval names no text',
      problem(rewritten, [approvedFor(null)]),
      /since it was approved/,
    ],
    [
      'a rewrite that was read without an approval',
      problem(rewritten, [correction({ approvedDraft: rewritten })]),
      /Another editor must approve/,
    ],
  ])('is rejected: %s', (_case, found, reason) => {
    expect(found).toMatch(reason);
  });
});
