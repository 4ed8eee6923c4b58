/** The labels of the tokens that the first start creates for the site. */
export const siteTokenLabels = { previews: 'Site: previews', reports: 'Site: error reports' } as const;

const again = 'The next start of the server creates a new token.';

/** What stops when a token is revoked, for the person who is about to do it. @param label of the token. */
export const revokedTokenText = (label: string): string => {
  switch (label) {
    case siteTokenLabels.previews:
      return `The site itself reads with this token. Until the server is started again, readers get errors instead of new pages, published changes do not reach them, and search, previews and mails stop. ${again}`;
    case siteTokenLabels.reports:
      return `The site itself files readers’ reports with this token. Until the server is started again, readers cannot report errors. ${again}`;
    default:
      return 'A program that uses it is refused at once. This cannot be undone.';
  }
};
