import type { Page } from '@playwright/test';
import { paragraph, publishStory } from '../harness/newsroom.ts';
import { expect, test } from '../harness/test.ts';

/** The fonts that a part of the page is drawn with; those of the system are no part of the paper. */
const fontsOf = async (page: Page, selector: string): Promise<{ name: string; isOurs: boolean }[]> => {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('DOM.enable');
  await devTools.send('CSS.enable');
  const { root } = await devTools.send('DOM.getDocument');
  const { nodeId } = await devTools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await devTools.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName, isCustomFont }) => ({ name: familyName, isOurs: isCustomFont }));
};

test.describe('a story is drawn with the fonts of the paper, headline, text and quotation', () => {
  for (const [language, words] of [
    ['de', 'Größe über Mühe äußert sich'],
    ['pl', 'Zażółć gęślą jaźń, óśmiu'],
    ['uk', 'Її міст зачинено на рік'],
    ['ar', 'المجلس يغلق الجسر'],
    ['he', 'המועצה סוגרת את הגשר'],
  ] as const)
    test(`in ${language}`, async ({ page, newsroom: { editor } }) => {
      const slug = `test-fonts-${language}`;
      const quotation = { ...paragraph(words), _key: 'quote', style: 'blockquote' };
      await publishStory(editor, slug, { headline: words, language, body: [paragraph(words), quotation] });
      await expect.poll(async () => (await page.goto(`/articles/${slug}`))?.status()).toBe(200);
      await page.evaluate(() => document.fonts.ready);
      for (const selector of ['h1', '.body p', '.body blockquote'])
        await expect
          .poll(async () => (await fontsOf(page, selector)).filter(({ isOurs }) => !isOurs), {
            message: selector,
          })
          .toEqual([]);
    });
});
