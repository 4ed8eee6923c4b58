import { readMarkdown } from '../../../../lib/archive/read/markdown/readMarkdown.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

const read = (files: Record<string, string>) => readAll(readMarkdown, files);

const jekyll = `---
layout: post
title: "Cider & perry prices rise"
author: Ada Roe
categories: farming prices
tags: [Cider, "Perry"]
image: /images/perry.jpg
---

Cider makers **raise** prices.

![Perry](/images/glass.jpg)
`;
const hugo = `---
title: The weir
date: 2019-05-04T14:30:00+02:00
authors:
  - Ada Roe
  - name: Ben Poe
    role: Reporter
description: A court decides.
slug: weir
draft: false
---
It stays open.[^1]

[^1]: The ruling
`;

describe('files of Markdown', () => {
  it('are stories with the fields of Jekyll, and the day in their name', async () => {
    const [story] = (await read({ '_posts/2019-05-04-cider.md': jekyll })).stories;
    expect(story).toMatchObject({
      headline: 'Cider & perry prices rise',
      slug: 'cider',
      publishedAt: '2019-05-04T00:00:00',
      authors: [{ name: 'Ada Roe' }],
      leadImage: { address: '/images/perry.jpg' },
    });
    expect(story?.labels.map(({ name }) => name)).toEqual(['farming prices', 'Cider', 'Perry']);
    expect(story && outline(story)).toEqual(['normal: Cider makers raise prices.', 'image: Perry']);
  });

  it('are stories with the fields of Hugo', async () => {
    const [story] = (await read({ 'content/weir/index.md': hugo })).stories;
    expect(story).toMatchObject({
      headline: 'The weir',
      slug: 'weir',
      standfirst: 'A court decides.',
      publishedAt: '2019-05-04T14:30:00+02:00',
      authors: [{ name: 'Ada Roe' }, { name: 'Ben Poe', role: 'Reporter' }],
    });
    expect(story?.modifiedAt).toBeUndefined();
  });

  it('are left out as drafts, retracted stories and files without fields', async () => {
    const { stories, skipped } = await read({
      'a.md': jekyll.replace('layout: post', 'draft: true'),
      'b.md': jekyll.replace('layout: post', 'published: false'),
      'c.md': jekyll.replace('layout: post', 'retracted: 2019-05-05'),
      'README.md': '# Read me',
    });
    expect(stories).toEqual([]);
    expect(skipped).toHaveLength(4);
  });

  it('have fields whatever their case, and with hyphens or underscores', async () => {
    const written = [
      'Title: The weir',
      'Date: 2019-05-04T14:30:00Z',
      'AUTHOR: Ada Roe',
      'lead_image: a.jpg',
      'key-points: [Rain]',
    ];
    const { stories, skipped } = await read({
      'weir.md': `---\n${[...written, 'Embargo: 2099-01-01T00:00:00Z'].join('\n')}\n---\nIt stays open.`,
      'draft.md': `---\n${[...written, 'Draft: true'].join('\n')}\n---\nIt stays open.`,
    });
    expect(stories).toMatchObject([
      {
        headline: 'The weir',
        publishedAt: '2019-05-04T14:30:00Z',
        authors: [{ name: 'Ada Roe' }],
        leadImage: { address: 'a.jpg' },
        keyPoints: ['Rain'],
        embargoedUntil: '2099-01-01T00:00:00Z',
      },
    ]);
    expect(skipped).toHaveLength(1);
  });

  it('count a field by its own name before others', async () => {
    const file = '---\nTITLE: Other\ntitle: The weir\n---\nIt stays open.';
    const { stories } = await read({ '2019-05-04-weir.md': file });
    expect(stories[0]?.headline).toBe('The weir');
  });

  it.each([
    ['a draft by its folder', '_drafts/2019-05-04-a.md', 'layout: post'],
    ['one without an address', 'a.md', 'permalink: false'],
    ['one behind a password', 'a.md', 'password: secret'],
    ['a private one', 'a.md', 'private: true'],
    ['one for members', 'a.md', 'visibility: members'],
    ['one that nothing lists', 'a.md', 'unlisted: true'],
    ['one that is pending', 'a.md', 'status: pending'],
    ['a draft by another name', 'a.md', 'is_draft: yes'],
  ])('are no stories if they were not public: %s', async (_case, name, field) => {
    const { stories, skipped } = await read({ [name]: jekyll.replace('layout: post', field) });
    expect(stories).toEqual([]);
    expect(skipped).toHaveLength(1);
  });

  it('are stories as HTML too; posts in other languages of markup are named', async () => {
    const { stories, unread } = await read({
      '_posts/2019-05-04-a.html': '---\ntitle: A\n---\n<p>One <b>two</b>.</p>',
      '_posts/2019-05-05-b.textile': '---\ntitle: B\n---\nh1. Two',
      '_layouts/post.html': '---\ntitle: C\n---\n{{ content }}',
    });
    expect(stories.map((one) => [one.slug, ...outline(one)])).toEqual([['a', 'normal: One two.']]);
    expect(unread).toEqual([expect.stringContaining('b.textile: It is no Markdown')]);
  });

  it('that are damaged, or name others a thousand times, stop no other', async () => {
    const { stories, unread } = await read({
      'bad.md': '---\ntitle: [\n---\nText.',
      'many.md': `---\na: &a [x]\nb: &b [${'*a,'.repeat(999)}]\ntitle: [${'*b,'.repeat(999)}]\n---\nText.`,
      '2019-05-04-good.md': jekyll,
    });
    expect(stories).toHaveLength(1);
    expect(unread).toHaveLength(2);
  });

  it('with thousands of pictures in their fields and their text are read in linear time', async () => {
    const pictures = Array.from({ length: 4_000 }, (_, at) => `{file: a${at}.jpg, alt: A${at}}`);
    const places = Array.from({ length: 40_000 }, () => '![](other.jpg) ');
    const start = performance.now();
    const { stories } = await read({
      '2019-05-04-a.md': `---\ntitle: A\npictures: [${pictures.join()}]\n---\n${places.join('\n\n')}`,
    });
    expect(stories).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
