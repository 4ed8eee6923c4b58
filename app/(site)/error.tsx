'use client';

import { Erratum } from '../../components/page/Erratum.tsx';

/** The error page of client-side navigation, which only editors in a preview have. */
const ErrorPage = ({ reset }: { error: Error; reset: () => void }) => (
  <Erratum label="Editor’s note" text="this page could not be set just now.">
    <p>The fault is ours. What you were reading is safe; trying again in a moment usually helps.</p>
    <p>
      <button type="button" className="button" onClick={reset}>
        Try again
      </button>
    </p>
  </Erratum>
);
export default ErrorPage;
