import axe from 'axe-core';
import { newPasswordPage, problemPage, signInPage } from '../../../src/accounts/signIn/signInPage.ts';

const wrong = { field: 'password' as const, text: 'The email address or the password is wrong' };

const look = { name: 'Garden', style: '' };
const alone = { signOn: null, arePasswordsForAdministrators: false, hasSignedOut: false };
const withProvider = {
  signOn: {
    title: 'Garden ID',
    address: 'http://localhost/sso?origin=a',
    leaveAddress: 'http://localhost/leave?origin=a',
  },
  arePasswordsForAdministrators: false,
  hasSignedOut: true,
};

describe('the sign-in pages', () => {
  it.each([
    ['asking', signInPage({ ...alone, look, problem: null, email: '' })],
    ['after a wrong password', signInPage({ ...alone, look, problem: wrong, email: 'ada@example.org' })],
    [
      'after too many attempts',
      signInPage({ ...alone, look, problem: { field: null, text: 'Wait' }, email: '' }),
    ],
    ['with a provider', signInPage({ ...withProvider, look, problem: null, email: '' })],
    [
      'with a provider and passwords for administrators',
      signInPage({
        ...withProvider,
        arePasswordsForAdministrators: true,
        look,
        problem: wrong,
        email: '',
      }),
    ],
    ['choosing a password', newPasswordPage({ look, problem: null, email: 'a@example.org', ticket: 't' })],
    ['rejecting', problemPage({ look, title: 'Not ours', text: 'Open Studio.' })],
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
