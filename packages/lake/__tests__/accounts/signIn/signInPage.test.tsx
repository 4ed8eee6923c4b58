import axe from 'axe-core';
import { newPasswordPage, problemPage, signInPage } from '../../../src/accounts/signIn/signInPage.ts';

const wrong = { field: 'password' as const, text: 'The email address or the password is wrong' };

describe('the sign-in pages', () => {
  it.each([
    ['asking', signInPage({ name: 'Garden', problem: null, email: '' })],
    ['after a wrong password', signInPage({ name: 'Garden', problem: wrong, email: 'ada@example.org' })],
    [
      'after too many attempts',
      signInPage({ name: 'Garden', problem: { field: null, text: 'Wait' }, email: '' }),
    ],
    [
      'choosing a password',
      newPasswordPage({ name: 'Garden', problem: null, email: 'a@example.org', ticket: 't' }),
    ],
    ['rejecting', problemPage({ name: 'Garden', title: 'Not ours', text: 'Open Studio.' })],
  ])('have no accessibility problem that axe finds, %s', async (_case, page) => {
    const parsed = new DOMParser().parseFromString(String(await page), 'text/html');
    document.documentElement.lang = parsed.documentElement.lang;
    document.title = parsed.title;
    document.body.replaceChildren(...parsed.body.childNodes);
    // jsdom computes no colours: the browser tests check contrast.
    const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(document.querySelectorAll('[autofocus]').length).toBeLessThanOrEqual(1);
  });
});
