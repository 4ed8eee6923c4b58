import { Stack, Tab, TabList, TabPanel } from '@sanity/ui';
import { useId, useState } from 'react';
import type { Imported } from '../../../../lib/import/importArticle.ts';
import { LeftOver, restOf } from './LeftOver.tsx';
import { Original } from './Original.tsx';
import type { PuttingIn } from './PutIn.tsx';
import { WhereFrom } from './WhereFrom.tsx';

type Shown = 'left' | 'original';

/** What stands beside the draft: what was left over, or the whole original. */
export const Beside = ({ imported, ...puttingIn }: PuttingIn & { imported: Imported }) => {
  const id = useId();
  const [shown, setShown] = useState<Shown>('left');
  const count = restOf(imported).length;
  const titles: Record<Shown, string> = {
    left: count > 0 ? `Left over (${count})` : 'Left over',
    original: 'The original',
  };
  return (
    <Stack gap={5}>
      <TabList gap={2}>
        {(Object.keys(titles) as Shown[]).map((one) => (
          <Tab
            key={one}
            id={`${id}-${one}`}
            aria-controls={`${id}-panel`}
            label={titles[one]}
            selected={shown === one}
            onClick={() => setShown(one)}
          />
        ))}
      </TabList>
      <TabPanel id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>
        {shown === 'left' ? (
          <Stack gap={6}>
            <LeftOver imported={imported} {...puttingIn} />
            <WhereFrom imported={imported} />
          </Stack>
        ) : (
          <Original original={imported.original} {...puttingIn} />
        )}
      </TabPanel>
    </Stack>
  );
};
