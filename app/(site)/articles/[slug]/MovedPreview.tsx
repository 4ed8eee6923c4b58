'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Leads a preview to the address that its story has now. The old one shows the story until the new one is there. */
export const MovedPreview = ({ path }: { path: string }) => {
  const router = useRouter();
  useEffect(() => router.replace(path, { scroll: false }), [router, path]);
  return null;
};
