/** Shows the newsroom whether readers see the previewed story. */
export const PreviewLine = ({ line }: { line: string }) => (
  <p className="preview-line" role="status">
    {line}
  </p>
);
