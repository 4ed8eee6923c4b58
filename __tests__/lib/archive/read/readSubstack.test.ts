import { readSubstack } from '../../../../lib/archive/read/substack/readSubstack.ts';
import { readBody } from '../../../../lib/archive/story/readBody.ts';
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

  describe('with what Substack adds to a text', () => {
    const button = (url: string, words: string) =>
      `<p class="button-wrapper" data-attrs="{&quot;url&quot;:&quot;${url}&quot;}" data-component-name="ButtonCreateButton"><a class="button primary" href="${url}"><span>${words}</span></a></p>`;
    const attrs = (facts: object) => JSON.stringify(facts).replaceAll('"', '&quot;');
    const read = async (html: string) => {
      const { stories } = await readAll(readSubstack, { ...archive, 'posts/101.quince-time.html': html });
      const [story] = stories;
      if (!story) throw new Error('no story');
      return { story, body: readBody(story) };
    };

    it('leaves out forms, buttons, paywalls, polls and offers, each by a rule that it names', async () => {
      const { story } = await read(
        [
          '<p>One.</p>',
          '<div class="subscription-widget-wrap-editor" data-component-name="SubscribeWidgetToDOM"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Thanks for reading! Subscribe for free.</p></div><form class="subscription-widget-subscribe"><input type="submit" value="Subscribe"></form></div></div>',
          button('https://gazette.substack.com/subscribe?', 'Subscribe now'),
          button('%%share_url%%', 'Share'),
          button('https://www.gazette.example/p/x?utm_source=substack&action=share', 'Share this post'),
          button('https://www.gazette.example/p/x/comments', 'Leave a comment'),
          `<div class="captioned-button-wrap" data-component-name="CaptionedButtonToDOM"><div class="preamble"><p class="cta-caption">This post is public.</p></div>${button('%%share_url%%', 'Share')}</div>`,
          '<p><a href="https://gazette.substack.com/subscribe">Subscribe now</a></p>',
          '<div class="paywall-jump" data-component-name="PaywallToDOM"></div>',
          '<div class="poll-embed" data-component-name="PollToDOM"></div>',
          '<div class="community-chat"><p>Join the chat</p></div>',
          '<h3 class="header-with-anchor-widget">Two<div class="header-anchor-widget"><button>Link</button></div></h3>',
          '<p>Three.</p>',
        ].join(''),
      );
      expect(outline(story)).toEqual(['normal: One.', 'h2: Two', 'normal: Three.']);
      expect(story.notes).toEqual([
        'Left out: a form to subscribe.',
        'Left out: the mark of a paywall.',
        'Left out: an offer of the app, a chat or a message.',
        'Left out: a poll.',
        'Left out: a button to share or subscribe, 6 times.',
      ]);
    });

    it('keeps buttons that lead elsewhere, and sentences with a link to subscribe', async () => {
      const { story } = await read(
        `${button('https://books.example/quince', 'Buy the book')}<p>You can <a href="https://other.substack.com/subscribe">subscribe now</a>, she says.</p><p>Subscribe now.</p>`,
      );
      expect(outline(story)).toEqual([
        'normal: Buy the book',
        'normal: You can subscribe now, she says.',
        'normal: Subscribe now.',
      ]);
      expect(story.notes).toEqual([]);
    });

    it('turns footnotes into sources of the passages that have them', async () => {
      const { body } = await read(
        '<p>Quinces<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1" target="_self">1</a> are ripe<a class="footnote-anchor" id="footnote-anchor-2" href="#footnote-2">2</a>.</p>' +
          '<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number" contenteditable="false" target="_self">1</a><div class="footnote-content"><p>The <a href="https://www.orchard.example/count">count of 2021</a>, and <a href="https://other.example/">another</a>.</p></div></div>' +
          '<div class="footnote"><a id="footnote-2" href="#footnote-anchor-2" class="footnote-number">2</a><div class="footnote-content"><p>Not all of them.</p></div></div>',
      );
      expect(body.blocks).toHaveLength(1);
      const [block] = body.blocks;
      const [first, second] = body.sources ?? [];
      expect(body.sources).toEqual([
        expect.objectContaining({
          outlet: 'orchard.example',
          title: 'The count of 2021, and another',
          url: 'https://www.orchard.example/count',
        }),
        expect.objectContaining({ title: 'Not all of them' }),
      ]);
      expect(block).toMatchObject({
        markDefs: [
          { _type: 'sourceNote', source: first?._key },
          { _type: 'sourceNote', source: second?._key },
        ],
      });
      expect(body.notes).toEqual([
        'A footnote has a further link, which was left out: https://other.example/',
      ]);
    });

    it('shows posts of others as links and posts of other networks as embeds', async () => {
      const { story } = await read(
        `<div class="pullquote"><p>Ripe at last.</p></div><div class="embedded-post-wrap" data-attrs="${attrs({ id: 7, url: 'https://other.substack.com/p/pears', title: 'Pears' })}"><a class="embedded-post"><div>Other</div><div>2 years ago · 40 likes</div></a></div>` +
          `<div class="digest-post-embed" data-attrs="${attrs({ url: 'https://gazette.example/p/plums', title: 'Plums' })}"></div>` +
          `<div class="tweet" data-attrs="${attrs({ url: 'https://twitter.com/ada/status/1', full_text: 'Hi' })}"></div>`,
      );
      expect(outline(story)).toEqual([
        'blockquote: Ripe at last.',
        'normal: Pears',
        'normal: Plums',
        'embed: https://twitter.com/ada/status/1',
      ]);
    });
  });

  it('is refused without its list of posts', async () => {
    await expect(readAll(readSubstack, { 'posts/1.a.html': '' })).rejects.toThrow(
      'not an export of Substack',
    );
  });
});
