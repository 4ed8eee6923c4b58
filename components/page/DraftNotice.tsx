/** Shows editors that the page is a preview, with a link to leave it. */
export const DraftNotice = () => (
  <p className="draft-notice">
    You are reading drafts. <a href="/api/draft-mode/disable">Show what readers see</a>
  </p>
);
