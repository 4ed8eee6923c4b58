import { paragraph, publishStory } from '../harness/newsroom.ts';
import { faultsIn } from '../harness/page/faultsIn.ts';
import { expect, test } from '../harness/test.ts';

test('a live story tells its readers of entries, each with its own address, until it has ended', async ({
  page,
  browser,
  newsroom: { editor, secondEditor },
  product,
}) => {
  const slug = 'test-is-live';
  const path = `/articles/${slug}`;
  const publishEntry = (id: string, text: string, more: object = {}) =>
    editor.createOrReplace({
      _id: id,
      _type: 'liveEntry',
      story: { _type: 'reference', _ref: slug, _weak: true },
      body: [paragraph(text)],
      ...more,
    });

  /** One person asks, another takes the entry off, as Studio's two actions do. */
  const removeEntry = async (id: string) => {
    const pair = { draftId: `drafts.${id}`, publishedId: id };
    const { id: requestedBy } = await secondEditor.users.getById('me');
    await secondEditor.action({
      actionType: 'sanity.action.document.edit',
      ...pair,
      patch: { set: { withdrawal: { requestedBy, reason: 'It was not so.' } } },
    });
    await editor.action([
      { actionType: 'sanity.action.document.unpublish', ...pair },
      {
        actionType: 'sanity.action.document.edit',
        ...pair,
        patch: { set: { withdrawnAt: new Date().toISOString() }, unset: ['withdrawal'] },
      },
    ]);
  };

  await test.step('entries are on its page within moments', async () => {
    await publishStory(editor, slug, { typeOfWork: 'live', body: [paragraph('It begins at nine.')] });
    await expect.poll(() => product.textOf(path)).toContain('No update yet');
    await publishEntry('live-one', 'The doors are open.', { headline: 'The doors open', isKey: true });
    await expect.poll(() => product.textOf(path)).toContain('The doors are open.');
    const [structured] = await page
      .goto(path)
      .then(() => page.locator('script[type="application/ld+json"]').allTextContents());
    expect(JSON.parse(structured ?? '')).toMatchObject({
      '@type': 'LiveBlogPosting',
      liveBlogUpdate: [{ headline: 'The doors open', url: `${product.origin}${path}/entries/live-one` }],
    });
  });

  await test.step('programs and the search have its entries too', async () => {
    expect(await product.textOf(`${path}.md`)).toContain('The doors are open.');
    expect(await product.textOf(`${path}.json`)).toContain('The doors are open.');
    await expect.poll(() => product.textOf('/search?q=doors')).toContain(path);
  });

  await test.step('an entry has a page that leads to the story', async () => {
    await page
      .getByRole('article', { name: 'The doors open' })
      .getByRole('link', { name: /GMT|BST/ })
      .click();
    await expect(page).toHaveURL(`${path}/entries/live-one`);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', product.origin + path);
    await page.getByRole('link', { name: 'Read the whole live story' }).click();
    await expect(page).toHaveURL(path);
    expect(await product.statusOf(`${path}/updates/1`)).toBe(200);
    expect(await product.statusOf(`${path}/updates/2`)).toBe(404);
    expect(await product.statusOf(`${path}/entries/none`)).toBe(404);
  });

  await test.step('a browser without script reloads it', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: product.origin });
    const plain = await context.newPage();
    await plain.goto(path);
    // A browser with script has no element here.
    await expect(plain.locator('noscript meta[http-equiv="refresh"]')).toHaveAttribute('content', '60');
    await context.close();
  });

  await test.step('an open page offers a new entry, and shows it when asked', async () => {
    await page.goto(path);
    await publishEntry('live-two', 'The hall is full.', { headline: 'The hall fills' });
    const offer = page.getByRole('button', { name: '1 new update' });
    await expect(offer).toBeVisible();
    await expect(page.getByText('The hall is full.')).toHaveCount(0);
    expect(await faultsIn(page, '.live')).toEqual([]);
    await offer.click();
    const entry = page.getByRole('article', { name: 'The hall fills' });
    await expect(entry).toBeFocused();
    await expect(entry).toBeInViewport();
    await expect(offer).toBeHidden();
  });

  await test.step('an open page loses an entry that is taken off, and no page in memory has it', async () => {
    await removeEntry('live-two');
    await expect(page.getByText('The hall is full.')).toHaveCount(0);
    await expect.poll(() => product.textOf(path)).not.toContain('The hall is full.');
    await expect.poll(() => product.statusOf(`${path}/entries/live-two`)).toBe(404);
  });

  await test.step('a reader who comes back finds where they were', async () => {
    await page.goto('/');
    await publishEntry('live-three', 'The vote is at nine.');
    await expect.poll(() => product.textOf(path)).toContain('The vote is at nine.');
    await page.goto(path);
    await page.getByRole('link', { name: /^1 new update since you were here/ }).click();
    await expect(page.getByText('You were here', { exact: true })).toBeInViewport();
  });

  await test.step('with the last entry it reads as a story, and its other pages go with it', async () => {
    await publishEntry('live-last', 'The doors are closed.', { endsCoverage: true });
    await expect(page.getByRole('button', { name: /^The live coverage has ended/ })).toBeVisible();
    await expect.poll(() => product.textOf(path)).toContain('Our live coverage ended on');
    const text = await product.textOf(path);
    expect(text).not.toContain('http-equiv="refresh"');
    expect(text.indexOf('The doors are open.')).toBeLessThan(text.indexOf('The doors are closed.'));
  });
});
