import sharp from 'sharp';
import { paragraph, publishStory } from '../harness/newsroom.ts';
import { expect, test } from '../harness/test.ts';

/** Between two blocks of a text, in pixels. */
const minGap = 16;

for (const width of [390, 1280])
  test(`the blocks of a story stand apart from each other at ${width} px`, async ({
    page,
    newsroom: { editor },
  }) => {
    const slug = `test-blocks-${width}`;
    const picture = await editor.fetch<object>('*[_type == "article" && defined(leadImage)][0].leadImage');
    const row = (...cells: string[]) => ({ _type: 'tableRow', _key: cells.join(), cells });
    await publishStory(editor, slug, {
      body: [
        paragraph('It began at nine.'),
        paragraph('It went on.'),
        ...[
          { _type: 'embed', url: 'https://www.youtube.com/watch?v=1', title: 'A film' },
          {
            _type: 'gallery',
            title: 'The bridge',
            pictures: ['a', 'b'].map((_key) => ({ ...picture, _key })),
          },
          { _type: 'pullQuote', quote: 'We did not know.', attribution: 'Ann Reporter' },
          { _type: 'table', caption: 'Rain', rows: [row('Month', 'mm'), row('May', '12')] },
          {
            _type: 'timeline',
            title: 'Days',
            events: ['May', 'June'].map((date) => ({
              _type: 'timelineEvent',
              _key: date,
              date,
              text: 'Rain',
            })),
          },
          { _type: 'factBox', title: 'Rain', body: [paragraph('Water that falls.')] },
        ].map((block) => ({ ...block, _key: block._type })),
        paragraph('It ended.'),
      ],
    });
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(async () => (await page.goto(`/articles/${slug}`))?.status()).toBe(200);
    const gaps = await page.evaluate(() => {
      const blocks = [...document.querySelectorAll('.body > *')].map((block) =>
        block.getBoundingClientRect(),
      );
      return blocks.slice(1).map(({ top }, index) => Math.round(top - (blocks[index]?.bottom ?? 0)));
    });
    expect(gaps.length).toBeGreaterThan(6);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(minGap);
  });

test('the rows of a gallery have no hole, whatever their number', async ({ page, newsroom: { editor } }) => {
  const slug = 'test-galleries';
  const picture = await editor.fetch<object>('*[_type == "article" && defined(leadImage)][0].leadImage');
  await publishStory(editor, slug, {
    body: [2, 3, 4, 5, 6, 7].map((count) => ({
      _type: 'gallery',
      _key: `of-${count}`,
      title: `Of ${count}`,
      pictures: Array.from({ length: count }, (_, index) => ({ ...picture, _key: `${index}` })),
    })),
  });
  await expect.poll(async () => (await page.goto(`/articles/${slug}`))?.status()).toBe(200);
  for (const width of [320, 390, 700, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const holes = await page.evaluate(() =>
      [...document.querySelectorAll('.gallery ul')].map((list) => {
        const end = (element: Element | null) => Math.round(element?.getBoundingClientRect().right ?? 0);
        return end(list) - end(list.lastElementChild);
      }),
    );
    expect(holes).toEqual([0, 0, 0, 0, 0, 0]);
  }
});

for (const language of ['en', 'ar'])
  test(`a wide table has a shadow where it goes on, and is moved by keyboard: ${language}`, async ({
    page,
    newsroom: { editor },
  }) => {
    const slug = `test-wide-table-${language}`;
    const row = (name: string) => ({
      _type: 'tableRow',
      _key: name,
      cells: Array.from({ length: 12 }, (_, index) => `${name} ${index}`),
    });
    await publishStory(editor, slug, {
      language,
      body: [{ _type: 'table', _key: 'table', caption: 'Rain', rows: [row('Month'), row('May')] }],
    });
    await page.setViewportSize({ width: 390, height: 900 });
    await expect.poll(async () => (await page.goto(`/articles/${slug}`))?.status()).toBe(200);
    const table = page.getByRole('region', { name: 'Rain' });
    /** How much darker than the paper its corners below the text are. */
    const shadows = async () => {
      const { data, info } = await sharp(await table.screenshot())
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const y = info.height - 4;
      const lightness = (x: number) => data[(y * info.width + x) * info.channels] ?? 0;
      const paper = lightness(Math.round(info.width / 2));
      return [lightness(1), lightness(info.width - 2)].map((edge) => paper - edge > 10);
    };
    const isRightToLeft = language === 'ar';
    expect(await shadows()).toEqual(isRightToLeft ? [true, false] : [false, true]);
    await table.focus();
    await page.keyboard.press(isRightToLeft ? 'ArrowLeft' : 'ArrowRight');
    await expect.poll(shadows).toEqual([true, true]);
    await table.evaluate((element, to) => element.scrollTo({ left: to }), isRightToLeft ? -9999 : 9999);
    await expect.poll(shadows).toEqual(isRightToLeft ? [false, true] : [true, false]);
  });

test('an embed asks nothing of its site before a reader wants it here, and may then be shown', async ({
  page,
  newsroom: { editor },
}) => {
  const slug = 'test-embed';
  const asked: string[] = [];
  await page.route(/^https:/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<p>The film</p>' });
  });
  await publishStory(editor, slug, {
    body: [{ _type: 'embed', _key: 'e', url: 'https://vimeo.com/123456', title: 'The bridge' }],
  });
  await expect.poll(async () => (await page.goto(`/articles/${slug}`))?.status()).toBe(200);
  await page.getByText('The bridge (on vimeo.com)').click();
  const show = page.getByRole('button', { name: 'Show it here' });
  await expect(show).toBeVisible();
  expect(asked).toEqual([]);
  await show.click();
  await expect(page.frameLocator('embedded-player iframe').getByText('The film')).toBeVisible();
  expect(asked).toEqual(['https://player.vimeo.com/video/123456?dnt=1']);
});
