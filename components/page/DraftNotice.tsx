/** Tells an editor that what they see is not what readers see, and leads out of it. */
export const DraftNotice = () => (
  <p className="draft-notice">
    You are reading drafts. <a href="/api/draft-mode/disable">Show what readers see</a>
  </p>
);
