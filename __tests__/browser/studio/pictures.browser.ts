import type { Locator } from '@playwright/test';
import sharp from 'sharp';
import { pictureRecordId } from '../../../lib/pictures/pictureRecordId.ts';
import { paragraph } from '../harness/newsroom.ts';
import { field, goInStudio, openStudio, write } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

const photograph = async (name: string, colour: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 90, height: 60, channels: 3, background: colour } })
    .withExif({ IFD0: { ImageDescription: `The weir, ${colour}`, Artist: 'Ada Roe' } })
    .jpeg()
    .toBuffer(),
});

/** Drops a file on the upper half of a paragraph. */
const drop = (target: Locator, { name, mimeType, buffer }: Awaited<ReturnType<typeof photograph>>) =>
  target.evaluate(
    (element, [fileName, type, base64]) => {
      const dataTransfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], fileName, { type }));
      const { left, top } = element.getBoundingClientRect();
      const at = { clientX: left + 1, clientY: top + 1, bubbles: true, cancelable: true, dataTransfer };
      for (const kind of ['dragenter', 'dragover', 'drop']) element.dispatchEvent(new DragEvent(kind, at));
    },
    [name, mimeType, buffer.toString('base64')] as const,
  );

test('a journalist uploads pictures, finds one by keyboard and uses it with its words until its rights end', async ({
  journalistPage: page,
  newsroom,
}) => {
  const client = newsroom.editor.withConfig({ perspective: 'drafts' });
  await openStudio(page, '/studio/desk/pictures');
  await page
    .getByLabel('Pictures to upload')
    .setInputFiles([
      await photograph('weir-1.jpg', 'teal'),
      await photograph('weir-2.jpg', 'olive'),
      await photograph('weir-2-again.jpg', 'olive'),
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Notes') },
    ]);
  await expect(page.getByText('3 uploaded, 1 failed')).toBeVisible();
  await expect(page.getByText('“notes.txt” is not a picture.')).toBeVisible();
  await expect(page.getByText('Uploaded before: it is in the list already')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await expect(page.getByRole('progressbar', { name: 'Uploads' })).toHaveCount(0);
  await expect(page.getByText('The weir, olive')).toBeVisible();

  await newsroom.journalist.create({
    _id: 'drafts.pictured',
    _type: 'article',
    headline: 'The weir is open again',
    body: ['It was closed.', 'It is open.'].map(paragraph),
  });
  await goInStudio(page, '/studio/desk/in-progress;pictured');
  const browse = page.getByTestId('image-object-input-browse-button-sanity-default').last();
  await expect(browse).toBeEnabled();
  await browse.press('Enter');
  await page.getByRole('searchbox', { name: 'Search pictures' }).fill('plates illustration');
  await expect(
    page.getByRole('radio', { name: 'The plates change when the story does., Illustration: Copydesk' }),
  ).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search pictures' }).fill('weir olive');
  const choice = page.getByRole('radio', { name: 'The weir, olive, Ada Roe' });
  await expect(page.getByRole('radio')).toHaveCount(1);
  await choice.press('Space');
  await expect(page.getByText('Not used yet')).toBeVisible();
  await choice.press('Enter');
  await expect(field(page, 'leadImage.caption').locator('input')).toHaveValue('The weir, olive');
  await expect(field(page, 'leadImage.credit').locator('input')).toHaveValue('Ada Roe');
  await write(page, 'leadImage.alt', 'Water over a weir.');

  await test.step('and drops another between two paragraphs', async () => {
    await drop(page.getByText('It is open.'), await photograph('weir-3.jpg', 'navy'));
    const body = () =>
      client.fetch<unknown>('*[_id == $id][0].body[]{ caption, credit, "text": children[0].text }', {
        id: 'pictured',
      });
    await expect
      .poll(body)
      .toMatchObject([
        { text: 'It was closed.' },
        { caption: 'The weir, navy', credit: 'Ada Roe' },
        { text: 'It is open.' },
      ]);
  });

  const used = () => client.fetch<string | null>('*[_id == $id][0].leadImage.asset._ref', { id: 'pictured' });
  await expect.poll(used).toMatch(/^image-/);
  const asset = (await used()) ?? '';
  await goInStudio(page, `/studio/desk/pictures;${asset}`);
  await expect(page.getByRole('link', { name: 'The weir is open again' })).toBeVisible();
  await newsroom.editor
    .patch(pictureRecordId(asset))
    .set({ rightsEndAt: new Date(Date.now() - 1_000).toISOString() })
    .commit();
  await goInStudio(page, '/studio/desk/in-progress;pictured');
  await expect(page.getByText('To be put right:')).toBeVisible();
  // Above the form, in the field and in the bar.
  await expect(
    page
      .getByText(/^The picture “The weir, olive” cannot be published\. The rights ended on .* Choose another/)
      .first(),
  ).toBeVisible();

  const headline = field(page, 'headline').locator('input');
  await expect(headline).toHaveCSS('direction', 'ltr');
  await newsroom.editor.patch('drafts.pictured').set({ language: 'ar' }).commit();
  await expect(headline).toHaveCSS('direction', 'rtl');
});
