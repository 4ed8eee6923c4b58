import { writeNinjs } from '../../../../lib/archive/write/ninjs.ts';
import { exportedStory } from '../../../fixtures/exportedStory.ts';
import { ninjsProblems } from '../../../fixtures/schemas/jsonProblems.ts';
import { wholeStory } from '../../../fixtures/wholeStory.ts';

const bare = {
  ...{ kicker: null, standfirst: null, section: null, leadImage: null, keyPoints: null, summary: null },
  ...{ topics: null, bylines: null, contacts: null, sources: null, corrections: null, dateline: null },
  ...{ noByline: true, hasSources: null, modifiedAt: null, body: [] },
};

describe('a story as ninjs', () => {
  it.each([
    ['with everything that a story can have', wholeStory()],
    ['with nothing that it need not have', wholeStory(bare)],
    ['that was retracted', wholeStory({ retractedAt: '2026-11-26T10:00:00.000Z' })],
  ])('is valid by the schema of the IPTC: %s', (_case, story) => {
    expect(ninjsProblems(JSON.parse(writeNinjs(exportedStory(story))))).toEqual([]);
  });

  it('is held to the schema: a field that the standard has not is found', () => {
    const item = JSON.parse(writeNinjs(exportedStory(wholeStory())));
    expect(ninjsProblems({ ...item, mood: 'fair' })).toEqual([
      expect.stringMatching('unevaluated|additional'),
    ]);
    expect(ninjsProblems({ ...item, uri: 7 })).toEqual(['/uri must be string']);
  });
});
