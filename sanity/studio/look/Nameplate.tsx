/** The logo: a copy editor's caret. It scales to any square and takes the colour of the text. */
export const Nameplate = () => (
  <svg viewBox="0 0 25 25" width="1em" height="1em" fill="none" role="img" aria-label="Copydesk">
    <rect width="25" height="25" fill="currentColor" />
    <path d="M6 18.5 12.5 6 19 18.5" stroke="#e4572e" strokeWidth="2.4" strokeLinejoin="miter" />
  </svg>
);
