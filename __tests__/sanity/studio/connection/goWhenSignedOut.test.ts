import { goWhenSignedOut } from '../../../../sanity/studio/connection/goWhenSignedOut.ts';

it('the sign-in page is opened once, as soon as Studio has forgotten the token', async () => {
  const tokens = ['token', 'token', null, null];
  const visited: string[] = [];
  await new Promise<void>((gone) =>
    goWhenSignedOut({ read: () => tokens.shift() ?? null }, '/sign-in', (to) => {
      visited.push(to);
      gone();
    }),
  );
  expect(visited).toEqual(['/sign-in']);
  expect(tokens).toEqual([null]);
});
