import { expect, test } from '../harness/test.ts';

test('an old address of WordPress leads to its story, and shows the front page before', async ({
  newsroom: { editor },
  product,
}) => {
  const ask = async (address: string) => {
    const { status, headers, text } = await product.read(address, { redirect: 'manual' });
    return { status, location: headers.get('location'), kept: headers.get('cache-control'), text };
  };
  // The front page may change in between, by what an earlier test published.
  await expect(async () => {
    const front = await ask('/');
    expect(await ask('/?p=70')).toEqual(front);
  }).toPass();
  const to = `/articles/${await editor.fetch<string>('*[_type == "article"] | order(_createdAt)[0].slug.current')}`;
  await editor.create({ _id: 'old-number', _type: 'redirect', from: '/?p=70', to });
  // Another number, so that no cache could have the answer.
  await editor.create({ _id: 'old-page', _type: 'redirect', from: '/?page_id=71', to });
  const moved = { status: 308, location: to, kept: 'no-store' };
  await expect(async () => expect(await ask('/?p=70')).toMatchObject(moved)).toPass();
  expect(await ask('/?page_id=71&utm_source=feed')).toMatchObject(moved);
  for (const address of ['/', '/?p=070', '/?p=70&p=71', '/?q=70', '/?p=71', '/?utm_source=feed'])
    expect([address, (await ask(address)).status]).toEqual([address, 200]);
});
