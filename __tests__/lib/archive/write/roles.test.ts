import { writeHtml } from '../../../../lib/archive/write/html.ts';
import { exportedStory } from '../../../fixtures/exportedStory.ts';
import { site } from '../../../fixtures/story.ts';
import { wholeStory } from '../../../fixtures/wholeStory.ts';

const ann = { name: 'Ann Other', slug: 'ann-other', role: 'Reporter & editor' };

it.each([
  ['en', ', '],
  ['ar', '، '],
])('roles follow the names of an exported page as the language %s has it', (language, comma) => {
  const story = exportedStory(wholeStory());
  const page = writeHtml({
    ...story,
    site: { ...site, language },
    article: {
      ...story.article,
      byline: { kind: 'named', authors: [{ ...ann, portrait: null }] },
      contacts: [{ ...ann, channels: [] }],
    },
  });
  expect(page).toContain(`</a>${comma}<span class="role">Reporter &amp; editor</span>`);
  expect(page).toContain(`>Ann Other${comma}Reporter &amp; editor</h3>`);
});
