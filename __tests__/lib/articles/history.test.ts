import { historyOf } from '../../../lib/articles/history.ts';
import type { Correction } from '../../../lib/corrections/Correction.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

const correction = (publishedAt: string, isSuperseded = false) =>
  ({ kind: 'correction', publishedAt, isSuperseded }) as Correction;

describe('the history of a story', () => {
  it('begins with the publication, and has the corrections from the oldest to the newest', () => {
    const history = historyOf(
      {
        publishedAt: '2026-01-01T00:00:00Z',
        // As pages have them: newest first.
        corrections: [correction('2026-01-03T00:00:00Z'), correction('2026-01-02T00:00:00Z', true)],
      },
      wordsOf({ language: 'en' }),
    );
    expect(history.map(({ at, title }) => [at, title])).toEqual([
      ['2026-01-01T00:00:00Z', 'Published'],
      ['2026-01-02T00:00:00Z', 'Correction, since replaced by another'],
      ['2026-01-03T00:00:00Z', 'Correction'],
    ]);
  });
});
