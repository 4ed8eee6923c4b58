'use client';
import { useRouter } from 'next/navigation';
import { VisualEditing } from 'next-sanity/visual-editing';

/** Studio's edit marks on a preview, which is rendered again with each change of the document that Studio has open. */
export const LivePreview = () => {
  const router = useRouter();
  const refresh = async (): Promise<void> => router.refresh();
  return <VisualEditing refresh={refresh} />;
};
