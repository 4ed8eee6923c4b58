import { escapeJson } from '../../lib/structuredData/escapeJson.ts';

/** What a page says to machines. The data is escaped, so that no headline can close the element. */
export const JsonLd = ({ data }: { data: object }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape quotes; escapeJson leaves no `<`.
  <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: escapeJson(data) }} />
);
