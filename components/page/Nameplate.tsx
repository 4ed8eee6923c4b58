/** The publication's name with the copy editor's caret, the mark of an insertion. */
export const Nameplate = ({ title }: { title: string }) => (
  <a className="nameplate" href="/">
    {title}
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M2 18 10 3l8 15" fill="none" stroke="currentColor" strokeWidth="3.2" strokeLinecap="round" />
    </svg>
  </a>
);
