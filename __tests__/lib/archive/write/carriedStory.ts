import type { ArticleResult } from '../../../../lib/queryResults/story.ts';
import { wholeStory } from '../../../fixtures/wholeStory.ts';

const rights = {
  ...{ copyright: '© A & “B” 2026', licenceUrl: 'https://creativecommons.org/licenses/by/4.0/' },
  digitalSource: 'trainedAlgorithmicMedia' as const,
};

/** A story with a value in each field that readers see. */
export const carriedStory = (): ArticleResult => {
  const whole = wholeStory();
  return {
    ...whole,
    leadImage: whole.leadImage && { ...whole.leadImage, ...rights },
    contacts: [
      {
        ...{ name: 'Ann "Other" O’Neill', slug: 'ann', role: 'Reporter & editor', portrait: null },
        channels: [
          {
            ...{ isPublic: true, kind: 'email', value: 'ann@example.org', label: 'Tips & “more”' },
            isPlaceholder: true,
          },
          {
            ...{ isPublic: true, kind: 'pgp', value: 'https://example.org/key' },
            fingerprint: '0123456789ABCDEF0123456789ABCDEF01234567',
            ...{ verifiedAt: '2026-11-01T00:00:00Z', expiresAt: '2027-11-01T00:00:00Z' },
          },
          { isPublic: true, kind: 'signal', value: 'ann.42' },
        ],
      },
    ],
    body: (whole.body ?? []).map((block) => {
      if (block._type === 'image') return { ...block, ...rights };
      if (block._type === 'gallery')
        return { ...block, pictures: block.pictures?.map((picture) => ({ ...picture, ...rights })) };
      if (block._type === 'table' && !block.headerless) return { ...block, chart: 'column' };
      if (block._type === 'table')
        return {
          ...{ ...block, caption: 'Without names' },
          rows: [...(block.rows ?? []), { _key: 'r2', cells: ['Up', 'Down'] }],
        };
      if (block._type === 'audio') return { ...block, credit: 'Cy', transcript: 'She: yes.' };
      if (block._type === 'timeline')
        return { ...block, events: [...(block.events ?? []), { date: '10 August', text: 'It ended.' }] };
      return block;
    }) as ArticleResult['body'],
  };
};
