import type { PassageChange } from '../../../../lib/corrections/passages/passageChanges.ts';
import { passagesOf } from '../../../../lib/corrections/passages/passagesOf.ts';

const change = (was: string, is: string, more: Partial<PassageChange> = {}): PassageChange => ({
  _key: was,
  _type: 'passageChange',
  path: 'body',
  block: 'a',
  was,
  is,
  ...more,
});

const correction = { affects: ['body'], was: 'Nine', is: 'Ten', changes: null };
const written = [
  { part: 'struck', text: 'Nine' },
  { part: 'inserted', text: 'Ten' },
];

describe('passagesOf', () => {
  it('shows three recorded changes at once', () => {
    const changes = ['1', '2', '3', '4', '5'].map((figure) => change(`It has ${figure}.`, 'It has 9.'));
    const { passages, more } = passagesOf({ ...correction, changes });
    const figures = (shown: typeof passages) =>
      shown.map((parts) => parts.find(({ part }) => part === 'struck')?.text);
    expect([figures(passages), figures(more)]).toEqual([
      ['1', '2', '3'],
      ['4', '5'],
    ]);
  });

  it('shows the two wordings that were written, whole, if no change was recorded', () => {
    expect(passagesOf(correction)).toEqual({ passages: [written], more: [] });
  });

  it.each([
    ['without the old wording', { was: null }],
    ['without the new wording', { is: null }],
    ['that found no change in a part that is compared', { changes: [] }],
    ['whose changes are too long', { changes: [change('Nine', 'Ten', { isAbridged: true })] }],
  ])('shows no passage of a correction %s', (_case, more) => {
    expect(passagesOf({ ...correction, ...more })).toEqual({ passages: [], more: [] });
  });

  it('shows what was written of a part that is not compared', () => {
    expect(passagesOf({ ...correction, affects: ['body', 'picture'], changes: [] }).passages).toEqual([
      written,
    ]);
  });

  it('shows no wordings beside recorded changes', () => {
    const { passages } = passagesOf({ ...correction, affects: ['picture'], changes: [change('8', '9')] });
    expect(passages).toEqual([
      [
        { part: 'struck', text: '8' },
        { part: 'inserted', text: '9' },
      ],
    ]);
  });
});
