import { partsToName } from '../../../../lib/articles/changes/partsToName.ts';
import { namedParts, unnamedPartsProblem } from '../../../../lib/corrections/state/namedParts.ts';

const live = { headline: 'Eight schools close', standfirst: 'From May.' };
const draft = { headline: 'Nine schools close', standfirst: 'From June.' };

describe('the parts that a correction names', () => {
  it('are all that its draft changes, beside those that were chosen', () => {
    expect(namedParts(['byline', 'headline'], partsToName('correction', live, draft))).toEqual([
      'headline',
      'standfirst',
      'byline',
    ]);
  });

  it.each([
    ['a retraction', 'retraction', live, draft],
    ['a story without a draft', 'correction', live, null],
    ['a draft of the same text', 'correction', live, { ...live }],
  ])('may be chosen freely for %s', (_case, kind, published, waiting) => {
    expect(partsToName(kind, published, waiting)).toEqual([]);
  });

  it.each([[['byline']], [undefined], ['headline']])('are missing in %j', (affects) => {
    expect(unnamedPartsProblem(affects, ['headline', 'standfirst'])).toMatch(
      /Add headline, standfirst to affects\.$/,
    );
  });

  it('may be more than what changes', () => {
    expect(unnamedPartsProblem(['headline', 'byline'], ['headline'])).toBeNull();
  });
});
