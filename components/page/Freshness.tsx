type FreshnessProps = { receipt: { tags: string[]; readAt: number | null } };

/** Meta elements with the page's sync tags and read time. The edge removes both before readers get the page. */
export const Freshness = ({ receipt: { tags, readAt } }: FreshnessProps) =>
  readAt === null ? null : (
    <>
      <meta name="copydesk:tags" content={tags.join(' ')} />
      <meta name="copydesk:read-at" content={String(readAt)} />
    </>
  );
