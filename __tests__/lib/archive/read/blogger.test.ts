import { readFeed } from '../../../../lib/archive/read/feeds/readFeed.ts';
import { fixture, readAll } from '../../../fixtures/archives/archiveFiles.ts';

const kind = (name: string): string =>
  `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;
const entry = (title: string, more: string): string =>
  `<entry><id>${title}</id><title>${title}</title><content type="html">&lt;p&gt;Text.&lt;/p&gt;</content>${more}</entry>`;
const feed = (...entries: string[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://purl.org/atom/app#">${entries.join('')}</feed>`;
const draft = '<app:control><app:draft>yes</app:draft></app:control>';

describe('an export of Blogger, read as a feed', () => {
  it.each([
    ['a draft', `${kind('post')}${draft}`, 'not published there (draft)'],
    ['a comment', kind('comment'), 'a comment of a reader'],
    ['the template', kind('template'), 'no story (template)'],
    ['a setting', kind('settings'), 'no story (settings)'],
    ['a page', kind('page'), 'a page, not a story'],
    ['a draft of today', '<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>', 'draft'],
    [
      'a scheduled post',
      '<blogger:type>POST</blogger:type><blogger:status>SCHEDULED</blogger:status>',
      'scheduled',
    ],
    [
      'a comment of today',
      '<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>',
      'a comment',
    ],
    [
      'a trashed post',
      '<blogger:type>POST</blogger:type><blogger:trashed>2024-01-02</blogger:trashed>',
      'trashed',
    ],
    ['an answer', '<thr:in-reply-to ref="tag:a.example,2009:9"/>', 'a comment of a reader'],
  ])('publishes a post, and not %s', async (_case, more, reason) => {
    const live = '<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><blogger:trashed/>';
    const { stories, skipped } = await readAll(readFeed, {
      'blog.xml': feed(entry('Old', kind('post')), entry('Hidden', more), entry('New', live)),
    });
    expect(stories.map(({ headline }) => headline)).toEqual(['Old', 'New']);
    expect(skipped).toEqual([expect.stringMatching(/^Hidden: /)]);
    expect(skipped[0]).toContain(reason);
  });
});

describe('an export of WordPress, read as a feed', () => {
  it('publishes no draft, page, attachment or story behind a password', async () => {
    const { stories, skipped } = await readAll(readFeed, { 'wordpress.xml': fixture('wordpress.xml') });
    expect(stories.map(({ slug }) => slug)).toEqual(['growers-win-water', 'market-day']);
    expect(skipped).toHaveLength(5);
  });

  it('publishes no comment of a feed of comments', async () => {
    const item = (link: string) =>
      `<item><title>By: Ada</title><link>${link}</link><description>x</description></item>`;
    const { stories, skipped } = await readAll(readFeed, {
      'a.xml': `<rss><channel>${item('https://a.example/rain/#comment-12')}${item('https://a.example/sun/#top')}</channel></rss>`,
    });
    expect(stories.map(({ addresses }) => addresses)).toEqual([['https://a.example/sun/#top']]);
    expect(skipped).toEqual(['By: Ada: a comment of a reader']);
  });
});
