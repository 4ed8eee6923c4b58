import { readMedium } from '../../../../lib/archive/read/medium/readMedium.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>The walnut year</title></head><body><article class="h-entry">
<header><h1 class="p-name">The walnut year</h1></header>
<section data-field="subtitle" class="p-summary">What a late harvest means for the valley</section>
<section data-field="body" class="e-content"><section class="section"><div class="section-content">
<h3 class="graf graf--h3 graf--title">The walnut year</h3>
<h4 class="graf graf--h4 graf--subtitle">What a late harvest means for the valley</h4>
<p class="graf graf--p">Walnuts came <strong>late</strong>.</p>
<figure class="graf graf--figure"><img class="graf-image" src="https://cdn-images.example/max/800/1*walnut.jpeg"><figcaption>A tree</figcaption></figure>
</div></section></section>
<footer><p>By <a href="https://medium.example/@ada" class="p-author h-card">Ada Roe</a> on <a href="https://medium.example/p/0a1b2c"><time class="dt-published" datetime="2017-11-03T09:00:00.000Z">November 3, 2017</time></a>.</p>
<p><a href="https://medium.example/@ada/the-walnut-year-0a1b2c" class="p-canonical">Canonical link</a></p><p>Exported from Medium</p></footer></article></body></html>`;

const archive = {
  'README.html': '<p>Your archive</p>',
  'posts/2017-11-03_The-walnut-year-0a1b2c.html': page,
  'posts/draft_Not-yet-9f.html': '<h1 class="p-name">Not yet</h1>',
  'profile/profile.html': '<p>ada@mail.example</p>',
};

describe('an export of Medium', () => {
  it('has its published stories, each with its headline once', async () => {
    const { stories, skipped } = await readAll(readMedium, archive);
    expect(skipped).toEqual(['draft_Not-yet-9f: not published there (draft)']);
    expect(stories).toEqual([
      expect.objectContaining({
        key: 'medium 0a1b2c',
        headline: 'The walnut year',
        slug: 'the-walnut-year',
        standfirst: 'What a late harvest means for the valley',
        publishedAt: '2017-11-03T09:00:00.000Z',
        addresses: ['https://medium.example/@ada/the-walnut-year-0a1b2c'],
        authors: [{ key: 'ada roe', name: 'Ada Roe' }],
      }),
    ]);
    expect(stories.flatMap(outline)).toEqual(['normal: Walnuts came late.', 'image: A tree']);
  });

  it('leaves out responses, which have no title, and keeps untitled pictures and stories', async () => {
    const untitled = (title: string, body: string) =>
      `<html><head><title>${title}</title></head><body><h1 class="p-name">${title}</h1><section class="e-content">${body}</section></body></html>`;
    const { stories, skipped } = await readAll(readMedium, {
      'posts/2019-03-01_Great-post-7a.html': untitled(
        'Great post, Ada!',
        '<p class="graf graf--p">Great post, Ada!</p><p class="graf graf--p">I agree.</p>',
      ),
      'posts/2019-03-02_Long-7b.html': untitled(
        'I think that…',
        '<p class="graf graf--p">I think that it rains.</p>',
      ),
      'posts/2019-03-03_Named-7c.html': untitled('A name', '<p class="graf graf--p">Text of its own.</p>'),
      'posts/2017-11-03_The-walnut-year-0a1b2c.html': page,
    });
    expect(skipped).toEqual([
      '2019-03-01_Great-post-7a: a response, or a note without a title',
      '2019-03-02_Long-7b: a response, or a note without a title',
    ]);
    expect(stories.map(({ headline }) => headline)).toEqual(['A name', 'The walnut year']);
  });

  it('goes on after a file that would take too long', async () => {
    const hostile = { 'posts/a-1.html': '<div>'.repeat(500_000), 'posts/b-0a1b2c.html': page };
    const { stories, unread } = await readAll(readMedium, hostile);
    expect(unread).toEqual([expect.stringMatching(/^a-1: .*too/)]);
    expect(stories).toHaveLength(1);
  });

  it('is refused without posts', async () => {
    await expect(readAll(readMedium, { 'a.html': page })).rejects.toThrow('not an export of Medium');
  });
});
