import { revokedTokenText, siteTokenLabels } from '../../../lib/accounts/siteTokens.ts';

describe('what stops when a token is revoked', () => {
  it.each([
    [
      'readers’ pages, for the token that the site reads with',
      siteTokenLabels.previews,
      /readers get errors/,
    ],
    ['readers’ reports, for the token that files them', siteTokenLabels.reports, /cannot report errors/],
    ['the program that uses it, for any other token', 'Archive import', /program that uses it/],
  ])('is %s', (_what, label, text) => {
    expect(revokedTokenText(label)).toMatch(text);
  });
});
