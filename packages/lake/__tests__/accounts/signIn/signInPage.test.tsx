import axe from 'axe-core';
import { newPasswordPage, refusalPage, signInPage } from '../../../src/accounts/signIn/signInPage.ts';

const wrong = { field: 'password' as const, text: 'That email and password do not belong together' };

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
    ['refusing', refusalPage({ name: 'Garden', title: 'Not ours', text: 'Open Studio.' })],
  ])('have nothing that axe finds, %s', async (_case, page) => {
    const parsed = new DOMParser().parseFromString(String(await page), 'text/html');
    document.documentElement.lang = parsed.documentElement.lang;
    document.title = parsed.title;
    document.body.replaceChildren(...parsed.body.childNodes);
    // jsdom computes no colours: contrast is looked at in the browser tests.
    const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(document.querySelectorAll('[autofocus]').length).toBeLessThanOrEqual(1);
  });
});
