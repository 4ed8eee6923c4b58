import type { Locator, Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import type { StudioStory } from '../../../sanity/studio/actions/storyOf.ts';
import { publishStoryNow } from '../../../sanity/studio/requests/scheduleRequest.ts';
import { pidOf } from '../../../tools/testing/processes.ts';
import { correctStory, draftStory, paragraph, publishMillStory } from '../harness/newsroom.ts';
import type { Product } from '../harness/product.ts';
import { field, goInStudio, openDocument, openStudio, write } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';
import { untilReplaced } from '../harness/untilReplaced.ts';

/** Kills the lake until a text takes no words: the next one may be there before Studio notices. @returns waits for it. */
const loseLake = async (text: Locator, { dataDir }: Product): Promise<() => Promise<void>> => {
  let untilBack = (): Promise<void> => Promise.resolve();
  await expect(async () => {
    const lake = pidOf('lake', dataDir);
    untilBack = () => untilReplaced('lake', dataDir, lake);
    const isLost = expect(text).toHaveAttribute('contenteditable', 'false', { timeout: 3_000 });
    process.kill(lake, 'SIGKILL');
    await isLost.catch((error: unknown) => untilBack().then(() => Promise.reject(error)));
  }).toPass();
  return untilBack;
};

/**
 * Closes a page's connections and lets it open none. The edge starts sooner than a lake.
 *
 * @returns lets it open them again.
 */
const cutConnection = async (
  page: Page,
  text: Locator,
  { dataDir }: Product,
): Promise<() => Promise<void>> => {
  await page.route('**/lake/**', (route) => route.abort());
  const edge = pidOf('edge', dataDir);
  process.kill(edge, 'SIGKILL');
  await expect(text).toHaveAttribute('contenteditable', 'false');
  await untilReplaced('edge', dataDir, edge);
  return () => page.unrouteAll({ behavior: 'wait' });
};

test.describe('a preview', () => {
  test('opens the field of a clicked headline, and waits for a lost connection', async ({
    editorPage: page,
    newsroom: { editor },
  }) => {
    const id = 'a-mill-previewed';
    await publishMillStory(editor, id);
    await openStudio(page, `/studio/preview?preview=/articles/${id}`);
    const headline = page.frameLocator('iframe').first().locator('h1').first();
    // Until the page in the frame handles clicks.
    await expect(async () => {
      await headline.click({ force: true, timeout: 2_000 });
      expect(page.url()).toContain(`/article/${id}/headline`);
    }).toPass();
    await write(page, 'headline', 'Before');
    await expect(headline).toContainText('Before');
    for (const state of ['Published', 'Draft'])
      await expect(
        page.getByTestId('document-perspective-list').getByText(state, { exact: true }),
      ).toBeInViewport({ ratio: 1 });
    const isLost = page.waitForEvent('requestfailed', (request) => request.url().includes(`/articles/${id}`));
    // Studio saves this, and the preview asks for it in vain.
    await page.route(`**/articles/${id}**`, (route) => route.abort('internetdisconnected'));
    await write(page, 'headline', 'Afterwards');
    await isLost;
    await expect(headline).toContainText('Afterwards');
    // Typed text is shown without the server, all else with it.
    const title = page.frameLocator('iframe').first().locator('head > title');
    expect(await title.textContent()).toContain('Before');
    await page.unrouteAll({ behavior: 'wait' });
    await expect.poll(() => title.textContent()).toContain('Afterwards');
  });
});

test.describe('two editors', () => {
  test('see each other in the same document', async ({
    editorPage: first,
    newsroom: { editor },
    secondEditorPage: second,
  }) => {
    const id = 'a-mill-shared';
    await publishMillStory(editor, id);
    await openDocument(first, 'live', id);
    await openDocument(second, 'live', id);
    await field(second, 'headline').locator('input').click();
    await expect(first.locator('[data-ui="Avatar"][aria-label="Second editor"]').first()).toBeVisible();
    await write(second, 'headline', 'Written by the other one');
    await expect(
      first.locator('[data-testid="field-headline"] input[value="Written by the other one"]'),
    ).toBeVisible();

    await test.step('also after one was asked whether to leave, and stayed', async () => {
      const held = Promise.withResolvers<void>();
      const saves = /\/data\/(?:actions|mutate)\//;
      await second.route(saves, async (route) => {
        await held.promise;
        await route.continue();
      });
      const request = second.waitForRequest(saves);
      await write(second, 'headline', 'Not saved yet');
      await request;
      // Longer than a key counts as being typed.
      await second.waitForTimeout(1_000);
      const asked = second.waitForEvent('dialog');
      await second.evaluate(() => void setTimeout(() => location.reload()));
      await (await asked).dismiss();
      held.resolve();
      await expect
        .poll(() => editor.getDocument(`drafts.${id}`))
        .toMatchObject({ headline: 'Not saved yet' });
      await second.unrouteAll({ behavior: 'wait' });
      await field(second, 'standfirst').locator('textarea').click();
      // Studio draws who is in a field above it, not in it.
      const avatars = first.locator('[data-ui="Avatar"][aria-label="Second editor"]');
      await expect
        .poll(async () => {
          const place = await field(first, 'standfirst').boundingBox();
          const tops = await avatars.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
          return tops.some((top) => place && top >= place.y && top < place.y + place.height);
        })
        .toBe(true);
    });
  });
});

/** Publishes a draft as another editor, while the next change of it is on the way from the page to the lake. */
const publishBeforeChange = async (page: Page, editor: SanityClient, id: string): Promise<void> => {
  let isPublished = false;
  await page.route('**/data/actions/**', async (route) => {
    if (!isPublished && route.request().postData()?.includes(`drafts.${id}`)) {
      isPublished = true;
      const draft = await editor.getDocument<StudioStory>(`drafts.${id}`);
      if (!draft) throw new Error(`There is no draft of ${id}.`);
      await publishStoryNow(id, draft, new Date().toISOString(), draft)(editor);
    }
    await route.continue();
  });
};

test.describe('a draft that is published in the moment', () => {
  for (const [name, place] of [
    ['standfirst', 'textarea'],
    ['body', '[data-pt-editor]'],
  ] as const)
    test(`in which somebody types in its ${name} loses no word`, async ({
      journalistPage: page,
      newsroom: { editor },
    }) => {
      const id = `a-ferry-published-with-its-${name}`;
      await draftStory(editor, id);
      await openDocument(page, 'in-progress', id);
      const text = field(page, name).locator(place).first();
      await text.click();
      await page.keyboard.press('Control+End');
      await publishBeforeChange(page, editor, id);
      const words = ' Again, as all see.';
      // Some two seconds: Studio saves once a second.
      await page.keyboard.type(words, { delay: 110 });
      await expect(text).toContainText(words);
      await expect
        .poll(async () => JSON.stringify(await editor.getDocument(`drafts.${id}`)))
        .toContain(words);
      expect(JSON.stringify(await editor.getDocument(id))).not.toContain('as all see');
      await page.unrouteAll({ behavior: 'wait' });
    });

  test('in which somebody files it stays published, and says so', async ({
    journalistPage: page,
    newsroom: { editor },
  }) => {
    const id = 'a-ferry-published-and-filed';
    await draftStory(editor, id);
    await openDocument(page, 'in-progress', id);
    await publishBeforeChange(page, editor, id);
    await page.getByRole('button', { name: 'File for an editor' }).click();
    await expect(page.getByText('Somebody changed it at the same moment.')).toBeVisible();
    await expect(page.getByTestId('pane-footer').getByText('Live', { exact: true })).toBeVisible();
    expect(await editor.getDocument(`drafts.${id}`)).toBeUndefined();
    await page.unrouteAll({ behavior: 'wait' });
  });
});

test.describe('a story’s history', () => {
  test('lists changes and restores a revision', async ({ editorPage: page, newsroom }) => {
    const id = 'a-mill-restored';
    const { editor } = newsroom;
    await publishMillStory(editor, id);
    const note = 'The headline of a story about a mill was wrong about when it began.';
    for (const headline of ['A first headline', 'A second headline'])
      await correctStory(newsroom, id, { note }, { headline });
    const dated = await editor.getDocument(id);
    await openDocument(page, 'live', id, { withHistory: true });
    await page.getByTestId('timeline-item-button').last().click();
    await page.getByRole('button', { name: 'Revert to revision' }).click();
    await page.getByTestId('confirm-popover-confirm-button').click();
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`))
      .toMatchObject({ headline: expect.not.stringMatching('A second headline') });
    expect(await editor.getDocument(`drafts.${id}`)).toMatchObject({
      firstPublishedAt: dated?.firstPublishedAt,
      modifiedAt: dated?.modifiedAt,
    });
    await page.getByTestId('action-publish').click();
    await expect(page.getByText(/Another editor must approve it/).first()).toBeVisible();
  });
});

test.describe('a connection that is lost', () => {
  test('loses not even the first words of a draft that is left, whose first saves fail', async ({
    editorPage: page,
    newsroom: { editor },
  }) => {
    const id = 'a-mill-offline';
    await publishMillStory(editor, id);
    await openDocument(page, 'live', id);
    const edits = /\/data\/actions\//;
    let failures = 0;
    await page.route(edits, (route) => {
      failures += 1;
      return route.abort();
    });
    await write(page, 'headline', 'Typed without a connection');
    await expect.poll(() => failures).toBeGreaterThan(0);
    await goInStudio(page, '/studio/planning');
    // Longer than Studio keeps a document that was left.
    await expect.poll(() => failures).toBeGreaterThan(5);
    await page.unrouteAll({ behavior: 'wait' });
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`))
      .toMatchObject({ headline: 'Typed without a connection' });
  });
});

test.describe('a restart of the lake', () => {
  test('loses no input that is typed meanwhile, nor the last words before another list is opened', async ({
    editorPage: page,
    newsroom: { editor },
    product,
  }) => {
    const id = 'a-mill-interrupted';
    await publishMillStory(editor, id);
    await openDocument(page, 'live', id);
    const lake = pidOf('lake', product.dataDir);
    await write(page, 'headline', 'Before');
    process.kill(lake, 'SIGKILL');
    await write(page, 'headline', 'Before, during');
    await untilReplaced('lake', product.dataDir, lake);
    await write(page, 'headline', 'Before, during and after');
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`).catch(() => undefined))
      .toMatchObject({ headline: 'Before, during and after' });
    await expect(page.getByText(/something went wrong|error/i)).toHaveCount(0);
    // Studio saves once a second: the words of the last one wait for that.
    const headline = field(page, 'headline').locator('input');
    await headline.fill('');
    await headline.pressSequentially('Typed, and left at once', { delay: 80 });
    await goInStudio(page, '/studio/planning');
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`))
      .toMatchObject({ headline: 'Typed, and left at once' });
  });

  test('lets a person type on in the body without a click, at the same place', async ({
    editorPage: page,
    newsroom: { editor },
    product,
  }) => {
    const id = 'a-mill-typed-on';
    await publishMillStory(editor, id);
    await openDocument(page, 'live', id);
    const body = field(page, 'body').locator('[data-pt-editor]').first();
    await expect(body).toHaveAttribute('contenteditable', 'true');
    const written = 'The mill began in 1985. It still stands.';
    await body.getByText(written).click();
    // Wherever the pointer put the caret.
    await page.keyboard.type(' by the river');
    await expect(body).toContainText(' by the river');
    await (await loseLake(body, product))();
    await expect(body).toBeFocused();
    await page.keyboard.type(' of the town');
    const stored = async (): Promise<string> => {
      const draft = await editor.getDocument(`drafts.${id}`).catch(() => undefined);
      return draft?.body[0].children[0].text ?? '';
    };
    await expect.poll(stored).toContain(' by the river of the town');
    expect((await stored()).replace(' by the river of the town', '')).toBe(written);

    await test.step('and keeps what is typed while the editor takes nothing', async () => {
      const reconnect = await cutConnection(page, body, product);
      const held = page.locator('[data-held-typing] textarea');
      let typed = ', near the weir';
      await page.keyboard.type(typed);
      await reconnect();
      // Whoever types on does not notice when the server is back.
      for (let count = 1; (await held.count()) > 0; count += 1) {
        await page.keyboard.type(` ${count}`, { delay: 20 });
        typed += ` ${count}`;
      }
      await page.keyboard.type(' and on');
      await expect.poll(stored).toContain(` by the river of the town${typed} and on`);
      await expect(body).toBeFocused();
    });
    // What a person chose meanwhile keeps the focus.
    const reconnect = await cutConnection(page, body, product);
    const headline = field(page, 'headline').locator('input');
    await headline.focus();
    await reconnect();
    await expect(body).toHaveAttribute('contenteditable', 'true');
    await expect(headline).toBeFocused();
  });

  test('puts what was typed meanwhile where the person wrote, whatever another editor changed there', async ({
    editorPage: page,
    newsroom: { editor, secondEditor },
    product,
  }) => {
    const id = 'a-mill-changed-meanwhile';
    await publishMillStory(editor, id);
    const live = await editor.getDocument(id);
    const second = { ...paragraph('A second paragraph.'), _key: 'c' };
    await editor.createOrReplace({
      ...live,
      _type: 'article',
      _id: `drafts.${id}`,
      body: [...(live?.body ?? []), second],
    });
    await openDocument(page, 'live', id);
    const body = field(page, 'body').locator('[data-pt-editor]').first();
    const headline = field(page, 'headline').locator('input');
    const held = page.locator('[data-held-typing] textarea');
    const draft = () => editor.getDocument(`drafts.${id}`).catch(() => undefined);
    const texts = async (): Promise<string[]> => {
      const blocks: { children?: { text: string }[] }[] = (await draft())?.body ?? [];
      return blocks.map(({ children = [] }) => children.map(({ text }) => text).join(''));
    };
    const cut = async (): Promise<() => Promise<void>> => {
      const reconnect = await cutConnection(page, body, product);
      await expect(headline).toHaveJSProperty('readOnly', true);
      return reconnect;
    };
    const changeMeanwhile = (change: (client: typeof secondEditor) => Promise<unknown>) =>
      expect(() => change(secondEditor)).toPass();

    // Wherever the pointer put the caret.
    await body.getByText('The mill began').click();
    await page.keyboard.type(' by the river');
    await expect.poll(async () => (await texts())[0]).toContain(' by the river');

    await test.step('in a paragraph that was shortened, at its end', async () => {
      const reconnect = await cut();
      await page.keyboard.type(' and there');
      await expect(held).toHaveValue(' and there');
      await headline.click();
      await page.keyboard.type(', they say');
      await expect(held).toHaveCount(2);
      await changeMeanwhile((client) =>
        client.patch(`drafts.${id}`).set({ 'body[0].children[0].text': 'A mill.' }).commit(),
      );
      await reconnect();
      await expect.poll(texts).toEqual(['A mill. and there', 'A second paragraph.']);
      await expect(held).toHaveCount(0);
      await expect.poll(draft).toMatchObject({ headline: expect.stringContaining(', they say') });
      await expect(headline).toBeFocused();
    });

    await test.step('in a paragraph that was removed, at the end of the text', async () => {
      await body.getByText('A mill.').click();
      const reconnect = await cut();
      await page.keyboard.type('Not lost.');
      await expect(held).toHaveValue('Not lost.');
      await changeMeanwhile((client) => client.patch(`drafts.${id}`).unset(['body[_key=="a"]']).commit());
      await reconnect();
      await expect.poll(texts).toEqual(['A second paragraph. Not lost.']);
      await expect(held).toHaveCount(0);
      await expect(body).toBeFocused();
    });

    await test.step('in a field and in the text of a block', async () => {
      await page.keyboard.press('Enter');
      await page.keyboard.type('/fact');
      await page.getByRole('option', { name: 'Fact box' }).waitFor();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      const title = dialog.getByLabel('Title');
      await expect(title).toBeFocused();
      await page.keyboard.type('The mill');
      const text = dialog.locator('[data-pt-editor]');
      await text.click();
      await page.keyboard.type('Stone.', { delay: 50 });
      await expect.poll(async () => JSON.stringify(await draft())).toContain('Stone.');
      const reconnect = await cut();
      await page.keyboard.type(' Grey stone.');
      await title.click();
      await page.keyboard.type(' again');
      await expect(held).toHaveCount(2);
      await reconnect();
      await expect(title).toHaveValue('The mill again');
      await expect(text).toContainText('Stone. Grey stone.');
      await expect(title).toBeFocused();
      await expect(held).toHaveCount(0);
      await page.keyboard.press('Escape');
    });
  });
});
