import { writeHtml } from '../../../../lib/archive/write/html.ts';
import { writeStoryMarkdown } from '../../../../lib/archive/write/markdown.ts';
import { writeNewsml } from '../../../../lib/archive/write/newsml.ts';
import { writeNinjs } from '../../../../lib/archive/write/ninjs.ts';
import { feedStoryFrom } from '../../../../lib/feeds/feedStory.ts';
import { ninjsFeed } from '../../../../lib/feeds/ninjsFeed.ts';
import { wordsOf } from '../../../../lib/words/wordsOf.ts';
import { exportedStory } from '../../../fixtures/exportedStory.ts';
import { site } from '../../../fixtures/story.ts';
import { wholeStory } from '../../../fixtures/wholeStory.ts';

const { leadImage } = wholeStory();
const made = wholeStory({
  leadImage: leadImage ? { ...leadImage, digitalSource: 'trainedAlgorithmicMedia', copyright: '© A' } : null,
});
const siteUrl = 'https://news.example.org';

describe('that a picture was made with AI is in', () => {
  const story = exportedStory(made);
  it.each([
    ['the page', writeHtml(story), 'Made with AI'],
    ['the Markdown', writeStoryMarkdown(story), 'trainedAlgorithmicMedia'],
    ['NewsML', writeNewsml(story), 'Made with AI'],
    ['ninjs', writeNinjs(story), 'digitalsourcetype/trainedAlgorithmicMedia'],
    [
      'the ninjs feed',
      ninjsFeed(
        {
          ...{ title: 'T', description: null, path: '/' },
          stories: [feedStoryFrom(made, { siteUrl, words: wordsOf(site) }, new Date('2026-11-25T12:00:00Z'))],
        },
        { site, siteUrl },
      ),
      'digitalsourcetype/trainedAlgorithmicMedia',
    ],
  ])('%s', (_format, written, words) => {
    expect(written).toContain(words);
  });
});
