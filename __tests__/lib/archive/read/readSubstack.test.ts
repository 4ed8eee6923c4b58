import { readSubstack } from '../../../../lib/archive/read/substack/readSubstack.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

const archive = {
  'posts.csv': `post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url
101.quince-time,2021-10-05T06:00:00.000Z,true,2021-10-05T06:01:00.000Z,,newsletter,everyone,"Quince time, again",The trees bend,
102.for-payers,2021-10-06T06:00:00.000Z,true,,,newsletter,only_paid,For payers,,
103.later,,false,,,newsletter,everyone,Later,,
104.talk,2021-10-07T06:00:00.000Z,true,,,thread,everyone,Talk,,
`,
  'email_list.gazette.csv': 'email\nreader@mail.example\n',
  'posts/101.quince-time.html':
    '<p>Quinces are ripe.</p><div class="captioned-image-container"><figure><a class="image-link" href="https://cdn.example/q.png"><div class="image2-inset"><img src="https://cdn.example/q.png" alt="A quince"></div></a><figcaption class="image-caption">Ripe</figcaption></figure></div>',
  'posts/101.opens.csv': 'email\nreader@mail.example\n',
  'posts/102.for-payers.html': '<p>Paid.</p>',
  'posts/103.later.html': '<p>Later.</p>',
  'posts/104.talk.html': '<p>Talk.</p>',
};

describe('an export of Substack', () => {
  it('has what everybody could read, and none of its readers', async () => {
    const { stories, skipped } = await readAll(readSubstack, archive);
    expect(skipped).toEqual([
      'For payers: not for everybody there (only_paid)',
      'Later: not published there (draft)',
      'Talk: a thread of readers, not a story',
    ]);
    expect(stories).toEqual([
      expect.objectContaining({
        key: 'substack 101',
        headline: 'Quince time, again',
        slug: 'quince-time',
        standfirst: 'The trees bend',
        publishedAt: '2021-10-05T06:00:00.000Z',
        addresses: ['/p/quince-time'],
      }),
    ]);
    expect(stories.flatMap(outline)).toEqual(['normal: Quinces are ripe.', 'image: A quince']);
    expect(JSON.stringify(stories)).not.toMatch('@');
  });

  it('is refused without its list of posts', async () => {
    await expect(readAll(readSubstack, { 'posts/1.a.html': '' })).rejects.toThrow(
      'not an export of Substack',
    );
  });
});
