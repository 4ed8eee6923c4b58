/** The decoded slug of a page's path. */
export const slugOf = async ({ params }: { params: Promise<{ slug: string }> }): Promise<string> =>
  decodeURIComponent((await params).slug);
