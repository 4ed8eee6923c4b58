import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { render, screen, within } from '@testing-library/react';
import { UploadList } from '../../../../sanity/studio/pictures/uploads/UploadList.tsx';
import type { FileUpload } from '../../../../sanity/studio/pictures/uploads/useUploads.ts';

const upload = (name: string, state: FileUpload['state']): FileUpload => ({
  key: name,
  file: new File([], name),
  state,
});

it('the list of uploads begins with those that failed', () => {
  render(
    <ThemeProvider theme={buildTheme()}>
      <UploadList
        files={[
          upload('a.jpg', { kind: 'done' }),
          upload('b.jpg', { kind: 'failed', reason: 'It is damaged.', mayRetry: false }),
          upload('c.jpg', { kind: 'running' }),
        ]}
        onRetry={() => {}}
        onClear={() => {}}
      />
    </ThemeProvider>,
  );
  const names = within(screen.getByRole('region', { name: 'Files' })).getAllByText(/\.jpg$/);
  expect(names.map(({ textContent }) => textContent)).toEqual(['b.jpg', 'a.jpg', 'c.jpg']);
});
