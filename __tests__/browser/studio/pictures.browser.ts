import sharp from 'sharp';
import { pictureRecordId } from '../../../lib/pictures/pictureRecordId.ts';
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

test('a journalist uploads pictures, finds one by keyboard and uses it with its words until its rights end', async ({
  journalistPage: page,
  newsroom,
}) => {
  const client = newsroom.editor.withConfig({ perspective: 'drafts' });
  await openStudio(page, '/studio/desk/pictures');
  await page
    .getByLabel('Pictures to upload')
    .setInputFiles([await photograph('weir-1.jpg', 'teal'), await photograph('weir-2.jpg', 'olive')]);
  await expect(page.getByText('2 of 2 uploaded')).toBeVisible();
  await expect(page.getByText('The weir, olive')).toBeVisible();

  await newsroom.journalist.create({
    _id: 'drafts.pictured',
    _type: 'article',
    headline: 'The weir is open again',
  });
  await goInStudio(page, '/studio/desk/in-progress;pictured');
  const browse = page.getByTestId('image-object-input-browse-button-sanity-default').last();
  await expect(browse).toBeEnabled();
  await browse.press('Enter');
  await page.getByRole('searchbox', { name: 'Search pictures' }).fill('weir olive');
  const choice = page.getByRole('radio', { name: 'The weir, olive, Ada Roe' });
  await expect(page.getByRole('radio')).toHaveCount(1);
  await choice.press('Space');
  await expect(page.getByText('Not used yet')).toBeVisible();
  await choice.press('Enter');
  await expect(field(page, 'leadImage.caption').locator('input')).toHaveValue('The weir, olive');
  await expect(field(page, 'leadImage.credit').locator('input')).toHaveValue('Ada Roe');
  await write(page, 'leadImage.alt', 'Water over a weir.');

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
  // Above the form and in the field.
  await expect(
    page
      .getByText(/^The picture “The weir, olive” cannot be published\. The rights ended on .* Choose another/)
      .first(),
  ).toBeVisible();
});
