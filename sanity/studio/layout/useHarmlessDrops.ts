import { useEffect } from 'react';

/** A file that is dropped beside a field would replace Studio by the file. */
export const useHarmlessDrops = (): void => {
  useEffect(() => {
    const refuse = (event: DragEvent): void => {
      // Whoever takes files has said so by now.
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    };
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
};
