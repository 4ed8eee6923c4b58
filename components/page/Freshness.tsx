type FreshnessProps = { receipt: { tags: string[]; readAt: number | null } };

/** Tells the front what the page depended on and when it was read. The front strips both from what readers get. */
export const Freshness = ({ receipt: { tags, readAt } }: FreshnessProps) =>
  readAt === null ? null : (
    <>
      <meta name="copydesk:tags" content={tags.join(' ')} />
      <meta name="copydesk:read-at" content={String(readAt)} />
    </>
  );
